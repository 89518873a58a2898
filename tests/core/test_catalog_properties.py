"""Random lives of a catalog: sources edited, removed, returned; translations saved, confirmed, emptied."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.examples import take_part
from workflow.core.catalog import active, apply_edit, merge_units
from workflow.model import Catalog, Entry, State

IDS = ("1", "2", "3")
SOURCES = ("alpha", "beta", "gamma")
unit_ids = st.sampled_from(IDS)


class CatalogLife(RuleBasedStateMachine):
    """One catalog, with what a careful observer remembers of it."""

    def __init__(self) -> None:
        super().__init__()
        self.catalog = Catalog(())
        self.page: dict[str, str] = {}
        self.saved: set[tuple[str, str]] = set()
        """(id, text) of every translation that was saved and not replaced while it was current."""
        self.made_for: dict[tuple[str, str], str] = {}
        """(id, text) → the source the text was made for; every text is saved once."""
        self.latest: dict[tuple[str, str], str] = {}
        """(id, source) → the translation last shown as current there; nothing once a translator took it away."""
        self.count = 0

    def merge(self) -> None:
        wanted = [Entry(unit_id, source) for unit_id, source in self.page.items()]
        self.catalog = merge_units(self.catalog, wanted)
        assert merge_units(self.catalog, wanted) is self.catalog
        for unit_id, source in self.page.items():
            if (unit_id, source) in self.latest:
                entry = active(self.catalog)[unit_id]
                assert (entry.state, entry.translation) == (State.TRANSLATED, self.latest[unit_id, source])

    @rule(unit_id=unit_ids, source=st.sampled_from(SOURCES))
    def write_source(self, unit_id: str, source: str) -> None:
        """A unit is born, edited, or comes back."""
        self.page[unit_id] = source
        self.merge()

    @precondition(lambda self: self.page)
    @rule(unit_id=unit_ids)
    def remove_unit(self, unit_id: str) -> None:
        self.page.pop(unit_id, None)
        self.merge()

    @precondition(lambda self: self.page)
    @rule(data=st.data(), outdated=st.booleans())
    def translate(self, data: st.DataObject, outdated: bool) -> None:
        unit_id = data.draw(st.sampled_from(sorted(self.page)))
        before = active(self.catalog)[unit_id]
        self.count += 1
        text = f"text {self.count}"
        outdated = outdated and before.outdated
        self.catalog = apply_edit(self.catalog, unit_id, text, outdated=outdated)
        if before.state is State.TRANSLATED:
            self.saved.discard((unit_id, before.translation))
        self.saved.add((unit_id, text))
        source = before.previous_source if outdated else before.source
        self.made_for[unit_id, text] = source
        self.latest[unit_id, source] = text

    @precondition(lambda self: any(entry.outdated for entry in active(self.catalog).values()))
    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        """A translator says that an outdated translation fits the new source as it is."""
        outdated = [entry for entry in active(self.catalog).values() if entry.outdated]
        entry = data.draw(st.sampled_from(outdated))
        self.catalog = apply_edit(self.catalog, entry.id, entry.translation)
        self.latest[entry.id, entry.source] = entry.translation

    @invariant()
    def nothing_is_lost(self) -> None:
        there = {(entry.id, entry.translation) for entry in self.catalog.entries}
        assert self.saved <= there

    @invariant()
    def nothing_stands_under_another_source(self) -> None:
        for entry in active(self.catalog).values():
            if entry.state is State.TRANSLATED:
                fits = self.made_for[entry.id, entry.translation] == entry.source
                confirmed = self.latest.get((entry.id, entry.source)) == entry.translation
                assert fits or confirmed

    @invariant()
    def ids_are_unique_and_the_page_is_there(self) -> None:
        ids = [entry.id for entry in self.catalog.entries if not entry.obsolete]
        assert sorted(ids) == sorted(self.page)


CatalogLife.TestCase.settings = take_part(0.3, steps=30)
test_a_catalog_keeps_every_text_through_its_life = CatalogLife.TestCase
