"""What checks found, kept with what it was found in: the identity of each PO file, a digest of each unit's texts."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workflow.store.files import Identity

RESULT_TABLES = """
create table check_sets (id integer primary key, checks text not null unique);
create table checked (
    page text not null, language text not null,
    size integer not null, mtime_ns integer not null, inode integer not null,
    stamp text not null,
    checks integer not null,
    primary key (page, language)
) without rowid;
create index checked_by on checked (checks);
create index checked_in_language on checked (language);
create table checked_units (
    page text not null, language text not null, units text not null, primary key (page, language)
);
create table issues (
    page text not null, language text not null, number integer not null,
    unit text not null, check_id text not null, message text not null, dismissed integer not null,
    primary key (page, language, number)
) without rowid;
create index issues_in_language on issues (language);
"""

RESULT_NAMES = ("checked", "checked_units", "issues")
"""The tables that have rows by page."""

Ran = Mapping[str, str]
"""Id of each check that was run → what its findings depend on beside the page and its PO file, as a digest."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a check found."""

    unit: str
    check: str
    message: str
    dismissed: bool
    """Whether the PO file says that this is right."""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What a page's PO file in one language was when it was checked."""

    file: Identity
    stamp: str
    """The page's."""
    ran: Ran


Key = tuple[str, str]
"""(page, language)."""


def read_checked(index: sqlite3.Connection, page: str = "", language: str = "") -> dict[Key, CheckedRow]:
    """What was checked: everything, one page, or one page in one language."""
    query = "select page, language, size, mtime_ns, inode, stamp, checks from checked"
    rows = _select(index, query, page, language).fetchall()
    sets = {number: _read_set(index, number) for number in {row[6] for row in rows}}
    return {(row[0], row[1]): CheckedRow(Identity(row[2], row[3], row[4]), row[5], sets[row[6]]) for row in rows}


def read_found(index: sqlite3.Connection, page: str = "", language: str = "") -> dict[Key, list[Found]]:
    """What was found, in the order of the pages' units: in everything, in one page, or in one page in one language."""
    query = "select page, language, unit, check_id, message, dismissed from issues"
    found: dict[Key, list[Found]] = defaultdict(list)
    for row in _select(index, query, page, language, " order by page, language, number"):
        found[row[0], row[1]].append(Found(row[2], row[3], row[4], bool(row[5])))
    return found


def read_unit_digests(index: sqlite3.Connection, page: str, language: str) -> dict[str, str]:
    """Unit id → the digest of what was checked of it."""
    row = _select(index, "select units from checked_units", page, language).fetchone()
    return dict(json.loads(row[0])) if row else {}


def write_checked(
    index: sqlite3.Connection, key: Key, row: CheckedRow, units: Mapping[str, str], found: Sequence[Found]
) -> None:
    """Put what was found in a page's PO file, in place of what was there; `units` are their digests by id."""
    number = _find_set(index, row.ran)
    file = (row.file.size, row.file.mtime_ns, row.file.inode)
    index.execute("insert or replace into checked values (?, ?, ?, ?, ?, ?, ?)", (*key, *file, row.stamp, number))
    index.execute("insert or replace into checked_units values (?, ?, ?)", (*key, json.dumps(dict(units))))
    index.execute("delete from issues where page = ? and language = ?", key)
    index.executemany("insert into issues values (?, ?, ?, ?, ?, ?, ?)", _number(key, found))


def _read_set(index: sqlite3.Connection, number: int) -> Ran:
    return dict(json.loads(index.execute("select checks from check_sets where id = ?", (number,)).fetchone()[0]))


def _find_set(index: sqlite3.Connection, ran: Ran) -> int:
    """The number of a set of checks; with a new one those are dropped that nothing was checked by any more."""
    checks = json.dumps(dict(ran), sort_keys=True)
    known = index.execute("select id from check_sets where checks = ?", (checks,)).fetchone()
    if known:
        return int(known[0])
    index.execute("delete from check_sets where id not in (select checks from checked)")
    return index.execute("insert into check_sets (checks) values (?)", (checks,)).lastrowid or 0


def _number(key: Key, found: Iterable[Found]) -> Iterable[tuple[str, str, int, str, str, str, bool]]:
    return ((*key, at, one.unit, one.check, one.message, one.dismissed) for at, one in enumerate(found))


def _select(index: sqlite3.Connection, query: str, page: str, language: str, order: str = "") -> sqlite3.Cursor:
    if not page:
        return index.execute(query + order)
    if not language:
        return index.execute(f"{query} where page = ?{order}", (page,))
    return index.execute(f"{query} where page = ? and language = ?{order}", (page, language))
