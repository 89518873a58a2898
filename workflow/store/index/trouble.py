"""What the index knows of pages that do not go on by themselves, and of those that are complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A page (without a language) or a PO file that cannot be read."""

    page: str
    language: str
    message: str
    line: int


@dataclass(frozen=True, slots=True)
class HinderedPage:
    """A page of a language that something keeps from being complete."""

    page: str
    language: str
    units: int
    """Units with an error, or outdated ones."""
    written_ns: int
    """When its PO file was written."""


@dataclass(frozen=True, slots=True)
class CompleteFile:
    """A page of a language that is complete enough to be exported."""

    page: str
    language: str
    written_ns: int
    """When its PO file or its source was written, whichever is newer."""
    stamp: str
    """A digest of the source and its template."""


def list_failures(index: sqlite3.Connection, languages: Collection[str]) -> Iterator[Failure]:
    """Everything that cannot be read: pages first, then PO files of these languages."""
    for row in index.execute("select page, '', error, error_line from pages where error <> '' order by page"):
        yield Failure(*row)
    rows = index.execute(
        "select page, language, error, error_line from catalogs where error <> '' order by page, language"
    )
    for row in rows:
        if row[1] in languages:
            yield Failure(*row)


def list_faulty_pages(index: sqlite3.Connection, languages: Collection[str]) -> Iterator[HinderedPage]:
    """Pages with translations that fall back, most of them first."""
    return _list_hindered(index, languages, "errors", "errors > 0")


def list_outdated_only(index: sqlite3.Connection, languages: Collection[str]) -> Iterator[HinderedPage]:
    """Pages that would be complete if it were not for outdated units; those with few of them first."""
    found = _list_hindered(index, languages, "outdated", "outdated > 0 and translated + outdated = units")
    return iter(sorted(found, key=lambda page: page.units))


def _list_hindered(
    index: sqlite3.Connection, languages: Collection[str], column: str, condition: str
) -> Iterator[HinderedPage]:
    rows = index.execute(
        f"select page, language, {column}, mtime_ns from catalogs where {condition} and error = ''"  # noqa: S608 - fixed names
        f" and page not in (select page from pages where error <> '') order by {column} desc, page, language"
    )
    return (HinderedPage(*row) for row in rows if row[1] in languages)


def list_complete(
    index: sqlite3.Connection, languages: Collection[str], *, percent: int, reviewed: bool
) -> Iterator[CompleteFile]:
    """Pages with at least so many percent of their units translated (all of these reviewed, when asked), by page.

    Pages without units, which have nothing to translate, are left out.
    """
    rows = index.execute(
        "select page, language, max(catalogs.mtime_ns, pages.mtime_ns), pages.stamp"
        " from catalogs join pages using (page) where catalogs.units > 0 and catalogs.error = '' and pages.error = ''"
        " and catalogs.translated * 100 >= catalogs.units * ? and (not ? or catalogs.reviewed = catalogs.translated)"
        " order by page, language",
        (percent, reviewed),
    )
    return (CompleteFile(*row) for row in rows if row[1] in languages)
