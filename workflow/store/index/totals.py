"""Sums over the index, so that no web request adds up the whole project itself. They are those of `stats`."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from workflow.model import Counts

_COUNTS = "units, words, translated, outdated, reviewed, untranslated, errors, translated_words"
_SUMS = ", ".join(f"coalesce(sum({name}), 0)" for name in _COUNTS.split(", "))


@dataclass(frozen=True, slots=True)
class ProjectTotals:
    """How large the project is."""

    pages: int
    units: int
    words: int
    unsettled: int
    """Pages whose units have changed since the last sync."""
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
    finished: bool
    """Whether every page is complete and can be read."""
    written_ns: int
    """When the newest PO file with a translation in it was written; 0 where there is none."""


def read_project_totals(index: sqlite3.Connection) -> ProjectTotals:
    """The size of the project."""
    row = index.execute(
        "select count(*), coalesce(sum(units), 0), coalesce(sum(words), 0),"
        " coalesce(sum(changed and error = ''), 0), coalesce(sum(error <> ''), 0) from pages"
    ).fetchone()
    return ProjectTotals(*row)


def sum_languages(index: sqlite3.Connection, languages: Collection[str]) -> tuple[LanguageTotals, ...]:
    """Each language's counts. Pages that it has no PO file of, and pages that cannot be read, are untranslated."""
    project = read_project_totals(index)
    empty = index.execute("select count(*) from pages where units = 0 and error = ''").fetchone()[0]
    rows = index.execute(
        f"select language, {_SUMS}, sum(error = '' and translated = units),"  # noqa: S608 - fixed names
        " sum(page in (select page from pages where units = 0)), sum(error <> ''),"
        " max(case when translated + outdated + errors > 0 then mtime_ns else 0 end)"
        " from catalogs where page not in (select page from pages where error <> '') group by language"
    )
    found = {row[0]: row[1:] for row in rows}
    totals = []
    for language in languages:
        row = found.get(language, (0,) * 12)
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
        complete = row[8] + empty - row[9]
        finished = bool(project.pages) and complete == project.pages and not row[10] and not project.failed
        totals.append(LanguageTotals(language, counts, complete, row[10], finished, max(row[11], 0)))
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
        found = index.execute("select units, words, error <> '' from pages where page = ?", (page,)).fetchone()
        units, words, failed = found or (0, 0, 0)
        counts |= {(page, language): Counts(units, words, untranslated=units) for language in languages}
        if failed:
            continue
        rows = index.execute(f"select language, {_COUNTS} from catalogs where page = ?", (page,))  # noqa: S608 - fixed names
        counts |= {(page, row[0]): Counts(*row[1:]) for row in rows if row[0] in languages}
    return counts
