"""Noticing that the end of a PO file has gone, where what is left of it is a sound file.

A file that was cut in the text of its last unit, or among the obsolete entries behind that, has all its units. So what
the file ended with is remembered, and compared with what it ends with when another program has written it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workflow.core.catalog import active, put_entry
from workflow.core.mending import FROM_DAMAGE, add_entries
from workflow.core.words import normalise
from workflow.model import Catalog, Entry

_ACTIVE = b"\nmsgctxt "
"""Begins an entry of a unit; the lines of obsolete ones begin otherwise."""


@dataclass(frozen=True, slots=True)
class CatalogEnd:
    """What a PO file ends with: its last unit, and all behind it."""

    start: int
    """The bytes before that."""
    head: bytes
    """A digest of those."""
    rest: bytes


def describe_end(data: bytes) -> CatalogEnd:
    """The end of a PO file."""
    start = data.rfind(_ACTIVE) + 1
    return CatalogEnd(start, hashlib.blake2b(data[:start], digest_size=16).digest(), data[start:])


def is_cut(before: CatalogEnd, now: CatalogEnd) -> bool:
    """Whether a file is what it was without its end; white space there means nothing."""
    if (before.start, before.head) != (now.start, now.head):
        return False
    left, whole = now.rest.rstrip(), before.rest.rstrip()
    return len(left) < len(whole) and whole.startswith(left)


def put_end_back(catalog: Catalog, lost: Iterable[Entry]) -> tuple[Catalog, int]:
    """The catalog with the entries that it ended with, and how many of them it lacked or had cut short.

    What was translated anew since stays active.
    """
    count = 0
    for entry in lost:
        if not entry.translation or _said(entry) in map(_said, catalog.entries):
            continue
        now = active(catalog).get(entry.id)
        if not entry.obsolete and now is not None and entry.translation.startswith(now.translation):
            comments = entry.comments if now.translation else now.comments
            catalog = put_entry(catalog, now.change(translation=entry.translation, comments=comments))
        else:
            catalog = add_entries(catalog, [entry if entry.obsolete else _set_aside(entry)])
        count += 1
    return catalog, count


def _said(entry: Entry) -> tuple[str, str, str]:
    return entry.id, normalise(entry.source), entry.translation


def _set_aside(entry: Entry) -> Entry:
    comments = (*entry.comments, FROM_DAMAGE)
    return replace(entry, obsolete=True, comments=comments, notes=(), references=(), raw="", was=None)
