"""Reconciling a source page with the units it had: who is who after an edit.

The order of matching: explicit marker; equal text along the sequence; equal text elsewhere in the page; likeness
between fixed points. What is left is new, or a text that has come back from the page's obsolete entries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workflow.core.align import Pairs, align_edited, align_elsewhere, align_equal, keep_in_order
from workflow.core.digest import make_unit_id
from workflow.core.marker_collisions import Collision, settle_markers
from workflow.core.words import normalise
from workflow.model import Document, Entry, Kind, Span, Unit


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
    collisions: tuple[Collision, ...] = ()
    """Units whose number another one was given on another branch, which have ids of their own now."""

    @property
    def changed(self) -> bool:
        """Whether the page's template would be another one."""
        return bool(self.new or self.edited or self.moved or self.removed or self.collisions)


def reconcile(
    page: str,
    document: Document,
    template: Sequence[Entry],
    *,
    highest: int = 0,
    returning: Mapping[str, str] | None = None,
    is_taken: Callable[[str], bool] = lambda _: False,
) -> Reconciled:
    """Give each span of a document the id of the unit it is.

    Args:
        page: the page's path, part of the hash of new ids.
        document: the source page as parsed now.
        template: the active entries of the page's template, in order.
        highest: the highest number ever given on the page.
        returning: normalised source → id of units that left the page and may come back.
        is_taken: whether a unit of another page has an id.

    Raises:
        DocumentError: two spans carry the same marker, and the template does not tell which of them has it.
    """
    settled = settle_markers(page, document, template, highest)
    document, template, highest = settled.document, settled.template, settled.highest
    spans = document.spans
    if _unchanged(spans, template):
        units = _with_paths(tuple(zip((entry.id for entry in template), spans, strict=True)))
        return Reconciled(page, units, kept=len(units), highest=highest, collisions=settled.collisions)
    pairs = _match(spans, template)
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
        collisions=settled.collisions,
    )


def kind_of(entry: Entry) -> str:
    """The kind of a unit, which the first extracted comment of its entry says."""
    return entry.notes[0] if entry.notes else Kind.OTHER.value


def _unchanged(spans: Sequence[Span], template: Sequence[Entry]) -> bool:
    return len(spans) == len(template) and all(
        span.source == entry.source and (not span.marker or span.marker == entry.id)
        for span, entry in zip(spans, template, strict=True)
    )


def _match(spans: Sequence[Span], template: Sequence[Entry]) -> Pairs:
    """Index of span → index of template entry, for every span that is an older unit."""
    place = {entry.id: index for index, entry in enumerate(template)}
    marked = {index: place[span.marker] for index, span in enumerate(spans) if span.marker in place}
    taken = set(marked.values())
    free_new = [index for index, span in enumerate(spans) if not span.marker]
    free_old = [index for index in range(len(template)) if index not in taken]
    old = [normalise(template[index].source) for index in free_old]
    new = [normalise(spans[index].source) for index in free_new]
    pairs = align_equal(old, new)
    pairs |= align_elsewhere(old, new, pairs)
    kinds = [kind_of(template[index]) for index in free_old], [spans[index].kind.value for index in free_new]
    pairs |= align_edited(old, new, kinds, pairs)
    return marked | {free_new[index]: free_old[found] for index, found in pairs.items()}


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
