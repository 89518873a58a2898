"""What a sound catalog keeps to beyond the syntax of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workflow.errors import CatalogError
from workflow.model import Entry
from workflow.store import po_scan as scan

_FIELD = re.compile(r"[^\s:]+:")


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
