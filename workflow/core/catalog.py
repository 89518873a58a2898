"""Editing and merging the entries of a catalog: pure functions from catalogs to catalogs.

Nothing here throws a text away: a translation that no unit shows any more stays as an obsolete entry (`#~`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from workflow.core.carrier import Carrier
from workflow.core.carrying import describe_carried, drop_carried, list_carried
from workflow.core.dismissal import drop_dismissals, drop_void, list_dismissals, renew_dismissals
from workflow.core.entry_order import drop_repeated, keep_order, keep_places, separate_twins
from workflow.core.offered import drop_origin, is_from_outside, is_offered, say_unit
from workflow.core.review import drop_reviews, is_reviewed, list_reviews, renew_reviews
from workflow.core.source_change import Meaning
from workflow.core.words import normalise
from workflow.model import Catalog, Entry, Unit

SECTION = "section: "
"""Begins the extracted comment of a template that names the headings above a unit."""


def describe_unit(page: str, unit: Unit) -> Entry:
    """A unit as an untranslated entry: kind and notes as extracted comments, the page as reference."""
    span = unit.span
    variables = [f"${name} = {value}" for name, value in span.variables]
    lines = [line.rstrip() for text in (span.note, *variables) for line in text.split("\n") if line.strip()]
    return Entry(unit.id, span.source, notes=(span.kind.value, *lines), references=(refer_to(page),))


def describe_in_template(page: str, unit: Unit) -> Entry:
    """The same with the heading path, which stands in the template alone."""
    entry = describe_unit(page, unit)
    if not unit.path:
        return entry
    return replace(entry, notes=(entry.notes[0], SECTION + " › ".join(unit.path), *entry.notes[1:]))


def refer_to(page: str) -> str:
    """A page as a PO reference; a name with spaces stands between isolates, as GNU gettext writes file names."""
    return f"\u2068{page}\u2069" if any(char.isspace() for char in page) else page


def active(catalog: Catalog) -> dict[str, Entry]:
    """The entries that are not obsolete, by id."""
    return {entry.id: entry for entry in catalog.entries if not entry.obsolete}


def merge_units(
    catalog: Catalog,
    wanted: Sequence[Entry],
    *,
    reorder: bool = False,
    keep_current: Collection[str] = (),
    arrived: Sequence[Entry] = (),
    offered: Mapping[str, Sequence[str]] | None = None,
    carry: Carrier | None = None,
) -> Catalog:
    """Bring a language's catalog up to its page's units.

    Args:
        catalog: the language's entries as they are.
        wanted: the page's units as untranslated entries, in page order (`describe_unit`).
        reorder: put entries into page order; else the file's order stays and new ones follow their predecessor.
        keep_current: ids whose changed source does not outdate the translation (updates not required).
        arrived: entries of units that came from another page, with their ids here; older pairs as obsolete ones. One
            that is here already takes a translation only where it has none.
        offered: units that were split off or joined → the units whose translations are offered to them: as obsolete
            entries of their own id, which say so.
        carry: tells which source changes leave a translation current, as it is or with other values; without it all
            that is more than white space outdates.
    """
    present = active(catalog)
    settled = len(present) == len(wanted) and all(_agrees(present.get(unit.id), unit) for unit in wanted)
    if settled and not reorder and not arrived:
        return catalog
    older = [entry for entry in (*catalog.entries, *arrived) if entry.obsolete]
    incoming = {entry.id: entry for entry in arrived if not entry.obsolete}
    merged: dict[str, Entry] = {}
    for unit in wanted:
        entry, older = _choose_entry(present.get(unit.id), incoming.get(unit.id), unit, older)
        merged[unit.id], older = _update(entry, unit, older, unit.id in keep_current, carry)
    gone = [entry for entry in present.values() if entry.id not in merged]
    older += [
        offer_text(present[origin], unit_id)
        for unit_id, origins in (offered or {}).items()
        for origin in origins
        if unit_id in merged and origin in present and present[origin].translation
    ]
    left = [_retire(entry) for entry in gone if entry.translation or entry.comments or entry.plural_translations]
    order = list(merged) if reorder else keep_order(list(present), list(merged))
    entries = tuple(separate_twins(drop_repeated([*(merged[unit_id] for unit_id in order), *older, *left])))
    same = len(entries) == len(catalog.entries) and all(
        new is old for new, old in zip(entries, catalog.entries, strict=True)
    )
    if same:
        return catalog
    if not reorder:
        entries = keep_places(catalog.entries, entries)
    return replace(catalog, entries=entries)


def apply_edit(catalog: Catalog, unit_id: str, translation: str, *, outdated: bool = False) -> Catalog:
    """The catalog with one unit translated anew; the older text of an outdated or emptied unit is kept as obsolete.

    Raises:
        KeyError: the catalog has no active entry of that id.
    """
    entry = active(catalog)[unit_id]
    outdated = outdated and bool(translation)
    previous = _find_made_for(catalog, entry, translation) if outdated else ""
    if (translation, outdated, previous) == (entry.translation, entry.outdated, entry.previous_source):
        return catalog
    edited = entry.change(
        translation=translation,
        outdated=outdated,
        previous_source=previous,
        comments=drop_void(entry) if translation == entry.translation else _drop_made_for(entry.comments),
    )
    entries = [edited if item is entry else item for item in catalog.entries]
    if entry.translation and (entry.outdated or not translation):
        older = _older_pair(entry)
        if (older.source, older.translation) != (edited.previous_source or edited.source, translation):
            entries.append(older)
    return replace(catalog, entries=tuple(separate_twins(drop_repeated(entries))))


def _find_made_for(catalog: Catalog, entry: Entry, translation: str) -> str:
    """The source that an outdated translation was made for: an older pair may tell when a text is put back."""
    if translation != entry.translation:
        for older in reversed(catalog.entries):
            same = older.obsolete and not older.outdated and (older.id, older.translation) == (entry.id, translation)
            if same and normalise(older.source) != normalise(entry.source):
                return older.source.rstrip(" ")  # which may tell twins apart
    return entry.previous_source


def put_entry(catalog: Catalog, entry: Entry) -> Catalog:
    """The catalog with the active entry of that id replaced."""
    entries = tuple(entry if item.id == entry.id and not item.obsolete else item for item in catalog.entries)
    return replace(catalog, entries=entries)


def _update(
    entry: Entry, unit: Entry, older: list[Entry], keep: bool, carry: Carrier | None
) -> tuple[Entry, list[Entry]]:
    """An entry brought up to its unit's source and notes."""
    if _agrees(entry, unit):
        return entry, older
    described = entry.change(id=unit.id, source=unit.source, notes=unit.notes, references=unit.references)
    if normalise(entry.source) == normalise(unit.source):
        return described, older
    if entry.outdated and _is_same(entry.previous_source, unit.source):
        return described.change(outdated=False, previous_source=""), older
    returned = _find_pair(older, unit)
    if returned is not None:
        return _give_back(entry, described, returned, older)
    if not entry.translation:
        return described.change(outdated=False, previous_source=""), older
    carried = _carry(entry, described, carry) if carry else None
    if carried is not None:
        return carried, older if carried.translation == entry.translation else [*older, _older_pair(entry)]
    if entry.outdated:  # what it was made from is known from before, or not at all
        return described, older
    if keep:
        return described, [*older, _older_pair(entry)]
    return described.change(outdated=True, previous_source=entry.source), older


