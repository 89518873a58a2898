"""Reading and writing the index's rows as values."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field

from workflow.core.catalog_end import CatalogEnd
from workflow.core.memory_context import Remembered
from workflow.model import Counts
from workflow.store.files import Identity
from workflow.store.index.ends import forget_ends, note_ends
from workflow.store.index.memory import forget_remembered, write_remembered
from workflow.store.index.results import RESULT_NAMES
from workflow.store.index.sources import drop_unused, keep_source

ABSENT = Identity(-1, -1, -1)
"""The identity of a file that is not there."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """What the index knows of a source page."""

    page: str
    source: Identity
    template: Identity
    stamp: str
    """A digest of the source's and the template's bytes and the format's options: what a page's counts depend on."""
    settled: bool
    """Whether template and catalogs were brought up to this source."""
    units: int
    words: int
    error: str = ""
    error_line: int = 0
    changed: bool = False
    """Whether the source has other units than the template: what a sync would publish."""


@dataclass(frozen=True, slots=True)
class CatalogRow:
    """What the index knows of a page's PO file in one language."""

    page: str
    language: str
    file: Identity
    stamp: str
    """The stamp of the page that the counts were made with."""
    counts: Counts
    broken: dict[str, str] = field(default_factory=dict)
    """Units whose translation falls back, with the reason."""
    error: str = ""
    error_line: int = 0
    remembered: tuple[Remembered, ...] | None = field(default=None, compare=False, repr=False)
    """What the translation memory keeps of the file, to be written with the counts; None where that is not known."""
    end: CatalogEnd | None = field(default=None, compare=False, repr=False)
    """What the file ended with when it was read, likewise."""
    end_written: CatalogEnd | None = field(default=None, compare=False, repr=False)
    """What it ends with after we have written it."""


def read_pages(index: sqlite3.Connection) -> dict[str, PageRow]:
    """Every page's row by page."""
    rows = index.execute("select * from pages")
    return {
        row[0]: PageRow(row[0], Identity(*row[1:4]), Identity(*row[4:7]), row[7], bool(row[8]), *row[9:])
        for row in rows
    }


def read_catalogs(index: sqlite3.Connection, page: str | None = None) -> dict[tuple[str, str], CatalogRow]:
    """Every catalog's row by (page, language), or those of one page."""
    where = "" if page is None else " where page = ?"
    rows = index.execute(f"select * from catalogs{where}", () if page is None else (page,))  # noqa: S608 - fixed text
    return {
        (row[0], row[1]): CatalogRow(
            row[0], row[1], Identity(*row[2:5]), row[5], Counts(*row[6:14]), _broken(row[14]), row[15], row[16]
        )
        for row in rows
    }


def read_catalog_files(index: sqlite3.Connection) -> dict[tuple[str, str], tuple[Identity, str, bool]]:
    """(page, language) → the file that was counted, the page's stamp then, and whether the file could not be read."""
    rows = index.execute("select page, language, size, mtime_ns, inode, stamp, error <> '' from catalogs")
    return {(row[0], row[1]): (Identity(row[2], row[3], row[4]), row[5], bool(row[6])) for row in rows}


def write_page(index: sqlite3.Connection, row: PageRow, units: Iterable[tuple[str, str]]) -> None:
    """Put a page's row, and the ids of its units with their source texts."""
    files = (row.page, *_flat(row.source), *_flat(row.template), row.stamp, row.settled)
    values = (*files, row.units, row.words, row.error, row.error_line, row.changed)
    index.execute(f"insert or replace into pages values ({_marks(14)})", values)  # noqa: S608 - fixed text
    _write_units(index, row.page, units)


def _write_units(index: sqlite3.Connection, page: str, units: Iterable[tuple[str, str]]) -> None:
    """Put a page's units; only rows that differ are written."""
    before = dict(index.execute("select id, source from units where page = ?", (page,)).fetchall())
    wanted = {unit_id: keep_source(index, source) for unit_id, source in units}
    gone = [(unit_id, page) for unit_id in before if unit_id not in wanted]
    changed = [(unit_id, page, source) for unit_id, source in wanted.items() if before.get(unit_id) != source]
    index.executemany("delete from units where id = ? and page = ?", gone)
    index.executemany("insert or replace into units values (?, ?, ?)", changed)
    drop_unused(index, {source for unit_id, source in before.items() if wanted.get(unit_id) != source})


def write_catalogs(index: sqlite3.Connection, rows: Collection[CatalogRow]) -> None:
    """Put catalogs' rows, what the translation memory keeps of the files, and what they end with."""
    index.executemany(
        f"insert or replace into catalogs values ({_marks(17)})",  # noqa: S608 - fixed text
        (
            (
                row.page,
                row.language,
                *_flat(row.file),
                row.stamp,
                *_counted(row.counts),
                json.dumps(row.broken, ensure_ascii=False),
                row.error,
                row.error_line,
            )
            for row in rows
        ),
    )
    for row in rows:
        write_ends(index, row)
    for page in dict.fromkeys(row.page for row in rows):
        texts = {row.language: row.remembered for row in rows if row.page == page and row.remembered is not None}
        write_remembered(index, page, texts)


def write_ends(index: sqlite3.Connection, row: CatalogRow) -> None:
    """Remember what a file ends with, and note what it ended with before and has lost."""
    note_ends(index, row.page, row.language, row.end, row.end_written)


def forget_pages(index: sqlite3.Connection, pages: Iterable[str]) -> None:
    """Drop all rows of pages that are not there any more."""
    for page in pages:
        for table in ("pages", "catalogs", *RESULT_NAMES):
            index.execute(f"delete from {table} where page = ?", (page,))  # noqa: S608 - fixed names
        _write_units(index, page, ())
        forget_remembered(index, page)
        forget_ends(index, page)


def forget_gone(index: sqlite3.Connection, there: Container[str]) -> None:
    """Drop all rows of pages other than those that are there: git may have deleted a page with its template."""
    known = [str(page) for (page,) in index.execute("select page from pages").fetchall()]
    forget_pages(index, [page for page in known if page not in there])


def read_taken_ids(index: sqlite3.Connection, ids: Iterable[str], page: str) -> set[str]:
    """Those of the ids that a unit of another page has."""
    found = set()
    for unit_id in ids:
        if index.execute("select 1 from units where id = ? and page <> ?", (unit_id, page)).fetchone():
            found.add(unit_id)
    return found


def find_pages(index: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Unit id → the page that it stands on, for those of the ids that stand on exactly one."""
    found: dict[str, str] = {}
    for unit_id in ids:
        pages = index.execute("select page from units where id = ? limit 2", (unit_id,)).fetchall()
        if len(pages) == 1:
            found[unit_id] = str(pages[0][0])
    return found


def _broken(text: str) -> dict[str, str]:
    return {} if text == "{}" else dict(json.loads(text))


def _flat(identity: Identity) -> tuple[int, int, int]:
    return identity.size, identity.mtime_ns, identity.inode


def _counted(counts: Counts) -> tuple[int, ...]:
    return (
        counts.units,
        counts.words,
        counts.translated,
        counts.outdated,
        counts.reviewed,
        counts.untranslated,
        counts.errors,
        counts.translated_words,
    )


def _marks(count: int) -> str:
    return ", ".join("?" * count)
