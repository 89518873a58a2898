"""Reconciling a source page with the units it had: who is who after an edit.

The order of matching: explicit marker; equal text along the sequence; equal text elsewhere in the page; likeness
between fixed points; great likeness elsewhere in the page. What is left is new, or a text that has come back from
obsolete entries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from workflow.core.align import (
    Pairs,
    Sequences,
    align_alike,
    align_edited,
    align_elsewhere,
    align_equal,
    keep_in_order,
)
from workflow.core.digest import make_unit_id
from workflow.core.likeness import Likeness
from workflow.core.splits import Offered, find_splits
from workflow.core.words import normalise
from workflow.errors import DocumentError
from workflow.model import Document, Entry, Kind, Span, Unit

DOUBTFUL = 60.0
"""Percent of likeness below which an edited text may be another one: an equal text on another page is preferred."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A page's units with their ids, and what the source change did to each."""

    page: str
    units: tuple[Unit, ...]
    new: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """Units whose text changed by more than white space."""
    kept: int = 0
    moved: tuple[str, ...] = ()
    """Kept or edited units that stand before or after others than they did."""
    removed: tuple[str, ...] = ()
    highest: int = 0
    """The highest number ever given on the page, where units are numbered."""
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Units that were split off or joined → the older units whose translations are offered to them."""
    doubtful: tuple[str, ...] = ()
    """Edited units that have little in common with what they were."""

    @property
    def changed(self) -> bool:
        """Whether the page's template would be another one."""
        return bool(self.new or self.edited or self.moved or self.removed)


def reconcile(
    page: str,
    document: Document,
    template: Sequence[Entry],
    *,
    highest: int = 0,
    returning: Mapping[str, str] | None = None,
    is_taken: Callable[[str], bool] = lambda _: False,
    apart: Collection[str] = (),
) -> Reconciled:
    """Give each span of a document the id of the unit it is.

    Args:
        page: the page's path, part of the hash of new ids.
        document: the source page as parsed now.
        template: the active entries of the page's template, in order.
        highest: the highest number ever given on the page.
        returning: normalised source → id of units that left the page and may come back.
        is_taken: whether a unit of another page has an id.
        apart: ids of units that have left the page: nothing here is an edit of them.

    Raises:
        DocumentError: two spans carry the same marker.
    """
    spans = document.spans
    if _unchanged(spans, template):
        units = _with_paths(tuple(zip((entry.id for entry in template), spans, strict=True)))
        return Reconciled(page, units, kept=len(units), highest=highest)
    _refuse_duplicate_markers(page, document)
    likeness = Likeness()
    pairs, offered = _match(spans, template, apart, likeness)
    ids = {index: template[old].id for index, old in pairs.items()}
    highest = max([highest, *(number for entry in template if (number := number_of(entry.id)))])
    ids, highest = _name_new(page, document, ids, highest, returning or {}, is_taken)
    units = _with_paths(tuple((ids[index], span) for index, span in enumerate(spans)))
    in_order = keep_in_order(pairs)
    edited = [ids[index] for index, old in sorted(pairs.items()) if _differ(template[old], spans[index])]
    found = set(pairs.values())
    return Reconciled(
        page,
        units,
        new=tuple(ids[index] for index in range(len(spans)) if index not in pairs),
        edited=tuple(edited),
        kept=len(pairs) - len(edited),
        moved=tuple(ids[index] for index in sorted(pairs) if index not in in_order),
        removed=tuple(entry.id for old, entry in enumerate(template) if old not in found),
        highest=highest,
        offered={ids[index]: tuple(template[old].id for old in origins) for index, origins in sorted(offered.items())},
        doubtful=tuple(
            ids[index]
            for index, old in sorted(pairs.items())
            if not spans[index].marker and _differ(template[old], spans[index])
            if likeness.measure(template[old].source, spans[index].source) < DOUBTFUL
        ),
    )


def kind_of(entry: Entry) -> str:
    """The kind of a unit, which the first extracted comment of its entry says."""
    return entry.notes[0] if entry.notes else Kind.OTHER.value


