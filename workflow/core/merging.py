"""Merging the catalogs of two branches, unit by unit, given the one they both began with.

Units that only one side changed take that side, so two translators of one file never conflict. No text is lost:
where both sides translated one unit differently, ours stays active and theirs stands beside it as an obsolete entry.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from workflow.core.astray import merge_astray
from workflow.core.entry_order import separate_twins
from workflow.core.merge_entry import Text, merge_entry, pick, set_aside, text_of
from workflow.core.merge_header import merge_header, take_field
from workflow.core.merge_ids import align_ids
from workflow.model import Catalog, Entry

_Key = tuple[bool, str, str, Text, int]
"""Who an entry is: obsolete, id, source where there is no unique id, text of an obsolete one, count of equal ones."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of two catalogs."""

    catalog: Catalog
    clashes: tuple[str, ...]
    """The units that both sides translated, differently: their ids, or their sources where they have none."""


def merge_catalogs(base: Catalog, ours: Catalog, theirs: Catalog) -> Merged:
    """The catalog with the changes of both sides. What only ours has, or nobody changed, keeps our lines.

    An entry that one side deleted stays if the other one changed it. Entries stand in our order, with each one of
    theirs after its predecessor there. An id that both sides gave to different texts is two units (`align_ids`). Files
    of two languages are not mixed (`merge_astray`).
    """
    apart = merge_astray(base, ours, theirs)
    if apart is not None:
        return Merged(apart, ())
    base, theirs = _end_lines(base, ours.newline), _end_lines(theirs, ours.newline)
    by_id = not any(_has_double(catalog) for catalog in (base, ours, theirs))
    if by_id:
        base, ours, theirs = align_ids(base, ours, theirs)
    indexes = [_index(catalog.entries, by_id=by_id) for catalog in (base, ours, theirs)]
    merged, clashes = _merge_indexes(*indexes)
    entries = [merged[key] for key in _order(indexes[1], indexes[2], merged)]
    entries += _find_lost(entries, clashes, base, ours, theirs)
    return Merged(replace(_merge_frames(base, ours, theirs), entries=tuple(separate_twins(entries))), clashes)


def _merge_indexes(
    base: Mapping[_Key, Entry], ours: Mapping[_Key, Entry], theirs: Mapping[_Key, Entry]
) -> tuple[dict[_Key, Entry], tuple[str, ...]]:
    merged: dict[_Key, Entry] = {}
    clashes: list[str] = []
    for key in chain(ours, (key for key in theirs if key not in ours)):
        before, mine, other = base.get(key), ours.get(key), theirs.get(key)
        if mine and other:
            merged[key], clash = merge_entry(before, mine, other)
            if clash:
                clashes.append(mine.id or mine.source)
        elif (only := mine or other) and only != before:
            merged[key] = only
    return merged, tuple(clashes)


def _index(entries: Iterable[Entry], *, by_id: bool) -> dict[_Key, Entry]:
    """Entries by who they are. In files of other tools an id is a context, which many entries may share."""
    index: dict[_Key, Entry] = {}
    for entry in entries:
        source = "" if by_id and entry.id and not entry.obsolete else entry.source
        key = (entry.obsolete, entry.id, source, text_of(entry) if entry.obsolete else ())
        count = 0
        while (*key, count) in index:
            count += 1
        index[(*key, count)] = entry
    return index


def _order(ours: Mapping[_Key, Entry], theirs: Mapping[_Key, Entry], kept: Mapping[_Key, Entry]) -> list[_Key]:
    """What is kept in our order, with each new entry of theirs after the one that it follows there.

    Where both sides have added obsolete entries at one place, it does not matter which side is ours.
    """
    common = {key for key in kept if key in ours and key in theirs}
    mine, other = _group_followers(ours, common, kept), _group_followers(theirs, common, kept)
    ordered: list[_Key] = []
    for place in (None, *(key for key in ours if key in common)):
        groups = [group for group in (other.get(place), mine.get(place)) if group]
        if all(obsolete for group in groups for obsolete, *_ in group):
            groups.sort()
        ordered += [*([place] if place else ()), *chain.from_iterable(groups)]
    return ordered


def _group_followers(
    side: Mapping[_Key, Entry], common: Collection[_Key], kept: Mapping[_Key, Entry]
) -> dict[_Key | None, list[_Key]]:
    """Entries that both sides have → what one of them alone has behind it; None → what stands before all of those."""
    groups: dict[_Key | None, list[_Key]] = {}
    last: _Key | None = None
    for key in side:
        if key in common:
            last = key
        elif key in kept:
            groups.setdefault(last, []).append(key)
    return groups


def _find_lost(
    merged: Iterable[Entry], clashes: Collection[str], base: Catalog, ours: Catalog, theirs: Catalog
) -> list[Entry]:
    """Obsolete entries for texts of either side that would be gone, unless the other side replaced or deleted them."""
    before, mine, other = ({_name_text(entry) for entry in one.entries} for one in (base, ours, theirs))
    there = {_name_text(entry) for entry in merged}
    lost: list[Entry] = []
    for entry in chain(ours.entries, theirs.entries):
        name = _name_text(entry)
        given_up = name in before and not (name in mine and name in other)
        if text_of(entry) and name not in there and not given_up:
            there.add(name)
            lost.append(set_aside(entry, clash=not entry.obsolete and (entry.id or entry.source) in clashes))
    return lost


def _name_text(entry: Entry) -> tuple[str, Text]:
    return entry.id or entry.source, text_of(entry)


def _merge_frames(base: Catalog, ours: Catalog, theirs: Catalog) -> Catalog:
    """Our catalog with the merged header, the encoding, and what stands after the last entry."""
    if theirs.header is None:
        return ours
    header = merge_header(base.header, ours.header, theirs.header) if ours.header else theirs.header
    encoding = ours
    if theirs.charset != ours.charset and (ours.charset == base.charset or theirs.charset == "utf-8"):
        encoding = theirs
    if theirs.charset != ours.charset and encoding.header:
        header = take_field(header, encoding.header, "Content-Type")
    tail = pick(base.tail, ours.tail, theirs.tail)
    if theirs.tail not in (base.tail, tail) and theirs.tail.strip() not in tail:
        tail += theirs.tail
    bom = encoding.bom if ours.charset != theirs.charset else pick(base.bom, ours.bom, theirs.bom)
    return replace(ours, header=header, charset=encoding.charset, bom=bom, tail=tail)


def _end_lines(catalog: Catalog, newline: str) -> Catalog:
    """The catalog with other line ends, where it has others."""
    if catalog.newline == newline:
        return catalog

    def change(text: str) -> str:
        return re.sub(r"\r?\n", newline, text)

    def change_entry(entry: Entry) -> Entry:
        return replace(entry, raw=change(entry.raw))

    return replace(
        catalog,
        entries=tuple(map(change_entry, catalog.entries)),
        header=change_entry(catalog.header) if catalog.header else None,
        newline=newline,
        tail=change(catalog.tail),
    )


def _has_double(catalog: Catalog) -> bool:
    """Whether two active entries share an id."""
    ids = [entry.id for entry in catalog.entries if entry.id and not entry.obsolete]
    return len(set(ids)) != len(ids)
