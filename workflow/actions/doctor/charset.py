"""Guessing the charset of a PO file that is not in the one it declares."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from workflow.errors import CatalogError
from workflow.model import Catalog
from workflow.store.po import change_header, read_catalog, write_catalog

_OLD = {
    "windows-1250": "bs cs hr hu pl ro sk sl sq",
    "windows-1251": "be bg kk mk ru sr uk",
    "windows-1253": "el",
    "windows-1254": "az tr",
    "windows-1255": "he yi",
    "windows-1256": "ar fa ur",
    "windows-1257": "et lt lv",
    "windows-1258": "vi",
    "shift_jis": "ja",
    "gb18030": "zh",
    "euc_kr": "ko",
    "tis-620": "th",
}
"""What files of a language were mostly kept in before UTF-8; Western ones in windows-1252."""
_STRANGE = re.compile(r"[\udc80-\udcff]+")
"""Bytes that are not UTF-8, as `surrogateescape` decodes them."""
_DECLARED = re.compile(rb"charset=[A-Za-z0-9_.:-]+")


def guess_charset(language: str) -> str:
    """The charset that a file of this language is in when it is not UTF-8."""
    base = language.partition("-")[0]
    if language.startswith(("zh-Hant", "zh-TW", "zh-HK")):
        return "big5"
    return next((charset for charset, codes in _OLD.items() if base in codes.split()), "windows-1252")


def convert_bytes(data: bytes, language: str, path: str) -> bytes:
    """A PO file as UTF-8 that says so. What is UTF-8 already stays as it is, byte by byte.

    Raises:
        CatalogError: it is damaged otherwise, too.
    """
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        text = data.decode("utf-16", "replace")
    else:
        text = _decode_mixed(data, guess_charset(language))
    converted = _DECLARED.sub(b"charset=UTF-8", text.encode("utf-8"), count=1)
    return write_catalog(declare_utf8(read_catalog(converted, path=path)))


def declare_utf8(catalog: Catalog) -> Catalog:
    """The catalog as UTF-8, said in its header."""
    return change_header(replace(catalog, charset="utf-8"), "Content-Type", "text/plain; charset=UTF-8")


def _decode_mixed(data: bytes, charset: str) -> str:
    """The text of bytes that are UTF-8 in some places and `charset` in others."""
    text = data.decode("utf-8", "surrogateescape")
    return _STRANGE.sub(lambda match: _decode_strange(match.group(), charset), text)


def _decode_strange(run: str, charset: str) -> str:
    try:
        return run.encode("utf-8", "surrogateescape").decode(charset)
    except UnicodeDecodeError as error:
        raise CatalogError(f"is neither UTF-8 nor {charset}") from error
