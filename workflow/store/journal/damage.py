"""A damaged state.db: noticing it, and putting it together anew from what can be read. The damaged one is kept."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflow.store.aside import keep_aside
from workflow.store.files import read_bytes
from workflow.store.journal.state import NAME, connect_state
from workflow.store.locks import lock_file

_FILES = (NAME, f"{NAME}-wal")
_GAP = 10_000
"""Rows in a row that are tried one by one between readable ones."""


@dataclass(frozen=True, slots=True)
class StateDamage:
    """What is wrong with the database."""

    message: str
    readable: int
    """Rows that can still be read."""


def find_state_damage(instance: Path) -> StateDamage | None:
    """Let SQLite look at the whole database; None where it is sound or absent. Nothing is changed.

    What is there is looked at first, since whoever copies a database that is in use may get two halves that do not fit.
    """
    if not (instance / NAME).is_file() or not _check(instance / NAME):
        return None
    with tempfile.TemporaryDirectory(prefix="polyfolio-") as folder:
        path = _copy(instance, Path(folder))
        message = _check(path)
        return StateDamage(message, sum(1 for _ in _read_all(path))) if message else None


def rebuild_state(instance: Path) -> tuple[int, Path]:
    """Put the database together anew from its readable rows; how many these were, and where the damaged file is kept.

    Raises:
        PolyfolioError: it cannot be written.
    """
    with (
        lock_file(instance / "locks", "journal"),
        tempfile.TemporaryDirectory(prefix=".mending-", dir=instance) as folder,
    ):
        copy = _copy(instance, Path(folder))
        rows = list(_read_all(copy))
        fresh = Path(folder) / "new"
        with connect_state(fresh) as state, state:
            for table, values in rows:
                known = {str(row[1]) for row in state.execute(f"pragma table_info({table})")}
                given = {name: value for name, value in values.items() if name in known}
                if given:
                    names, marks = ", ".join(given), ", ".join("?" * len(given))
                    state.execute(f"insert or ignore into {table} ({names}) values ({marks})", tuple(given.values()))  # noqa: S608 - names of our own tables
        aside = keep_aside(instance, NAME, read_bytes(instance / NAME))
        for name in _FILES[1:]:
            if (instance / name).is_file():
                (aside.parent / name).write_bytes(read_bytes(instance / name))
        for name in (f"{NAME}-wal", f"{NAME}-shm"):
            (instance / name).unlink(missing_ok=True)
        with (fresh / NAME).open("rb") as file:
            os.fsync(file.fileno())
        (fresh / NAME).replace(instance / NAME)
    return len(rows), aside


def _copy(instance: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        if (instance / name).is_file():
            (folder / name).write_bytes(read_bytes(instance / name))
    return folder / NAME


def _check(path: Path) -> str:
    """What SQLite finds wrong; empty for a sound database."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as state:
            found = state.execute("pragma integrity_check(1)").fetchone()
            tables = {str(name) for (name,) in state.execute("select name from sqlite_master where type = 'table'")}
    except sqlite3.Error as error:
        return f"is damaged: {error}"
    if found != ("ok",):
        return f"is damaged: {' '.join(str(found[0]).split())}"
    return "" if "edits" in tables else "is damaged: it has no table of edits"


def _read_all(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, values by column) of every row that can be read."""
    with closing(sqlite3.connect(path)) as state:
        state.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            tables = [str(name) for (name,) in state.execute("select name from sqlite_master where type = 'table'")]
        except sqlite3.Error:
            return
        for table in tables:
            if not table.startswith("sqlite_") and table.isidentifier():
                for row in _read_table(state, table):
                    yield table, row


def _read_table(state: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table: from its beginning to what cannot be read, from its end back to that, and those between."""
    first: dict[int, dict[str, Any]] = {}
    for order in ("asc", "desc"):
        try:
            cursor = state.execute(f"select rowid as number_of_row, * from {table} order by rowid {order}")  # noqa: S608 - names of our own tables
            names = [column[0] for column in cursor.description]
            for row in cursor:
                first[int(row[0])] = dict(zip(names[1:], row[1:], strict=True))
            break  # all of it
        except (sqlite3.Error, ValueError, TypeError):
            continue
    else:
        _fill_gaps(state, table, first)
    for number in sorted(first):
        yield first[number]


def _fill_gaps(state: sqlite3.Connection, table: str, found: dict[int, dict[str, Any]]) -> None:
    """Try the rows between those that were found one by one."""
    known = sorted(found) or [0]
    wanted = [number for number in range(1, known[-1] + 1) if number not in found]
    for number in wanted[:_GAP]:
        try:
            cursor = state.execute(f"select * from {table} where rowid = ?", (number,))  # noqa: S608 - names of our own tables
            row = cursor.fetchone()
        except sqlite3.Error:
            continue
        if row is not None:
            found[number] = dict(zip([column[0] for column in cursor.description], row, strict=True))
