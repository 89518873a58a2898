"""The checks run on translations of one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workflow.actions.pages import LoadedCatalog, LoadedPage
from workflow.checks.check import Case, LanguageFacts
from workflow.checks.reading import Reading
from workflow.checks.running import Chosen
from workflow.checks.settings import choose_checks
from workflow.model import Issue, State, Unit
from workflow.store.glossary import load_glossary
from workflow.store.project import Project


@dataclass
class PageChecks:
    """Runs the project's checks on translations of a page; each source text is read once for all languages."""

    project: Project
    loaded: LoadedPage
    chosen: dict[str, Chosen] = field(default_factory=dict)
    """The checks by language, to be shared by all pages of a project."""
    _sources: dict[str, Reading] = field(default_factory=dict)

    def find(self, unit: Unit, language: str, text: str) -> Iterator[Issue]:
        """What the checks find in a text for a unit."""
        if language not in self.chosen:
            self.chosen[language] = choose_checks(self.project.config.checks, language)
        if unit.id not in self._sources:
            self._sources[unit.id] = self._read(unit, unit.source)
        source = self.loaded.source
        facts = describe_languages(self.project, language)
        translation = self._read(unit, text)
        case = Case(self._sources[unit.id], translation, facts, source.format.name, source.page, unit.span.kind)
        yield from self.chosen[language].find(case, unit.id)

    def find_all(self, catalog: LoadedCatalog, broken: Mapping[str, str]) -> Iterator[Issue]:
        """What the checks find in a page's PO file.

        Outdated translations are left out, as they were made for another text, and those in `broken` since they fall
        back anyway.
        """
        for unit in self.loaded.source.units:
            entry = catalog.entries.get(unit.id)
            if entry is not None and entry.state is State.TRANSLATED and unit.id not in broken:
                yield from self.find(unit, catalog.language, entry.translation)

    def _read(self, unit: Unit, text: str) -> Reading:
        source = self.loaded.source
        return Reading(text, source.format.markup(text, unit.span.kind, options=source.options))


def describe_languages(project: Project, language: str) -> LanguageFacts:
    """What checks may know of a language and the project's source language."""
    source = project.config.source_language
    scripts = project.languages.script(language), project.languages.script(source)
    return LanguageFacts(language, scripts[0], source, scripts[1], load_glossary(project, language).glossary)
