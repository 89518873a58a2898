"""The order of a catalog's entries: units stay where their file has them, and obsolete entries beside them."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.core.words import normalise
from workflow.model import Entry


def keep_order(present: list[str], wanted: list[str]) -> list[str]:
    """Ids in the file's order, with each new one after its predecessor in the page."""
    known = set(present)
    keep = set(wanted)
    followers: dict[str, list[str]] = {}
    last = ""
    for unit_id in wanted:
        if unit_id in known:
            last = unit_id
        else:
            followers.setdefault(last, []).append(unit_id)
    ordered = list(followers.get("", ()))
    for unit_id in present:
        if unit_id in keep:
            ordered += [unit_id, *followers.get(unit_id, ())]
    return ordered


def keep_places(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...]:
    """The new entries with obsolete ones that were there before left in their old places among the active ones."""
    stayed = {id(entry) for entry in after}
    ids = {entry.id for entry in after if not entry.obsolete}
    places: dict[str, list[Entry]] = {}
    last = ""
    for entry in before:
        if not entry.obsolete:
            last = entry.id if entry.id in ids else last
        elif id(entry) in stayed:
            places.setdefault(last, []).append(entry)
    places.pop(last, None)  # those at the end stay at the end, after new entries
    placed = {id(entry) for group in places.values() for entry in group}
    ordered = list(places.get("", ()))
    for entry in after:
        if id(entry) not in placed:
            ordered.append(entry)
        if not entry.obsolete:
            ordered += places.get(entry.id, ())
    return tuple(ordered)


def drop_repeated(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without an obsolete one that says exactly what a later obsolete one says."""
    last = {_said(entry): entry for entry in entries if entry.obsolete}
    return [entry for entry in entries if not entry.obsolete or last[_said(entry)] is entry]


def separate_twins(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, changed and new obsolete ones with a source that no other entry has under their id.

    GNU gettext's tools refuse a whole file in which an obsolete entry has the msgctxt and msgid of another one. White
    space at its end tells such a source apart there, and means nothing here. Twins that were there before, and that
    nothing was done to, stay as they are.
    """
    changed = {(entry.id, entry.source) for entry in entries if not entry.obsolete and not entry.raw}

    def may_move(entry: Entry) -> bool:
        return entry.obsolete and (not entry.raw or (entry.id, entry.source) in changed)

    taken = {(entry.id, entry.source) for entry in entries if not may_move(entry)}
    separate: list[Entry] = []
    for entry in entries:
        if may_move(entry):
            source = entry.source
            while (entry.id, source) in taken:
                source += " "
            entry = entry if source == entry.source else entry.change(source=source)
            taken.add((entry.id, source))
        separate.append(entry)
    return separate


def _said(entry: Entry) -> tuple[str, str, str, bool]:
    return entry.id, normalise(entry.source), entry.translation, entry.outdated
