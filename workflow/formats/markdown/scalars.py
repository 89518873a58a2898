"""Scalars of front matter: reading a value as YAML and TOML do, and writing another in the same style where it allows.

YAML 1.2.2 chapters 7 and 8, TOML 1.0.0 section "String". A value that these rules do not cover is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from workflow.formats.markdown.lines import LINE_END


class Style(StrEnum):
    """How a value is written."""

    PLAIN = "plain"
    FLOW = "flow"
    """Plain, in a YAML list in brackets."""
    SINGLE = "single"
    DOUBLE = "double"
    LITERAL = "literal"
    """A YAML block with `|`."""
    FOLDED = "folded"
    """A YAML block with `>`."""
    TOML_BASIC = "toml-basic"
    TOML_LITERAL = "toml-literal"
    TOML_BASIC_LINES = "toml-basic-lines"
    TOML_LITERAL_LINES = "toml-literal-lines"


_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v"}
_LETTERS |= {'"': '"', "\\": "\\", "/": "/", " ": " ", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
_TOML_LETTERS = frozenset('ntrbfe"\\')
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_STRING = re.compile(
    r"(?i)~|null|true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan|[-+.]?\d[\d_.,:xeoa-f+-]*|\d{4}-\d\d?-\d\d?(?:[t ].*)?"
)
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=]|[-?:][^\s,\[\]{}]")
_BLOCK = re.compile(r"(?P<style>[|>])(?P<hint>[-+1-9]{0,2})[ \t]*(?:#[^\r\n]*)?")


def read_plain(raw: str) -> str | None:
    """A plain scalar's text, with its lines folded; None where it is not a string."""
    value = _fold(raw)
    return value if _PLAIN_START.match(value) and not _NOT_STRING.fullmatch(value) else None


def _fold(raw: str) -> str:
    """The lines of a flow scalar: a line end is a space, a blank line a line end (YAML, section 6.5)."""
    lines = [line.strip(" \t") for line in LINE_END.split(raw)]
    folded = lines[0]
    pending = 0
    for line in lines[1:]:
        if not line:
            pending += 1
            continue
        folded += "\n" * pending + line if pending else " " + line
        pending = 0
    return folded


def read_quoted(raw: str) -> str | None:
    """The text of a YAML scalar in quotes, or None for an escape that YAML does not know."""
    if raw[0] == "'":
        return _fold(raw[1:-1]).replace("''", "'") if len(LINE_END.split(raw)) > 1 else raw[1:-1].replace("''", "'")
    inner = re.sub(r"\\(?:\r\n|\r|\n)[ \t]*", "", raw[1:-1])
    return _unescape(_fold(inner) if LINE_END.search(inner) else inner, frozenset(_LETTERS))


def _unescape(text: str, letters: frozenset[str]) -> str | None:
    wrong = False

    def decode(match: re.Match[str]) -> str:
        nonlocal wrong
        digits = match[1] or match[2] or match[3]
        if digits:
            code = int(digits, 16)
            wrong |= code > 0x10FFFF or 0xD800 <= code < 0xE000
            return "" if wrong else chr(code)
        wrong |= match[4] not in letters
        return _LETTERS.get(match[4], "")

    decoded = _ESCAPE.sub(decode, text)
    return None if wrong else decoded


def read_block(head: str, lines: list[str]) -> tuple[str, str] | None:
    """The text of a YAML block scalar without its last line ends, and the indentation of its lines."""
    match = _BLOCK.fullmatch(head)
    filled = [line for line in lines if line.strip(" ")]
    if not match or not filled or re.search(r"\d", match["hint"]):
        return None
    indent = filled[0][: len(filled[0]) - len(filled[0].lstrip(" "))]
    if any(not line.startswith(indent) for line in filled) or not indent:
        return None
    bare = [line[len(indent) :] if line.strip(" ") else "" for line in lines]
    if match["style"] == "|":
        return "\n".join(bare).rstrip("\n"), indent
    if any(line.startswith((" ", "\t")) for line in bare) or not bare[0]:
        return None
    return _fold("\n".join(bare).rstrip("\n")), indent


