"""What can still be read of a damaged PO file: for mending it, never for taking it as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.errors import CatalogError
from workflow.model import Entry
from workflow.store import po_scan as scan
from workflow.store.po_build import build_entry

_BLANK = re.compile(r"\n[ \t\r]*\n")
_LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """An entry that could be read."""

    entry: Entry
    sure: bool
    """Whether it is whole: another entry follows, and every byte of it could be read."""


def salvage_entries(data: bytes) -> tuple[Salvaged, ...]:
    """The entries of a damaged PO file, without its header.

    Reading goes on behind the next blank line wherever it fails. The entry before such a place, and the last one of the
    file, may have lost the end of its text.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\0", _LOST)
    found: list[Salvaged] = []
    position = 0
    while position < len(text):
        try:
            lines, end = scan.scan_entry(text, position, 1, "")
            if not any(line.kind == scan.SOURCE for line in lines):
                break
            entry = build_entry(lines, "")
        except CatalogError:
            found = _doubt_last(found)
            blank = _BLANK.search(text, position + 1)
            if blank is None:
                break
            position = blank.end() - 1
            continue
        if entry.id or entry.source:
            found.append(Salvaged(entry, sure=_LOST not in text[position:end]))
        position = end
    return tuple(_doubt_last(found))


def _doubt_last(found: list[Salvaged]) -> list[Salvaged]:
    return [*found[:-1], Salvaged(found[-1].entry, sure=False)] if found else found
