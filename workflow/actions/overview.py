"""Overviews for people: what the index says of the whole project, a slice at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from workflow.actions.journal_reading import read_if_usable
from workflow.actions.lookup import require_target
from workflow.actions.progress import project_index
from workflow.actions.remembered import remember
from workflow.model import Counts
from workflow.store.index.language_pages import count_filters, list_language_pages, list_pages_with_new_units
from workflow.store.index.schema import Index
from workflow.store.index.totals import (
    LanguageTotals,
    ProjectTotals,
    list_pages,
    read_page_counts,
    read_project_totals,
    sum_languages,
)
from workflow.store.journal import read_last_times
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Overview:
    """The project at a glance."""

    project: ProjectTotals
    languages: tuple[LanguageTotals, ...]
    changed: Mapping[str, str]
    """Language → when it was last changed (ISO 8601, UTC); languages that nobody has begun are left out."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Pages × languages, a slice of the pages."""

    pages: tuple[tuple[str, int], ...]
    """(page, units)."""
    counts: dict[tuple[str, str], Counts]


@dataclass(frozen=True, slots=True)
class LanguageOverview:
    """One language at a glance."""

    project: ProjectTotals
    totals: LanguageTotals
    filters: Mapping[str, int]
    """Name of each filter → how many pages it has."""
    pages: tuple[tuple[str, Counts], ...]
    """A slice of the pages of the filter that was asked for."""


def read_overview(project: Project) -> Overview:
    """What the index and the journal say; the index is as fresh as its last refresh."""
    totals, languages = remember(project, _add_up)
    times: dict[str, str] = read_if_usable(lambda: read_last_times(project.instance, project.config.languages), {})
    changed = {item.language: tell_last_change(item, times.get(item.language, "")) for item in languages}
    return Overview(totals, languages, {language: at for language, at in changed.items() if at})


def _add_up(project: Project, index: Index) -> tuple[ProjectTotals, tuple[LanguageTotals, ...]]:
    return read_project_totals(index), sum_languages(index, project.config.languages)


def tell_last_change(totals: LanguageTotals, edited: str) -> str:
    """When a language was last changed: by an accepted edit, or by whoever wrote one of its PO files since.

    A clone of a repository writes all files anew, so that its first answer is when it was made.
    """
    written = datetime.fromtimestamp(totals.written_ns // 1_000_000_000, UTC).isoformat() if totals.written_ns else ""
    return max(edited, written)


def read_heat_map(project: Project, *, limit: int, offset: int = 0) -> HeatMap:
    """The counts of a slice of the pages in every language."""
    with project_index(project, ready=True) as index:
        pages = list_pages(index, limit=limit, offset=offset)
        counts = read_page_counts(index, [page for page, _, _ in pages], project.config.languages)
    return HeatMap(tuple((page, units) for page, units, _ in pages), counts)


def read_language(project: Project, language: str, *, limit: int, offset: int = 0, state: str = "") -> LanguageOverview:
    """One language with a slice of its pages; see `store.index.language_pages.FILTERS` for `state`.

    Raises:
        UnknownName: the project does not translate into that language.
    """
    require_target(project, language)
    totals, languages = remember(project, _add_up)
    with project_index(project, ready=True) as index:
        return LanguageOverview(
            totals,
            next(item for item in languages if item.language == language),
            count_filters(index, language),
            list_language_pages(index, language, limit=limit, offset=offset, state=state),
        )


def read_new_units(project: Project, language: str, since: datetime, *, limit: int) -> tuple[tuple[str, Counts], ...]:
    """Pages of which a sync after `since` changed the units, and which have open ones in the language, newest first."""
    with project_index(project, ready=True) as index:
        return list_pages_with_new_units(index, language, int(since.timestamp() * 1e9), limit=limit)


def read_language_pages(
    project: Project, language: str, *, limit: int, offset: int = 0, state: str = "", after: str = ""
) -> tuple[tuple[str, Counts], ...]:
    """A slice of a language's pages with their counts; see `list_language_pages`."""
    with project_index(project, ready=True) as index:
        return list_language_pages(index, language, limit=limit, offset=offset, state=state, after=after)


def read_counts(project: Project, page: str, languages: Collection[str]) -> dict[str, Counts]:
    """One page's counts by language."""
    with project_index(project, ready=True) as index:
        found = read_page_counts(index, [page], languages)
    return {language: counts for (_, language), counts in found.items()}
