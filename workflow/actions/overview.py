"""Overviews for people: what the index says of the whole project, a slice at a time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workflow.actions.progress import project_index
from workflow.model import Counts
from workflow.store.index.totals import (
    LanguageTotals,
    ProjectTotals,
    list_language_pages,
    list_pages,
    read_page_counts,
    read_project_totals,
    sum_languages,
)
from workflow.store.journal import Edit, list_edits
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Overview:
    """The project at a glance."""

    project: ProjectTotals
    languages: tuple[LanguageTotals, ...]
    latest: tuple[Edit, ...]
    """The latest accepted edits, newest first."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Pages × languages, a slice of the pages."""

    pages: tuple[tuple[str, int], ...]
    """(page, units)."""
    counts: dict[tuple[str, str], Counts]


def read_overview(project: Project, *, latest: int = 10) -> Overview:
    """What the index and the journal say; the index is as fresh as its last refresh."""
    with project_index(project) as index:
        totals = read_project_totals(index)
        languages = sum_languages(index, project.config.languages)
    return Overview(totals, languages, list_edits(project.instance, limit=latest))


def read_heat_map(project: Project, *, limit: int, offset: int = 0) -> HeatMap:
    """The counts of a slice of the pages in every language."""
    with project_index(project) as index:
        pages = list_pages(index, limit=limit, offset=offset)
        counts = read_page_counts(index, [page for page, _, _ in pages], project.config.languages)
    return HeatMap(tuple((page, units) for page, units, _ in pages), counts)


def read_language_pages(
    project: Project, language: str, *, limit: int, offset: int = 0, state: str = ""
) -> tuple[tuple[str, Counts], ...]:
    """A slice of a language's pages with their counts; see `list_language_pages` for `state`."""
    with project_index(project) as index:
        return list_language_pages(index, language, limit=limit, offset=offset, state=state)


def read_counts(project: Project, page: str, languages: Collection[str]) -> dict[str, Counts]:
    """One page's counts by language."""
    with project_index(project) as index:
        found = read_page_counts(index, [page], languages)
    return {language: counts for (_, language), counts in found.items()}
