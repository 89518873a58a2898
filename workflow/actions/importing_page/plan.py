"""What becomes of each text of a translated document: a unit's translation, an outdated one, or a text left over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workflow.actions.importing_page.find import Found
from workflow.actions.importing_page.read import Prepared, hide_values
from workflow.actions.pages import LoadedPage
from workflow.core.page_alignment import Alignment, Pair
from workflow.core.render import find_broken
from workflow.core.words import normalise
from workflow.model import Span, State

THRESHOLD = 90.0
"""The confidence from which a text is taken as translated: on a real book in eleven languages, with paragraphs dropped,
joined and moved, fewer than one in a hundred of those above is wrong, even where a page stands alone."""


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A text that a unit gets."""

    unit: str
    source: str
    text: str
    confidence: float
    state: State
    """`translated` or `outdated`."""
    previous: str = ""
    """The source that the text was made from, where it is another one than today's and is known."""
    reason: str = ""
    """Why it is not taken as translated."""
    offered: tuple[str, ...] = ()
    """Other units whose text is in this one too; it is offered there."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text that no unit gets."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """What a translated document brings."""

    found: Found
    loaded: LoadedPage
    units: tuple[PlannedUnit, ...]
    left: tuple[Unplaced, ...]
    untranslated: tuple[str, ...]
    """Units whose text the document has in the source language."""
    missing: tuple[str, ...]
    """Units that the document has no text for."""

    @property
    def confidence(self) -> float:
        """The mean confidence of its units."""
        return sum(unit.confidence for unit in self.units) / len(self.units) if self.units else 0.0


def plan_page(prepared: Prepared, alignment: Alignment, threshold: float) -> PlannedPage:
    """Decide what is taken from a document that has been aligned with its page."""
    planner = _Planner(prepared, threshold)
    planned: dict[str, PlannedUnit] = {}
    left = [planner.leave(place, "no unit of the page has this place") for place in alignment.left_targets]
    untranslated: list[str] = []
    for pair in alignment.pairs:
        if planner.is_source(pair):
            untranslated += [prepared.units[place][0] for place in pair.sources if place in prepared.units]
            continue
        unit = planner.plan(pair)
        if unit is None:
            left += [planner.leave(place, "its unit has left the page") for place in pair.targets]
        elif unit.unit in planned:
            left += [planner.leave(place, f"the unit {unit.unit} has another text") for place in pair.targets]
        else:
            planned[unit.unit] = unit
    units = planner.judge(planned)
    known = {*units, *untranslated, *(other for unit in units.values() for other in unit.offered)}
    return PlannedPage(
        prepared.found,
        prepared.loaded,
        tuple(units[unit.id] for unit in prepared.loaded.source.units if unit.id in units),
        tuple(sorted((one for one in left if one.text), key=lambda one: one.line)),
        tuple(untranslated),
        tuple(
            unit.id for unit in prepared.loaded.source.units if unit.id not in known and unit.span.end > unit.span.start
        ),
    )


class _Planner:
    def __init__(self, prepared: Prepared, threshold: float) -> None:
        self.prepared = prepared
        self.threshold = threshold
        self.spans: Mapping[str, Span] = {unit.id: unit.span for unit in prepared.loaded.source.units}
        self.letters = {block.place: block.has_letters for block in prepared.target_blocks}

    def is_source(self, pair: Pair) -> bool:
        """Whether the document has the source text here; text without a letter to translate is a translation."""
        targets = self.prepared.document.spans
        if all(self.prepared.states.get(place) == "source" for place in pair.targets):
            return True
        sources = {block.place: block.text for block in self.prepared.source_blocks}
        same = _join(targets[place].source for place in pair.targets) == _join(sources[place] for place in pair.sources)
        return same and any(self.letters[place] for place in pair.targets)

    def plan(self, pair: Pair) -> PlannedUnit | None:
        """What a pair brings; None where no unit of today is in it."""
        document, source = self.prepared.document, self.prepared.source
        today = [(place, *self.prepared.units[place]) for place in pair.sources if place in self.prepared.units]
        if not today:
            return None
        text = (
            _join(document.spans[place].source for place in pair.targets)
            if len(pair.targets) > 1
            else (document.spans[pair.targets[0]].source)
        )
        place, unit_id, same = max(today, key=lambda one: len(source.spans[one[0]].source))
        text, clear = hide_values(self.spans[unit_id], text)
        unit = PlannedUnit(unit_id, self.spans[unit_id].source, text, pair.confidence, State.OUTDATED)
        if len(pair.sources) > 1:
            both = " ".join(source.spans[one].source for one in pair.sources)
            others = tuple(one for _, one, _ in today if one != unit_id)
            return replace(unit, previous=both, reason="has the text of two units", offered=others)
        if len(pair.targets) > 1:
            return replace(unit, reason="was put together from two texts")
        if pair.confidence < self.threshold:
            return replace(unit, reason="the alignment is not sure")
        if not same:
            return replace(unit, previous=source.spans[place].source, reason="its source has changed since")
        if any(self.prepared.states.get(one) == "outdated" for one in pair.targets):
            return replace(unit, reason="is outdated in the document")
        if not clear:
            return replace(unit, reason="a variable has no clear place")
        return replace(unit, state=State.TRANSLATED)

    def judge(self, planned: Mapping[str, PlannedUnit]) -> dict[str, PlannedUnit]:
        """The units, those whose text may not stand in the page as outdated: such a text is hardly its translation."""
        broken = find_broken(self.prepared.loaded.source, {unit.unit: unit.text for unit in planned.values()})
        return {
            unit_id: replace(unit, state=State.OUTDATED, reason=broken[unit_id]) if unit_id in broken else unit
            for unit_id, unit in planned.items()
        }

    def leave(self, place: int, reason: str) -> Unplaced:
        """A text that no unit gets; empty where it is the page's source text, which is not lost."""
        span = self.prepared.document.spans[place]
        if self.prepared.states.get(place) == "source":
            return Unplaced(0, "", reason)
        return Unplaced(self.prepared.document.line_at(span.start), span.source, reason)


def _join(texts: Iterable[str]) -> str:
    return normalise(" ".join(texts))
