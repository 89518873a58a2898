"""One entry of a PO file, found without reading the others: for versions of a file that are only looked into."""

from __future__ import annotations

from workflow.errors import CatalogError
from workflow.model import Entry
from workflow.store import po_scan as scan
from workflow.store.po_build import build_entry
from workflow.store.po_match import match_entry
from workflow.store.po_read import read_catalog
from workflow.store.po_text import decode, find_charset

_UNWRAPPED = 60
"""Characters of an id that no writer breaks into several lines."""


def find_entry(data: bytes, unit_id: str, *, path: str) -> Entry | None:
    """The active entry of a unit in a PO file; None where there is none.

    Damage elsewhere in the file is not noticed. Raises `CatalogError` where the entry itself, or the file's encoding,
    cannot be read.
    """
    escaped = unit_id.replace("\\", "\\\\").replace('"', '\\"')
    text, _, _ = decode(data, find_charset(data), path)
    start = _find_start(text, f'msgctxt "{escaped}"')
    if start < 0:
        odd = f'"{escaped}"' in text or len(escaped) > _UNWRAPPED
        return _find_odd(data, unit_id, path) if odd else None
    entry = match_entry(text, start, 1)
    return entry or build_entry(scan.scan_entry(text, start, 1, path)[0], path)


def _find_start(text: str, line: str) -> int:
    """Where the entry with that line begins, its comments before it; -1 where no active entry has it."""
    at = text.find(line)
    while at >= 0 and (at > 0 and text[at - 1] != "\n"):  # `#~ msgctxt`, or a text that says so
        at = text.find(line, at + 1)
    while at > 0:
        before = text.rfind("\n", 0, at - 1) + 1
        if text[before] != "#" or text.startswith("#~", before):
            return at
        at = before
    return at


def _find_odd(data: bytes, unit_id: str, path: str) -> Entry | None:
    """The same for a file that another tool has written in a form of its own."""
    try:
        catalog = read_catalog(data, path=path)
    except CatalogError:
        return None
    return next((entry for entry in catalog.entries if entry.id == unit_id and not entry.obsolete), None)
