"""Numbers that two branches gave to different units: which of the two keeps it, told before units are matched.

Where both sides of a merge gave one number to two texts, `core.merging` keeps ours and gives theirs an id that is made
of that number and its text. Here such a unit is known again by this, in the template of the page and in the files of
all languages alike, and gets a number of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from workflow.core.digest import make_unit_id
from workflow.core.words import normalise
from workflow.errors import DocumentError
from workflow.model import Catalog, Document, Entry, Span

_HASH = re.compile(r"[a-z2-7]{8}")


@dataclass(frozen=True, slots=True)
class Collision:
    """One number for two units, and the ids they have from now on."""

    id: str
    """The number; ours has it in files that the merge driver has merged."""
    other: str
    """What theirs has there."""
    source: str
    """The text of theirs, normalised."""
    ours_id: str
    theirs_id: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A page whose units have one id each."""

    document: Document
    """Without the markers that stand at another unit's text."""
    template: Sequence[Entry]
    highest: int
    collisions: tuple[Collision, ...] = ()


def settle_markers(page: str, document: Document, template: Sequence[Entry], highest: int) -> Settled:
    """The page as it is to be matched with its template.

    In a collision the text at which the number is written as a marker keeps it, ours where that is so at both or at
    none; the other one gets the next number. A marker that stands twice stays at the text that has it in the template;
    the other text is known by the template too, else nobody can tell which of them the translations were made for.

    Raises:
        DocumentError: two spans carry the same marker, and the template does not tell them apart.
    """
    collisions: tuple[Collision, ...] = ()
    if document.numbered:
        collisions, highest = _find_collisions(document, template, highest)
        template = _rename(template, collisions) if collisions else template
    return Settled(_drop_markers(page, document, template), template, highest, collisions)


def settle_catalog(catalog: Catalog, collisions: Sequence[Collision]) -> Catalog:
    """A language's catalog with the same ids. A file that only their side had still has the number for their text."""
    if not collisions:
        return catalog
    active = {entry.id: entry for entry in catalog.entries if not entry.obsolete}
    ids: dict[str, str] = {}
    for one in collisions:
        there = active.get(one.id)
        if one.other not in active and there and normalise(there.source) == one.source:
            ids[one.id] = one.theirs_id
        else:
            ids.setdefault(one.id, one.ours_id)
            ids[one.other] = one.theirs_id
    ids = {old: new for old, new in ids.items() if old != new}
    entries = tuple(entry.change(id=ids[entry.id]) if entry.id in ids else entry for entry in catalog.entries)
    return replace(catalog, entries=entries) if entries != catalog.entries else catalog


def _find_collisions(document: Document, template: Sequence[Entry], highest: int) -> tuple[tuple[Collision, ...], int]:
    ids = {entry.id: entry for entry in template}
    numbers = [unit_id for unit_id in ids if _is_number(unit_id)]
    highest = max(
        [highest, *map(int, numbers), *(int(span.marker) for span in document.spans if _is_number(span.marker))]
    )
    found: list[Collision] = []
    for entry in template:
        origin = _find_origin(entry, numbers) if _HASH.fullmatch(entry.id) else ""
        if not origin:
            continue
        texts = [normalise(span.source) for span in document.spans if span.marker == origin]
        ours, theirs = normalise(ids[origin].source), normalise(entry.source)
        swapped = theirs in texts and ours not in texts and not any(one.id == origin for one in found)
        highest += 1
        new_ids = (str(highest), origin) if swapped else (origin, str(highest))
        found.append(Collision(origin, entry.id, theirs, *new_ids))
    return tuple(found), highest


def _find_origin(entry: Entry, numbers: Sequence[str]) -> str:
    """The number that the merge made an id of; empty where it is none of that kind."""
    return next((number for number in numbers if make_unit_id(number, entry.source, _is_free) == entry.id), "")


def _is_free(_: str) -> bool:
    return False


def _is_number(unit_id: str) -> bool:
    return unit_id.isascii() and unit_id.isdigit() and len(unit_id) < 10


def _rename(template: Sequence[Entry], collisions: Sequence[Collision]) -> tuple[Entry, ...]:
    ids = {one.other: one.theirs_id for one in collisions}
    ids |= {one.id: one.ours_id for one in reversed(collisions)}
    return tuple(entry.change(id=ids[entry.id]) if entry.id in ids else entry for entry in template)


def _drop_markers(page: str, document: Document, template: Sequence[Entry]) -> Document:
    """The document with every marker once."""
    counts = Counter(span.marker for span in document.spans if span.marker)
    if all(count == 1 for count in counts.values()):
        return document
    texts = {entry.id: normalise(entry.source) for entry in template}
    known = {text for unit_id, text in texts.items() if unit_id not in counts}
    spans = list(document.spans)
    for index, span in enumerate(spans):
        if counts[span.marker] < 2:
            continue
        owner = _find_owner(document, span.marker, texts)
        if owner is None or not (span is owner or normalise(span.source) in known):
            _refuse(page, document, span.marker)
        if span is not owner:
            spans[index] = replace(span, marker="")
    return replace(document, spans=tuple(spans))


def _find_owner(document: Document, marker: str, texts: Mapping[str, str]) -> Span | None:
    """The one span with a marker whose text is the one that has it in the template."""
    owners = [span for span in document.spans if span.marker == marker and normalise(span.source) == texts.get(marker)]
    return owners[0] if len(owners) == 1 else None


def _refuse(page: str, document: Document, marker: str) -> NoReturn:
    first, second = [span for span in document.spans if span.marker == marker][:2]
    message = (
        f"the marker '{marker}' stands at line {document.line_at(first.start)} already (tpt-duplicate): delete the one "
        "of the newer text, which then gets the next number"
    )
    raise DocumentError(message, path=page, line=document.line_at(second.start))
