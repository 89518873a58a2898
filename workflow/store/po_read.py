"""Reading PO files: strict, lossless, fast.

The scanner is our own for three reasons. The libraries take damage for health: duplicates, unknown escapes, text
after a closing quote, a file cut inside a string; here each is an error with its line. Every character of the file
stays in `Entry.raw`, so that CRLF, mixed line ends and odd wrapping come back byte for byte. And a page's catalog is
read whenever its file has changed, so speed counts: the entries of the common form are matched by one expression,
all others go line by line through `po_scan`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from workflow.errors import CatalogError
from workflow.model import Catalog, Entry
from workflow.store import po_scan as scan
from workflow.store.po_match import match_entry, split_flags
from workflow.store.po_text import decode, find_charset

_FIELD = re.compile(r"[^\s:]+:")


def read_catalog(data: bytes, *, path: str, foreign: bool = False) -> Catalog:
    """Read a PO file. `path` is for messages.

    `foreign` is for files of other tools, where a msgctxt is no unit id and may stand at several entries.
    Raises `CatalogError` with the line of the damage; nothing damaged is ever taken for a file with fewer entries.
    """
    charset = find_charset(data)
    catalog = _read(data, charset, path)
    declared = _declared(catalog)
    if codecs.lookup(charset) != codecs.lookup(declared):
        catalog = _read(data, declared, path)
    _refuse_duplicates(catalog, path, foreign=foreign)
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


def build_entry(lines: list[scan.Line], path: str) -> Entry:
    """The entry that scanned lines say. Raises `CatalogError` where its plural forms have a gap."""
    flags = tuple(flag for line in lines if line.kind == scan.FLAG for flag in split_flags(line.value))
    text = {kind: "".join(_values(lines, kind)) for kind in (scan.CONTEXT, scan.SOURCE, scan.PLURAL)}
    forms = _forms(lines, path)
    plural = any(line.kind == scan.PLURAL for line in lines)
    return Entry(
        id=text[scan.CONTEXT],
        source=text[scan.SOURCE],
        # A plural counts as translated when all its forms are.
        translation=forms[0] if not plural or all(forms) else "",
        outdated="fuzzy" in flags,
        previous_source=_previous(lines),
        obsolete=any(line.obsolete for line in lines if line.kind == scan.SOURCE),
        comments=tuple(_values(lines, scan.COMMENT)),
        notes=tuple(_values(lines, scan.NOTE)),
        references=tuple(_values(lines, scan.REFERENCE)),
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        plural_source=text[scan.PLURAL],
        plural_translations=forms if plural else (),
        line=next(line.number for line in lines if line.kind != scan.BLANK),
        raw="".join(line.raw for line in lines),
    )


def _values(lines: Iterable[scan.Line], kind: str) -> Iterator[str]:
    return (line.value for line in lines if line.kind == kind)


def _previous(lines: list[scan.Line]) -> str:
    """The text of `#| msgid` with its continuation lines."""
    key, parts = "", []
    for line in lines:
        if line.kind == scan.PREVIOUS:
            key = line.key or key
            if key == scan.SOURCE:
                parts.append(line.value)
    return "".join(parts)


def _forms(lines: list[scan.Line], path: str) -> tuple[str, ...]:
    """The plural forms in order, or the one translation."""
    plural = any(line.kind == scan.PLURAL for line in lines)
    forms: list[str] = []
    for line in lines:
        if line.kind != scan.TRANSLATION:
            continue
        if line.key:
            if forms and not plural:
                scan.fail("a second msgstr, without a msgid of its own", path, line.number)
            wanted = str(len(forms)) if plural else ""
            if line.form != wanted:
                name = f"msgstr[{wanted}]" if plural else "msgstr without a number"
                scan.fail(f"expected {name} here", path, line.number)
            forms.append("")
        forms[-1] += line.value
    return tuple(forms)


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
    name = fields.get("content-type", "").partition("charset=")[2].strip()
    return "utf-8" if name in ("", "CHARSET") else name


def check_header(header: Entry, path: str) -> None:
    """Refuse a header that says nothing, or has a line that is not `Name: value`."""
    if not header.translation:
        raise CatalogError("the header is empty: the file seems to be cut", path=path, line=header.line)
    position = 0
    for line in header.translation.split("\n"):
        if line and not _FIELD.match(line):
            message = f"the header line {line[:60]!r} is not `Name: value`"
            raise CatalogError(message, path=path, line=_find_line(header, position, path))
        position += len(line) + 1


def _find_line(header: Entry, position: int, path: str) -> int:
    """The line of the file in which the character at `position` of the header's text stands; 0 for a new header."""
    if not header.raw:
        return 0
    blank = len(header.raw) - len(header.raw.lstrip("\r\n"))
    lines, _ = scan.scan_entry(header.raw, 0, header.line - header.raw.count("\n", 0, blank), path)
    for line in lines:
        if line.kind == scan.TRANSLATION:
            position -= len(line.value)
            if position < 0:
                return line.number
    return header.line


def find_duplicate(entries: Iterable[Entry], *, foreign: bool = False) -> tuple[Entry, Entry] | None:
    """Two active entries that are the same: by msgctxt and msgid and, unless `foreign`, by msgctxt alone."""
    seen: dict[str | tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.obsolete:
            continue
        key = entry.id if entry.id and not foreign else (entry.id, entry.source)
        first = seen.setdefault(key, entry)
        if first is not entry:
            return first, entry
    return None


def _refuse_duplicates(catalog: Catalog, path: str, *, foreign: bool) -> None:
    if catalog.header is None:
        return
    check_header(catalog.header, path)
    if double := find_duplicate((catalog.header, *catalog.entries), foreign=foreign):
        first, again = double
        what = f"the unit {again.id!r}" if again.id else f"the text {again.source[:40]!r}"
        scan.fail(f"{what} is here twice: first in line {first.line}", path, again.line)