def _give_back(entry: Entry, described: Entry, returned: Entry, older: list[Entry]) -> tuple[Entry, list[Entry]]:
    """The earlier translation of a source that has returned, with its own reviews; the later one is kept."""
    kept = [item for item in older if item is not returned]
    if entry.translation:
        kept.append(_older_pair(entry))
    kinds = (list_carried, list_reviews, list_dismissals)
    own = tuple(line for list_kind in kinds for line in list_kind(returned.comments))
    comments = drop_carried(entry.comments)
    back = described.change(
        translation=returned.translation,
        outdated=returned.outdated,
        previous_source=returned.previous_source,
        comments=(*comments, *(line for line in own if line not in comments)),
    )
    return back, kept


def _carry(entry: Entry, described: Entry, carry: Carrier) -> Entry | None:
    """The entry as a current one under its unit's new source, where the change leaves that beyond doubt."""
    made_for = entry.previous_source if entry.outdated else entry.source
    if not made_for:
        return None
    current = described.change(outdated=False, previous_source="")
    if carry.compare(described.id, made_for).meaning is Meaning.NONE:
        made = entry.change(source=made_for)
        return current.change(comments=renew_dismissals(made, described.source, renew_reviews(made, described.source)))
    carried = carry.carry(described.id, made_for, entry.translation)
    if carried is None:
        return None
    comments = (*_drop_made_for(entry.comments), *describe_carried(carried.values))
    return current.change(translation=carried.text, comments=comments)


