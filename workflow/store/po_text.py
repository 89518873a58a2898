"""The quoted strings of PO files, and the bytes they are kept in.

Source of the rules: the GNU gettext manual, "The Format of PO Files", and what its lexer accepts (C escapes in
quoted strings; the charset comes from the header's Content-Type).
"""

from __future__ import annotations

import codecs
import re

from workflow.errors import CatalogError

STRING = r'[^"\\\n]*+(?:\\.[^"\\\n]*+)*+'
"""What may stand between two quotes: anything but a bare quote, a bare backslash or a line feed."""

_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))", re.DOTALL)
_LETTERS = {
    "n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\",
    "a": "\a", "b": "\b", "f": "\f", "v": "\v",
}  # fmt: skip
_CHARSET = re.compile(rb'"[^\n]*?charset=([A-Za-z0-9_.:-]+)')
_ASCII = "".join(map(chr, range(0x20, 0x7F))).replace("\\", "") + r"\n \u0041"
_BOM = b"\xef\xbb\xbf"


class EscapeError(ValueError):
    """A backslash in a quoted string that PO does not know."""


def unescape(quoted: str) -> str:
    """The text of what stands between the quotes. Raises `EscapeError` with the escape."""
    return _ESCAPE.sub(_read_escape, quoted) if "\\" in quoted else quoted


def _read_escape(match: re.Match[str]) -> str:
    octal, hexadecimal, letter = match.groups()
    if letter is not None:
        try:
            return _LETTERS[letter]
        except KeyError:
            raise EscapeError(f"unknown escape \\{letter} in a quoted text") from None
    code = int(octal, 8) if octal else int(hexadecimal, 16)
    # Larger codes are bytes of the file's charset in gettext; nobody writes them, and a guess would be a wrong letter.
    if not 0 < code < 0x80:
        raise EscapeError(f"the escape {match.group()} is not an ASCII character: write the character itself")
    return chr(code)


def find_charset(data: bytes) -> str:
    """The charset that the header seems to declare, as written; `utf-8` where none is found or it is a placeholder."""
    match = _CHARSET.search(data)
    name = match.group(1).decode("ascii") if match else ""
    return "utf-8" if name in ("", "CHARSET") else name


def decode(data: bytes, charset: str, path: str) -> tuple[str, str, bool]:
    """The file's text without its byte order mark, the charset as Python names it, and whether there was a mark.

    Raises `CatalogError` with the line where the bytes are not in `charset`.
    """
    if not data.strip():
        raise CatalogError("the file is empty: restore it from git, or delete it", path=path, line=1)
    if (at := data.find(b"\0")) >= 0:
        raise CatalogError("this is not a text file (a NUL byte): restore it from git", path=path, line=_line(data, at))
    body = data.removeprefix(_BOM)
    name = _find_codec(charset)
    if not name:
        line = _line(data, data.find(f"charset={charset}".encode()))
        raise CatalogError(f"the header's charset {charset!r} is not known", path=path, line=line)
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        other = "WINDOWS-1252" if name == "utf-8" else name
        message = (
            f"byte 0x{body[error.start]:02x} is not {charset}: convert the file from its real charset, "
            f"like `iconv -f {other} -t utf-8 {path}`, and let its header say charset=UTF-8"
        )
        raise CatalogError(message, path=path, line=_line(body, error.start)) from None
    if name != "utf-8" and text.encode(name, "replace") != body:
        message = f"the file cannot be written back in {charset} as it is: `iconv -f {charset} -t utf-8 {path}`"
        raise CatalogError(message, path=path, line=1)
    return text, name, len(body) != len(data)


def _find_codec(charset: str) -> str:
    """Python's name of a charset in which ASCII is ASCII, as PO needs; empty for any other."""
    if charset.lower() == "utf-8":
        return "utf-8"
    try:
        name = codecs.lookup(charset).name
        return name if _ASCII.encode().decode(name) == _ASCII and _ASCII.encode(name) == _ASCII.encode() else ""
    except (LookupError, UnicodeError):
        return ""


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
