"""What PO files ended with when they were read last, and the ends that have gone since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from workflow.core.catalog_end import CatalogEnd, is_cut

LONGEST = 1_000_000
"""Bytes of an end that is remembered."""

END_TABLES = """
create table ends (
    page text not null, language text not null, start integer not null, head blob not null, rest blob not null,
    primary key (page, language)
);
create table lost_ends (
    page text not null, language text not null, rest blob not null,
    primary key (page, language)
);
"""


@dataclass(frozen=True, slots=True)
class LostEnd:
    """The end that a PO file had."""

    page: str
    language: str
    rest: bytes
    """From its last active entry on, as it was."""


def note_ends(
    index: sqlite3.Connection, page: str, language: str, read: CatalogEnd | None, written: CatalogEnd | None
) -> None:
    """Remember what a file ends with; an end that was cut off since the last time is noted.

    Args:
        index: the index.
        page, language: whose file it is.
        read: its end as it was read.
        written: its end after we have written it, if we have.
    """
    key = (page, language)
    if read is not None:
        row = index.execute("select start, head, rest from ends where page = ? and language = ?", key).fetchone()
        before = CatalogEnd(*row) if row else None
        if before is not None and before != read:
            if is_cut(before, read):
                index.execute("insert or ignore into lost_ends values (?, ?, ?)", (*key, before.rest))
            else:
                _forget_returned(index, key, read)
        elif before is not None and written is None:
            return  # nothing is new
    end = written or read
    if end is None or len(end.rest) > LONGEST:
        index.execute("delete from ends where page = ? and language = ?", key)
    else:
        index.execute("insert or replace into ends values (?, ?, ?, ?, ?)", (*key, end.start, end.head, end.rest))


def list_lost_ends(index: sqlite3.Connection) -> Iterator[LostEnd]:
    """The ends that have gone, and did not return."""
    rows = index.execute("select page, language, rest from lost_ends order by page, language")
    return (LostEnd(*row) for row in rows.fetchall())


def forget_lost_end(index: sqlite3.Connection, page: str, language: str) -> None:
    """An end was put back."""
    index.execute("delete from lost_ends where page = ? and language = ?", (page, language))


def forget_ends(index: sqlite3.Connection, page: str) -> None:
    """A page has gone."""
    for table in ("ends", "lost_ends"):
        index.execute(f"delete from {table} where page = ?", (page,))  # noqa: S608 - fixed names


def _forget_returned(index: sqlite3.Connection, key: tuple[str, str], end: CatalogEnd) -> None:
    row = index.execute("select rest from lost_ends where page = ? and language = ?", key).fetchone()
    if row is not None and bytes(row[0]).strip() in end.rest:
        forget_lost_end(index, *key)
