"""Reading PO files: strict, lossless, fast.

The scanner is our own for three reasons. The libraries take damage for health: duplicates, unknown escapes, text
after a closing quote, a file cut inside a string; here each is an error with its line. Every character of the file
stays in `Entry.raw`, so that CRLF, mixed line ends and odd wrapping come back byte for byte. And a page's catalog is
read whenever its file has changed, so speed counts: the entries of the common form are matched by one expression,
all others go line by line through `po_scan`.
"""

from __future__ import annotations

from workflow.model import Catalog, Entry
from workflow.store import po_scan as scan
from workflow.store.po_build import build_entry
from workflow.store.po_match import match_entry
from workflow.store.po_rules import check_header, find_duplicate
from workflow.store.po_text import decode, find_charset


def read_catalog(data: bytes, *, path: str, foreign: bool = False) -> Catalog:
    """Read a PO file. `path` is for messages.

    `foreign` is for files of other tools, where a msgctxt is no unit id and may stand at several entries.
    Raises `CatalogError` with the line of the damage; nothing damaged is ever taken for a file with fewer entries.
    """
    catalog = read_repeated(data, path=path)
    if double := find_duplicate((*_header(catalog), *catalog.entries), foreign=foreign):
        first, again = double
        what = f"the unit {again.id!r}" if again.id else f"the text {again.source[:40]!r}"
        scan.fail(f"{what} is here twice: first in line {first.line}", path, again.line)
    return catalog


def read_repeated(data: bytes, *, path: str) -> Catalog:
    """Read a PO file in which an entry may stand several times, which is to be mended. Raises `CatalogError`."""
    charset = find_charset(data)
    catalog = _read(data, charset, path)
    declared = _declared(catalog)
    if charset.lower() != declared.lower():
        catalog = _read(data, declared, path)
    for header in _header(catalog):
        check_header(header, path)
    return catalog


def parse_entries(text: str, path: str) -> tuple[list[Entry], str]:
    """The entries of a text, a header among them, and what stands after the last. Raises `CatalogError`."""
    entries: list[Entry] = []
    position, number = 0, 1
    while position < len(text):
        entry = match_entry(text, position, number)
        if entry:
            end = position + len(entry.raw)
        else:
            lines, end = scan.scan_entry(text, position, number, path)
            if not any(line.kind == scan.SOURCE for line in lines):
                _check_tail(lines, path)
                return entries, text[position:]
            entry = build_entry(lines, path)
        entries.append(entry)
        number += text.count("\n", position, end)
        position = end
    return entries, ""


def _check_tail(lines: list[scan.Line], path: str) -> None:
    """After the last entry only blank lines and whole translator comments may stand."""
    for line in lines:
        if line.kind not in (scan.BLANK, scan.COMMENT):
            scan.fail("the file ends in the middle of an entry", path, line.number)
    if lines and lines[-1].kind == scan.COMMENT and not lines[-1].raw.endswith("\n"):
        scan.fail("the last line has no end: the file seems to be cut", path, lines[-1].number)


def _read(data: bytes, charset: str, path: str) -> Catalog:
    text, name, bom = decode(data, charset, path)
    entries, tail = parse_entries(text, path)
    if not entries:
        scan.fail("no entries: restore the file from git, or delete it", path, 1)
    header = entries[0]
    if header.id or header.source or header.obsolete:
        late = next((entry for entry in entries if not (entry.id or entry.source or entry.obsolete)), None)
        message = "the header must be the first entry" if late else 'no header: the first entry must be msgid ""'
        scan.fail(message, path, late.line if late else header.line)
    crlf = text.count("\r\n")
    newline = "\r\n" if crlf * 2 > text.count("\n") else "\n"
    return Catalog(tuple(entries[1:]), header, newline, name, bom, tail)


def _declared(catalog: Catalog) -> str:
    """The charset of the parsed header."""
    fields = {name.lower(): value for name, value in catalog.fields().items()}
    words = fields.get("content-type", "").partition("charset=")[2].replace(";", " ").split()
    return "utf-8" if not words or words[0] == "CHARSET" else words[0]


def _header(catalog: Catalog) -> tuple[Entry, ...]:
    return (catalog.header,) if catalog.header else ()
