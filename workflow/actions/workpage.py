"""A page as a translator works on it: every unit with its entry, its state and what the page shows for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.pages import LoadedPage
from workflow.actions.recent_pages import load_recent
from workflow.actions.rendering import LanguageTexts, choose_shown, read_recent_chain
from workflow.actions.writable import find_save_fault
from workflow.core.digest import digest_entry
from workflow.core.review import state_of
from workflow.errors import PolyfolioError
from workflow.model import Counts, Entry, Shown, State, Unit
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class WorkUnit:
    """One unit of the page in the translator's language."""

    number: int
    """Its position in the page, from 1."""
    unit: Unit
    entry: Entry
    state: State
    digest: str
    """What a save must name as its base."""
    shown: Shown
    """What the translation page shows for it."""
    fault: str = ""
    """Why the translation falls back, where it does."""

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters that the unit is in."""
        if self.fault:
            return ("errors", "untranslated", "open")
        if self.state in (State.UNTRANSLATED, State.OUTDATED):
            return (self.state.value, "open")
        return ("translated",) if self.state is State.TRANSLATED else ("translated", "reviewed")


@dataclass(frozen=True)
class WorkPage:
    """A page opened for work in one language."""

    loaded: LoadedPage
    language: str
    units: tuple[WorkUnit, ...]
    counts: Counts
    texts: tuple[LanguageTexts, ...]
    """The language's chain, itself first."""
    problems: tuple[PolyfolioError, ...] = ()
    read_only: str = ""
    """Why nothing can be saved here now; empty where it can."""

    @property
    def page(self) -> str:
        """The page's name."""
        return self.loaded.page

    def find(self, unit_id: str) -> WorkUnit:
        """The unit of that id.

        Raises:
            UnknownName: the page has no such unit; the message lists the nearest ids.
        """
        wanted = find_unit(self.loaded, unit_id)
        return next(item for item in self.units if item.unit is wanted)

    def select(self, state: str) -> tuple[WorkUnit, ...]:
        """The units of a filter: a state, `open` (not translated), `errors`, or empty for all.

        They are as many as the counts say: a unit with an error is untranslated, a reviewed one is translated too.
        """
        return tuple(item for item in self.units if not state or state in item.filters)


def open_work_page(project: Project, page: str, language: str) -> WorkPage:
    """Open a page for translating.

    Raises:
        UnknownName: the page or language is not there, or the language is the source language.
        DocumentError: the page cannot be read.
        CatalogError: its template is damaged, or the language's PO file and all that git has of it.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    problems: list[PolyfolioError] = []
    texts = read_recent_chain(project, loaded, language, problems)
    shown = choose_shown(project, loaded, texts, project.config.exporting.outdated)
    own = texts[0]
    units = tuple(
        _make_unit(number, unit, own.entries[unit.id], shown[unit.id], own.broken.get(unit.id, ""))
        for number, unit in enumerate(loaded.source.units, start=1)
    )
    damaged = project.relative(project.catalog_path(page, language))
    told = next((problem.message for problem in problems if problem.path == damaged), "")
    read_only = told or find_save_fault(project, page, language)
    return WorkPage(loaded, language, units, own.counts, tuple(texts), tuple(problems), read_only)


def find_next(units: Sequence[WorkUnit], after: int) -> WorkUnit | None:
    """The first of the units behind a position, else the first one at all; None where there is none."""
    later = [item for item in units if item.number > after]
    return later[0] if later else (units[0] if units else None)


def _make_unit(number: int, unit: Unit, entry: Entry, shown: Shown, fault: str) -> WorkUnit:
    return WorkUnit(number, unit, entry, state_of(entry), digest_entry(entry), shown, fault)
