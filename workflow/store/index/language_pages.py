"""One language's pages in the index: a filtered slice of them, and how many each filter has."""

from __future__ import annotations

import sqlite3

from workflow.model import Counts

_FROM = " from pages left join catalogs on catalogs.page = pages.page and catalogs.language = ? and pages.error = ''"
_READABLE = "pages.error = '' and coalesce(catalogs.error, '') = ''"
_UNTRANSLATED = "coalesce(catalogs.untranslated, pages.units)"

FILTERS = {
    "": "1",
    "open": "coalesce(catalogs.translated, 0) < pages.units",
    "untranslated": f"{_UNTRANSLATED} > 0",
    "outdated": "coalesce(catalogs.outdated, 0) > 0",
    "errors": "coalesce(catalogs.errors, 0) > 0 or coalesce(catalogs.error, '') <> ''",
    "translated": "coalesce(catalogs.translated, 0) > 0",
    "reviewed": "coalesce(catalogs.reviewed, 0) > 0",
    "complete": f"coalesce(catalogs.translated, 0) = pages.units and {_READABLE}",
}
"""Name of a filter → the condition for a page of the language; `open` pages lack something or are outdated."""


def list_language_pages(
    index: sqlite3.Connection, language: str, *, limit: int, offset: int = 0, state: str = "", after: str = ""
) -> tuple[tuple[str, Counts], ...]:
    """A language's pages with their counts, a slice of them.

    `state` is one of `FILTERS`; `after` leaves out the pages up to that one.
    """
    rows = index.execute(
        "select pages.page, pages.units, pages.words, coalesce(catalogs.translated, 0),"
        f" coalesce(catalogs.outdated, 0), coalesce(catalogs.reviewed, 0), {_UNTRANSLATED},"
        " coalesce(catalogs.errors, 0), coalesce(catalogs.translated_words, 0)"
        f"{_FROM} where ({FILTERS[state]}) and pages.page > ? order by pages.page limit ? offset ?",
        (language, after, limit, offset),
    )
    return tuple((row[0], Counts(*row[1:])) for row in rows)


def count_filters(index: sqlite3.Connection, language: str) -> dict[str, int]:
    """Name of each filter → how many pages it has."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in FILTERS.values())
    row = index.execute(f"select {sums}{_FROM}", (language,)).fetchone()
    return dict(zip(FILTERS, row, strict=True))


def list_pages_with_new_units(
    index: sqlite3.Connection, language: str, since_ns: int, *, limit: int
) -> tuple[tuple[str, Counts], ...]:
    """Pages whose template was written after a moment, and which have open units in this language; newest first.

    A template is written when units are new, edited, moved or removed, so that this is what synchronising changed.
    A time of -2 is that of a template that was read within an instant of being written.
    """
    rows = index.execute(
        f"select pages.page, pages.units, coalesce(catalogs.outdated, 0), {_UNTRANSLATED}"
        f"{_FROM} where (pages.template_mtime_ns > ? or pages.template_mtime_ns = -2) and {FILTERS['open']}"
        " order by pages.template_mtime_ns desc, pages.page limit ?",
        (language, since_ns, limit),
    )
    return tuple((row[0], Counts(row[1], outdated=row[2], untranslated=row[3])) for row in rows)
