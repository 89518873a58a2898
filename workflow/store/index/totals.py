"""Sums over the index, so that no web request adds up the whole project itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from workflow.model import Counts

_COUNTS = "units, words, translated, outdated, reviewed, untranslated, errors, translated_words"
_SUMS = ", ".join(f"coalesce(sum(catalogs.{name}), 0)" for name in _COUNTS.split(", "))


@dataclass(frozen=True, slots=True)
class ProjectTotals:
    """How large the project is."""

    pages: int
    units: int
    words: int
    unsettled: int
    """Pages whose source has changed since the last sync."""
    failed: int
    """Pages that cannot be read."""


@dataclass(frozen=True, slots=True)
class LanguageTotals:
    """How far one language is."""

    language: str
    counts: Counts
    complete_pages: int
    failed: int
    """PO files that cannot be read."""


def read_project_totals(index: sqlite3.Connection) -> ProjectTotals:
    """The size of the project."""
    row = index.execute(
        "select count(*), coalesce(sum(units), 0), coalesce(sum(words), 0),"
        " coalesce(sum(not settled and error = ''), 0), coalesce(sum(error <> ''), 0) from pages"
    ).fetchone()
    return ProjectTotals(*row)


def sum_languages(index: sqlite3.Connection, languages: Collection[str]) -> tuple[LanguageTotals, ...]:
    """Each language's counts; units of pages that it has no PO file of are untranslated."""
    project = read_project_totals(index)
    empty = index.execute("select count(*) from pages where units = 0 and error = ''").fetchone()[0]
    rows = index.execute(
        f"select catalogs.language, {_SUMS},"  # noqa: S608 - fixed names
        " sum(catalogs.units > 0 and catalogs.translated = catalogs.units"
        " and catalogs.error = '' and pages.error = ''),"
        " sum(catalogs.error <> '')"
        " from catalogs join pages using (page) group by catalogs.language"
    )
    found = {row[0]: row[1:] for row in rows}
    totals = []
    for language in languages:
        row = found.get(language, (0,) * 10)
        counted = Counts(*row[:8])
        missing = project.units - counted.units
        counts = Counts(
            project.units,
            project.words,
            counted.translated,
            counted.outdated,
            counted.reviewed,
            counted.untranslated + missing,
            counted.errors,
            counted.translated_words,
        )
        totals.append(LanguageTotals(language, counts, row[8] + empty, row[9]))
    return tuple(totals)


def list_pages(index: sqlite3.Connection, *, limit: int, offset: int = 0) -> tuple[tuple[str, int, int], ...]:
    """(page, units, words) of the pages in order, a slice of them."""
    rows = index.execute("select page, units, words from pages order by page limit ? offset ?", (limit, offset))
    return tuple(rows.fetchall())


def read_page_counts(
    index: sqlite3.Connection, pages: Collection[str], languages: Collection[str]
) -> dict[tuple[str, str], Counts]:
    """(page, language) → counts, of these pages; a page without a PO file counts as untranslated."""
    counts: dict[tuple[str, str], Counts] = {}
    for page in pages:
        found = index.execute("select units, words from pages where page = ?", (page,)).fetchone()
        units, words = found or (0, 0)
        counts |= {(page, language): Counts(units, words, untranslated=units) for language in languages}
        rows = index.execute(f"select language, {_COUNTS} from catalogs where page = ?", (page,))  # noqa: S608 - fixed names
        counts |= {(page, row[0]): Counts(*row[1:]) for row in rows if row[0] in languages}
    return counts


def list_language_pages(
    index: sqlite3.Connection, language: str, *, limit: int, offset: int = 0, state: str = ""
) -> tuple[tuple[str, Counts], ...]:
    """A language's pages with their counts, a slice of them.

    `state` is `complete`, `open`, `outdated`, `errors` or empty for all.
    """
    names = ", ".join(f"coalesce(catalogs.{name}, 0)" for name in _COUNTS.split(", ")[2:])
    conditions = {
        "": "1",
        "complete": "coalesce(catalogs.translated, 0) = pages.units",
        "open": "coalesce(catalogs.translated, 0) < pages.units",
        "outdated": "coalesce(catalogs.outdated, 0) > 0",
        "errors": "coalesce(catalogs.errors, 0) > 0 or coalesce(catalogs.error, '') <> ''",
    }
    rows = index.execute(
        f"select pages.page, pages.units, pages.words, {names}, catalogs.page is null from pages"  # noqa: S608 - fixed names
        " left join catalogs on catalogs.page = pages.page and catalogs.language = ?"
        f" where {conditions[state]} order by pages.page limit ? offset ?",
        (language, limit, offset),
    )
    return tuple((row[0], _fill(Counts(*row[1:9]), absent=bool(row[9]))) for row in rows)


def _fill(counts: Counts, *, absent: bool) -> Counts:
    return Counts(counts.units, counts.words, untranslated=counts.units) if absent else counts