def read_toml(raw: str) -> tuple[str, Style] | None:
    """The text of a TOML string without a last line end, and its style."""
    if raw.startswith("'''"):
        return _drop_ends(raw), Style.TOML_LITERAL_LINES
    if raw.startswith("'"):
        return raw[1:-1], Style.TOML_LITERAL
    style = Style.TOML_BASIC_LINES if raw.startswith('"""') else Style.TOML_BASIC
    inner = _drop_ends(raw) if style is Style.TOML_BASIC_LINES else raw[1:-1]
    text = _unescape(re.sub(r"(?<!\\)((?:\\\\)*)\\[ \t]*\n\s*", r"\1", inner), _TOML_LETTERS)
    return None if text is None else (text, style)


def _drop_ends(raw: str) -> str:
    inner = LINE_END.sub("\n", raw[3:-3])
    inner = inner[1:] if inner.startswith("\n") else inner
    return inner[:-1] if inner.endswith("\n") else inner


def write_scalar(text: str, style: Style, *, indent: str, newline: str, old: str) -> str:
    """`text` as a value that reads as exactly that text: in the style it had, else in quotes."""
    for writer in _WRITERS[style]:
        written = writer(text, indent, newline, old)
        if written is not None:
            return written
    return _write_double(text, indent, newline, old)


def _write_plain(text: str, _indent: str, _newline: str, _old: str) -> str | None:
    if "\n" in text or "\t" in text or ": " in text or " #" in text or text.endswith((":", " ")):
        return None
    return text if not _UNPRINTABLE.search(text) and read_plain(text) == text else None


def _write_flow(text: str, indent: str, newline: str, old: str) -> str | None:
    return None if re.search(r"[,\[\]{}\"'#]", text) else _write_plain(text, indent, newline, old)


def _write_single(text: str, _indent: str, _newline: str, _old: str) -> str | None:
    return None if "\n" in text or _UNPRINTABLE.search(text) else "'" + text.replace("'", "''") + "'"


def _write_double(text: str, _indent: str, _newline: str, _old: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + '"'


def _write_literal(text: str, indent: str, newline: str, old: str) -> str | None:
    lines = text.split("\n")
    if _UNPRINTABLE.search(text) or text != text.strip() or any(line != line.rstrip(" \t") for line in lines):
        return None
    head = LINE_END.split(old, maxsplit=1)[0]
    return newline.join((head, *(indent + line if line else "" for line in lines)))


def _write_folded(text: str, indent: str, newline: str, old: str) -> str | None:
    if re.search(r"(?:^|\n)[ \t]", text):
        return None
    return _write_literal(re.sub(r"(\n+)", r"\1\n", text), indent, newline, old)


def _write_toml_literal(text: str, _indent: str, _newline: str, _old: str) -> str | None:
    return None if "'" in text or "\n" in text or _UNPRINTABLE.search(text) else f"'{text}'"


def _write_toml_literal_lines(text: str, _indent: str, newline: str, old: str) -> str | None:
    if "'''" in text or text.endswith("'") or _UNPRINTABLE.search(text):
        return None
    return _between_ends(text, newline, old)


def _write_toml_basic_lines(text: str, _indent: str, newline: str, old: str) -> str:
    text = _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", text.replace("\\", "\\\\").replace('"', '\\"'))
    return _between_ends(text, newline, old.replace("'''", '"""'))


def _between_ends(text: str, newline: str, old: str) -> str:
    """The text between triple quotes, with a line end after and before them where the old value had one."""
    first = newline if old[3:].startswith(("\n", "\r")) or text.startswith("\n") else ""
    last = newline if old[:-3].endswith(("\n", "\r")) or text.endswith("\n") else ""
    return old[:3] + first + text.replace("\n", newline) + last + old[-3:]


_Writer = Callable[[str, str, str, str], "str | None"]
_WRITERS: dict[Style, tuple[_Writer, ...]] = {
    Style.PLAIN: (_write_plain,),
    Style.FLOW: (_write_flow,),
    Style.SINGLE: (_write_single,),
    Style.DOUBLE: (),
    Style.LITERAL: (_write_literal,),
    Style.FOLDED: (_write_folded,),
    Style.TOML_BASIC: (),
    Style.TOML_LITERAL: (_write_toml_literal,),
    Style.TOML_BASIC_LINES: (_write_toml_basic_lines,),
    Style.TOML_LITERAL_LINES: (_write_toml_literal_lines, _write_toml_basic_lines),
}
