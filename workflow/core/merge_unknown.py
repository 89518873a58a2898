"""What two catalogs began with, where nobody knows: as much of it as they tell themselves."""

from __future__ import annotations

from collections import Counter

from rapidfuzz import fuzz

from workflow.core.reconcile import number_of
from workflow.core.words import normalise
from workflow.model import Catalog, Entry

LIKE = 50.0
"""Percent of likeness from which two texts of one number are taken as one unit that was edited."""


def find_common(ours: Catalog, theirs: Catalog) -> Catalog:
    """A base for `merge_catalogs`: the entries that are equal on both sides, and the units whose source one edited.

    The base has no translation that only one side has, so that nothing counts as deleted or replaced: where both sides
    have a text and these differ it is a clash. There is no header.
    """
    there = Counter(theirs.entries)
    others = {entry.id: entry for entry in theirs.entries if entry.id and not entry.obsolete}
    common: list[Entry] = []
    for entry in ours.entries:
        if there[entry]:
            there[entry] -= 1
            common.append(entry)
        elif entry.id and not entry.obsolete and entry.id in others:
            common += _find_edited(entry, others[entry.id])
    return Catalog(tuple(common), newline=ours.newline, charset=ours.charset, bom=ours.bom)


def _find_edited(ours: Entry, theirs: Entry) -> list[Entry]:
    """The unit with its older source, where the two entries are one unit whose source was edited."""
    mine, other = normalise(ours.source), normalise(theirs.source)
    if mine == other:
        return []
    if mine == normalise(theirs.previous_source):
        return [Entry(ours.id, ours.source)]
    known = other == normalise(ours.previous_source) or not number_of(ours.id)  # no two texts are born with one hash
    return [Entry(ours.id, theirs.source)] if known or fuzz.ratio(mine, other) >= LIKE else []
