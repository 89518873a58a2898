"""Lists over the results of checks: which pages were checked as they are, and which were not yet."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from workflow.store.index.results import Found, Key, Ran

_SAME = (
    "checked.size = catalogs.size and checked.mtime_ns = catalogs.mtime_ns"
    " and checked.inode = catalogs.inode and checked.stamp = catalogs.stamp and catalogs.error = ''"
)
"""The condition for results that were made from the file that was counted."""
_WANTED = "(? is null or checked.page in (select value from json_each(?)))"


def read_checked_pages(index: sqlite3.Connection, language: str, pages: Collection[str] | None) -> dict[str, Ran]:
    """Page → the checks that it was checked by, of those of the pages (all when None) that have not changed since."""
    asked = None if pages is None else json.dumps(list(pages))
    rows = index.execute(
        "select checked.page, checked.checks from checked join catalogs"  # noqa: S608 - fixed text
        " on catalogs.page = checked.page and catalogs.language = checked.language"
        " join pages on pages.page = checked.page and pages.error = ''"
        f" where checked.language = ? and {_SAME} and {_WANTED} order by checked.page",
        (language, asked, asked),
    ).fetchall()
    sets = read_sets(index)
    return {page: sets[number] for page, number in rows}


def read_language_found(
    index: sqlite3.Connection, language: str, pages: Collection[str] | None
) -> list[tuple[str, Found]]:
    """(page, what was found) of those of the pages (all when None) in a language, current or not."""
    asked = None if pages is None else json.dumps(list(pages))
    rows = index.execute(
        "select page, unit, check_id, message, dismissed from issues as checked"  # noqa: S608 - fixed text
        f" where language = ? and {_WANTED} order by page, number",
        (language, asked, asked),
    )
    return [(row[0], Found(row[1], row[2], row[3], bool(row[4]))) for row in rows]


def list_unchecked(
    index: sqlite3.Connection, languages: Collection[str], sets: Collection[int], *, limit: int
) -> list[Key]:
    """(page, language) of PO files that were not checked as they are by one of these sets of checks; the first ones.

    What could not be read is left out.
    """
    return index.execute(
        "select catalogs.page, catalogs.language from catalogs"  # noqa: S608 - fixed text
        " join pages on pages.page = catalogs.page and pages.error = ''"
        " left join checked on checked.page = catalogs.page and checked.language = catalogs.language"
        " where catalogs.error = '' and catalogs.mtime_ns >= -1"
        " and catalogs.language in (select value from json_each(?))"
        f" and not coalesce({_SAME} and checked.checks in (select value from json_each(?)), 0)"
        " order by catalogs.page, catalogs.language limit ?",
        (json.dumps(list(languages)), json.dumps(list(sets)), limit),
    ).fetchall()


def list_readable_pages(index: sqlite3.Connection) -> list[str]:
    """The pages that could be read."""
    return [str(page) for (page,) in index.execute("select page from pages where error = '' order by page")]


def read_sets(index: sqlite3.Connection) -> dict[int, Ran]:
    """The sets of checks by their numbers."""
    return {row[0]: json.loads(row[1]) for row in index.execute("select id, checks from check_sets")}
