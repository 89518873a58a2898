"""The checks run on translations of one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from workflow.actions.pages import LoadedCatalog, LoadedPage
from workflow.actions.project_checks import ProjectChecks
from workflow.checks.check import Case
from workflow.checks.page_check import PageCase, PageUnit
from workflow.checks.reading import Reading
from workflow.checks.running import Chosen
from workflow.model import Entry, Issue, Unit


@dataclass
class PageChecks:
    """Runs the project's checks on translations of a page; each source text is read once for all languages."""

    chosen: ProjectChecks
    """Shared by all pages of a project."""
    loaded: LoadedPage
    _sources: dict[str, Reading] = field(default_factory=dict)

    def choose(self, language: str) -> Chosen:
        """The checks that are on for a language.

        Raises:
            ConfigError: a check of another package cannot be loaded.
        """
        return self.chosen.choose(language)

    def find(self, unit: Unit, language: str, text: str, run: Chosen | None = None) -> Iterator[Issue]:
        """What the checks of units find in a text for a unit; `run` are the only ones to ask."""
        yield from (run or self.choose(language)).find(self.make_case(unit, language, text), unit.id)

    def find_in_page(
        self, catalog: LoadedCatalog, broken: Mapping[str, str], changed: Entry | None = None
    ) -> Iterator[Issue]:
        """What the checks of whole pages find in a page's PO file, with one entry `changed`."""
        chosen = self.choose(catalog.language)
        if not chosen.page_checks:
            return
        units = []
        for unit in self.loaded.source.units:
            entry = changed if changed and changed.id == unit.id else catalog.entries.get(unit.id)
            entry = entry or Entry(unit.id, unit.source)
            obsolete = catalog.obsolete.get(unit.id, ())
            units.append(PageUnit(unit, entry, self.loaded.source, obsolete, broken.get(unit.id, "")))
        facts = self.chosen.describe(catalog.language)
        yield from chosen.find_in_page(PageCase(self.loaded.source, facts, units))

    def make_case(self, unit: Unit, language: str, text: str) -> Case:
        """A text for a unit as checks and fixes look at it."""
        if unit.id not in self._sources:
            self._sources[unit.id] = self.read(unit, unit.source)
        source = self.loaded.source
        facts = self.chosen.describe(language)
        translation = self.read(unit, text)
        return Case(self._sources[unit.id], translation, facts, source.format.name, source.page, unit.span.kind)

    def change_case(self, case: Case, unit: Unit, text: str) -> Case:
        """The same with another text."""
        return replace(case, translation=self.read(unit, text))

    def read(self, unit: Unit, text: str) -> Reading:
        """A text of a unit with its markup."""
        source = self.loaded.source
        return Reading(text, source.format.markup(text, unit.span.kind, options=source.options))