def _drop_made_for(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Translator comments without those that were made for one translation alone."""
    return drop_carried(drop_reviews(drop_dismissals(comments)))


def _choose_entry(
    here: Entry | None, arrived: Entry | None, unit: Entry, older: list[Entry]
) -> tuple[Entry, list[Entry]]:
    """The entry of a unit: the one that stands here, the one that arrives, or an older one come back.

    Where two are translated the one here stays, and the other's text is kept as an older one.
    """
    if here is None and arrived is None:
        return _revive(unit, older)
    if here is None or arrived is None:
        return here or arrived or unit, older
    if not arrived.translation or arrived.translation == here.translation:
        return here, older
    if here.translation:
        return here, [*older, _older_pair(arrived)]
    return arrived.change(comments=(*here.comments, *(c for c in arrived.comments if c not in here.comments))), older


def _agrees(entry: Entry | None, unit: Entry) -> bool:
    """Whether an entry says of its unit what the page says."""
    return (
        entry is not None
        and entry.id == unit.id
        and entry.source == unit.source
        and entry.notes == unit.notes
        and entry.references == unit.references
    )


def _revive(unit: Entry, older: list[Entry]) -> tuple[Entry, list[Entry]]:
    """The entry of a unit that is new to the catalog: its obsolete one come back, or an empty one."""
    found = _find_pair(older, unit)
    if found is None:
        same_id = [entry for entry in older if entry.id == unit.id and entry.translation and not is_offered(entry)]
        found = same_id[-1] if same_id else None
    if found is None:
        return unit, older
    return found.change(obsolete=False, comments=drop_origin(found.comments)), [
        entry for entry in older if entry is not found
    ]


def offer_text(entry: Entry, unit_id: str) -> Entry:
    """The text of one unit as an obsolete entry of another one, which it was split into or joined with."""
    return replace(_older_pair(entry), id=unit_id, comments=(say_unit(entry.id), *list_carried(entry.comments)))


def _find_pair(older: list[Entry], unit: Entry) -> Entry | None:
    """The obsolete entry of that id whose translation was made for that source; the latest one."""
    for entry in reversed(older):
        fits = entry.id == unit.id and entry.translation and not entry.outdated and _is_same(entry.source, unit.source)
        if fits and not is_from_outside(entry):
            return entry
    return None


def _is_same(source: str, other: str) -> bool:
    """Whether two sources are the same but for white space; an unknown one is like no other."""
    return bool(source) and normalise(source) == normalise(other)


def _older_pair(entry: Entry) -> Entry:
    """The text of an outdated (or emptied) entry with the source it was made from, as an obsolete entry.

    Where that source is not known (another tool's fuzzy entry) the pair stays outdated.
    """
    return Entry(
        entry.id,
        entry.previous_source if entry.outdated and entry.previous_source else entry.source,
        entry.translation,
        outdated=entry.outdated and not entry.previous_source,
        obsolete=True,
        comments=entry.comments if is_reviewed(entry) else drop_reviews(entry.comments),
        flags=entry.flags,
    )


def _retire(entry: Entry) -> Entry:
    """An entry whose unit left the page: made for its previous source, if it was outdated, and said to be so."""
    if entry.outdated and entry.previous_source:
        return entry.change(obsolete=True, outdated=False, source=entry.previous_source, previous_source="")
    return entry.change(obsolete=True)