def _unchanged(spans: Sequence[Span], template: Sequence[Entry]) -> bool:
    return len(spans) == len(template) and all(
        span.source == entry.source and (not span.marker or span.marker == entry.id)
        for span, entry in zip(spans, template, strict=True)
    )


def _refuse_duplicate_markers(page: str, document: Document) -> None:
    seen: dict[str, Span] = {}
    for span in document.spans:
        if span.marker and span.marker in seen:
            first = document.line_at(seen[span.marker].start)
            message = f"the marker '{span.marker}' stands at line {first} already; give one of the two another id"
            raise DocumentError(message, path=page, line=document.line_at(span.start))
        seen[span.marker] = span


def _match(
    spans: Sequence[Span], template: Sequence[Entry], apart: Collection[str], likeness: Likeness
) -> tuple[Pairs, Offered]:
    """Index of span → index of template entry, for every span that is an older unit; and what is offered to whom."""
    place = {entry.id: index for index, entry in enumerate(template)}
    marked = {index: place[span.marker] for index, span in enumerate(spans) if span.marker in place}
    taken = set(marked.values())
    free_new = [index for index, span in enumerate(spans) if not span.marker]
    free_old = [index for index, entry in enumerate(template) if index not in taken and entry.id not in apart]
    texts = Sequences(
        [normalise(template[index].source) for index in free_old],
        [normalise(spans[index].source) for index in free_new],
        [kind_of(template[index]) for index in free_old],
        [spans[index].kind.value for index in free_new],
    )
    pairs = align_equal(texts.old, texts.new)
    pairs |= align_elsewhere(texts.old, texts.new, pairs)
    pairs |= align_edited(texts, pairs, likeness)
    pairs |= align_alike(texts, pairs, likeness)
    found = marked | {free_new[index]: free_old[old] for index, old in pairs.items()}
    if all(spans[index].source == template[old].source for index, old in found.items()):
        return found, {}
    return find_splits(
        [normalise(entry.source) for entry in template],
        [normalise(span.source) for span in spans],
        found,
        likeness,
        marked=marked,
    )


def _name_new(
    page: str,
    document: Document,
    ids: dict[int, str],
    highest: int,
    returning: Mapping[str, str],
    is_taken: Callable[[str], bool],
) -> tuple[dict[int, str], int]:
    """Ids for the spans that have none yet: their marker, the id they had before, the next number, or a hash."""
    named = dict(ids)
    used = set(ids.values()) | {span.marker for span in document.spans if span.marker}
    highest = max([highest, *(number_of(span.marker) for span in document.spans)])
    for index, span in enumerate(document.spans):
        if index in named:
            continue
        came_back = returning.get(normalise(span.source), "")
        if span.marker:
            named[index] = span.marker
        elif came_back and came_back not in used and (document.numbered or not is_taken(came_back)):
            named[index] = came_back
        elif document.numbered:
            highest += 1
            named[index] = str(highest)
        else:
            named[index] = make_unit_id(page, span.source, lambda unit_id: unit_id in used or is_taken(unit_id))
        used.add(named[index])
        highest = max(highest, number_of(named[index]))
    return named, highest


def number_of(unit_id: str) -> int:
    """The number that an id is, 0 for one that is none."""
    return int(unit_id) if unit_id.isascii() and unit_id.isdigit() and len(unit_id) < 10 else 0


def _differ(entry: Entry, span: Span) -> bool:
    return normalise(entry.source) != normalise(span.source)


def _with_paths(named: tuple[tuple[str, Span], ...]) -> tuple[Unit, ...]:
    """The units, each with the headings above it."""
    above: list[tuple[int, str]] = []
    units = []
    for unit_id, span in named:
        if span.level:
            above = [heading for heading in above if heading[0] < span.level]
        units.append(Unit(unit_id, span, tuple(text for _, text in above)))
        if span.level:
            above.append((span.level, normalise(span.source)))
    return tuple(units)
