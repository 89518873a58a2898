"""The checks run on translations of one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from workflow.actions.check_facts import describe_languages
from workflow.actions.pages import LoadedCatalog, LoadedPage
from workflow.checks.check import Case
from workflow.checks.page_check import PageCase, PageUnit
from workflow.checks.reading import Reading
from workflow.checks.running import Chosen
from workflow.checks.settings import choose_checks
from workflow.model import Entry, Issue, State, Unit
from workflow.store.project import Project


@dataclass
class PageChecks:
    """Runs the project's checks on translations of a page; each source text is read once for all languages."""

    project: Project
    loaded: LoadedPage
    chosen: dict[str, Chosen] = field(default_factory=dict)
    """The checks by language, to be shared by all pages of a project."""
    _sources: dict[str, Reading] = field(default_factory=dict)

    def choose(self, language: str) -> Chosen:
        """The checks that are on for a language.

        Raises:
            ConfigError: a check of another package cannot be loaded.
        """
        if language not in self.chosen:
            self.chosen[language] = choose_checks(self.project.config.checks, language)
        return self.chosen[language]

    def find(self, unit: Unit, language: str, text: str) -> Iterator[Issue]:
        """What the checks of units find in a text for a unit."""
        yield from self.choose(language).find(self.make_case(unit, language, text), unit.id)

    def find_all(self, catalog: LoadedCatalog, broken: Mapping[str, str]) -> Iterator[Issue]:
        """What the checks find in a page's PO file, in the order of units.

        Outdated translations are left out, as they were made for another text, and those in `broken` since they fall
        back anyway.
        """
        in_page: dict[str, list[Issue]] = {}
        for issue in self.find_in_page(catalog, broken):
            in_page.setdefault(issue.unit, []).append(issue)
        for unit in self.loaded.source.units:
            entry = catalog.entries.get(unit.id)
            if entry is not None and entry.state is State.TRANSLATED and unit.id not in broken:
                yield from self.find(unit, catalog.language, entry.translation)
            yield from in_page.get(unit.id, ())

    def find_in_page(
        self, catalog: LoadedCatalog, broken: Mapping[str, str], changed: Entry | None = None
    ) -> Iterator[Issue]:
        """What the checks of whole pages find in a page's PO file, with one entry `changed`."""
        chosen = self.choose(catalog.language)
        if not chosen.looks_at_pages:
            return
        units = []
        for unit in self.loaded.source.units:
            entry = changed if changed and changed.id == unit.id else catalog.entries.get(unit.id)
            entry = entry or Entry(unit.id, unit.source)
            obsolete = catalog.obsolete.get(unit.id, ())
            units.append(PageUnit(unit, entry, self.loaded.source, obsolete, broken.get(unit.id, "")))
        facts = describe_languages(self.project, catalog.language)
        yield from chosen.find_in_page(PageCase(self.loaded.source, facts, units))

    def make_case(self, unit: Unit, language: str, text: str) -> Case:
        """A text for a unit as checks and fixes look at it."""
        if unit.id not in self._sources:
            self._sources[unit.id] = self.read(unit, unit.source)
        source = self.loaded.source
        facts = describe_languages(self.project, language)
        translation = self.read(unit, text)
        return Case(self._sources[unit.id], translation, facts, source.format.name, source.page, unit.span.kind)

    def change_case(self, case: Case, unit: Unit, text: str) -> Case:
        """The same with another text."""
        return replace(case, translation=self.read(unit, text))

    def read(self, unit: Unit, text: str) -> Reading:
        """A text of a unit with its markup."""
        source = self.loaded.source
        return Reading(text, source.format.markup(text, unit.span.kind, options=source.options))
