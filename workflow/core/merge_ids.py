"""Ids in the catalogs of two branches: one id for two units, and two ids for one unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workflow.core.digest import make_unit_id
from workflow.core.words import normalise
from workflow.model import Catalog, Entry


def align_ids(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[Catalog, Catalog, Catalog]:
    """The three catalogs in which one id means one unit. Active entries have different ids in each of them.

    An id that both sides gave to different texts since the base stays with ours, and theirs gets the id that
    `make_unit_id` makes of the old id (in the place of the page) and the text: the same in the files of all languages,
    whatever else is in them. The next `sync` goes on from there, and where units are numbered it gives one of the two
    another number. What the other branch still has under the old number follows the text to the new one.
    """
    moved = _find_moved(base, theirs, ours)
    base, ours = _rename(base, moved), _rename(ours, moved)
    moved = _find_moved(base, ours, theirs)
    base, theirs = _rename(base, moved), _rename(theirs, moved)
    return base, ours, _rename(theirs, _find_collisions(base, ours, theirs))


def _find_moved(base: Catalog, changed: Catalog, other: Catalog) -> dict[str, str]:
    """Old id → new id of units that one side gave another id, as their old one has another text there."""
    before, after, there = _sources(base), _sources(changed), _sources(other)
    new = {text: unit_id for unit_id, text in after.items() if unit_id not in before and unit_id not in there}
    return {
        unit_id: new.pop(text)
        for unit_id, text in before.items()
        if text in new and there.get(unit_id) == text and after.get(unit_id, text) != text
    }


def _find_collisions(base: Catalog, ours: Catalog, theirs: Catalog) -> dict[str, str]:
    """The id of each unit of theirs whose id we gave to another text since the base → its new one."""
    known = {entry.id for entry in base.entries}
    mine = _sources(ours)
    taken = {entry.id for entry in theirs.entries}
    return {
        entry.id: make_unit_id(entry.id, entry.source, taken.__contains__)
        for entry in theirs.entries
        if entry.id and not entry.obsolete and entry.id not in known
        if mine.get(entry.id, normalise(entry.source)) != normalise(entry.source)
    }


def _sources(catalog: Catalog) -> dict[str, str]:
    """Id → normalised source of each active entry."""
    return {entry.id: normalise(entry.source) for entry in catalog.entries if entry.id and not entry.obsolete}


def _rename(catalog: Catalog, ids: Mapping[str, str]) -> Catalog:
    """The catalog with other ids for some units and for their obsolete entries."""
    if not ids:
        return catalog

    def rename(entry: Entry) -> Entry:
        return entry.change(id=ids[entry.id]) if entry.id in ids else entry

    return replace(catalog, entries=tuple(map(rename, catalog.entries)))
