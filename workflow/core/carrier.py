"""What each source change of one page means, found once and used for every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from workflow.core.carrying import Carried, carry_translation
from workflow.core.render import SourcePage, explain_fault
from workflow.core.source_change import SourceChange, compare_sources
from workflow.core.source_tokens import FindMarkup
from workflow.model import Kind, Markup, Span


@dataclass(frozen=True)
class Carrier:
    """Tells what a source change means for the units of a page, and carries translations over it."""

    source: SourcePage
    _known: dict[tuple[str, str, Kind], SourceChange] = field(default_factory=dict)

    @cached_property
    def _spans(self) -> Mapping[str, Span]:
        return {unit.id: unit.span for unit in self.source.units}

    def compare(self, unit_id: str, old: str) -> SourceChange:
        """What became of a source text that a unit of the page had.

        Raises:
            KeyError: the page has no unit of that id.
        """
        span = self._spans[unit_id]
        key = old, span.source, span.kind
        if key not in self._known:
            self._known[key] = compare_sources(old, span.source, self._reader(span.kind))
        return self._known[key]

    def carry(self, unit_id: str, old: str, translation: str) -> Carried | None:
        """A translation of the old source as one of the unit as it is now; None where it has to be made anew.

        A carried translation has no fault that it did not have before.
        """
        change = self.compare(unit_id, old)
        span = self._spans[unit_id]
        carried = carry_translation(change, translation, self._reader(span.kind))
        if carried is None:
            return None
        faults = set(explain_fault(self.source, span, carried.text))
        if faults and faults - set(explain_fault(self.source, replace(span, source=old), translation)):
            return None
        return carried

    def _reader(self, kind: Kind) -> FindMarkup:
        def find_markup(text: str) -> tuple[Markup, ...]:
            return self.source.format.markup(text, kind, options=self.source.options)

        return find_markup
