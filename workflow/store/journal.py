"""The journal of accepted edits in instance/state.db: written, and on the disk, before an edit is answered."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workflow.store.locks import lock_file
from workflow.store.sqlite_errors import explained_sqlite

_COLUMNS = "page, unit, language, author, base, source, translation, outdated, at, edit_id"
_TABLES = """
create table if not exists edits (
    sequence integer primary key autoincrement,
    edit_id text not null unique,
    at text not null,
    page text not null, unit text not null, language text not null,
    author text not null,
    base text not null,
    source text not null,
    translation text not null,
    outdated integer not null
)
"""
_INDEX = "create index if not exists edits_of_unit on edits (page, unit, language)"
_ORDER = "create index if not exists edits_of_language on edits (language, sequence)"


_WAY_OUT = "nothing was saved; put it back from a backup, or move it away to begin a new journal"


@dataclass(frozen=True, slots=True)
class Edit:
    """One accepted edit."""

    page: str
    unit: str
    language: str
    author: str
    base: str
    """The digest of the entry that was edited."""
    source: str
    translation: str
    outdated: bool = False
    at: str = ""
    """When, in UTC (ISO 8601); set by the journal."""
    edit_id: str = ""
    """A name that no other edit has; set by the journal."""


def record_edit(instance: Path, edit: Edit) -> str:
    """Append an edit; it is on the disk when this returns its id."""
    return record_edits(instance, (edit,))[0]


def record_edits(instance: Path, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Append edits, all of them or none; they are on the disk when this returns their ids, in the same order."""
    if not edits:
        return ()
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    ids = tuple(uuid.uuid4().hex for _ in edits)
    rows = [(edit_id, at, *_list_values(edit)) for edit_id, edit in zip(ids, edits, strict=True)]
    with _open(instance) as state:
        state.executemany(
            "insert into edits (edit_id, at, page, unit, language, author, base, source, translation, outdated)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return ids


def _list_values(edit: Edit) -> tuple[object, ...]:
    names = (edit.page, edit.unit, edit.language, edit.author)
    return *names, edit.base, edit.source, edit.translation, edit.outdated


def read_edits(instance: Path, page: str, unit: str, language: str) -> tuple[Edit, ...]:
    """The accepted edits of one unit, oldest first."""
    if not (instance / "state.db").is_file():
        return ()
    with _open(instance) as state:
        rows = state.execute(
            f"select {_COLUMNS} from edits where page = ? and unit = ? and language = ? order by sequence",  # noqa: S608 - fixed names
            (page, unit, language),
        ).fetchall()
    return tuple(Edit(*row) for row in rows)


def list_edits(instance: Path, *, language: str = "", author: str = "", limit: int) -> tuple[Edit, ...]:
    """The latest accepted edits of the project, of one language or of one author, newest first."""
    if not (instance / "state.db").is_file():
        return ()
    given = [(name, value) for name, value in (("language", language), ("author", author)) if value]
    where = " and ".join(["1", *(f"{name} = ?" for name, _ in given)])
    with _open(instance) as state:
        rows = state.execute(
            f"select {_COLUMNS} from edits where {where} order by sequence desc limit ?",  # noqa: S608 - fixed names
            (*(value for _, value in given), limit),
        ).fetchall()
    return tuple(Edit(*row) for row in rows)


def read_last_times(instance: Path, languages: Iterable[str]) -> dict[str, str]:
    """Language → when its latest accepted edit was (ISO 8601, UTC); languages without an edit are left out."""
    if not (instance / "state.db").is_file():
        return {}
    with _open(instance) as state:
        query = "select at from edits where language = ? order by sequence desc limit 1"
        found = {language: state.execute(query, (language,)).fetchone() for language in languages}
    return {language: str(row[0]) for language, row in found.items() if row}


@contextmanager
def _open(instance: Path) -> Iterator[sqlite3.Connection]:
    path = instance / "state.db"
    with explained_sqlite(path, _WAY_OUT):
        if not path.exists():
            _clear_logs(path)
    with explained_sqlite(path, _WAY_OUT), closing(sqlite3.connect(path, timeout=10)) as state:
        state.execute("pragma journal_mode = wal")
        state.execute("pragma synchronous = full")
        state.execute(_TABLES)
        state.execute(_INDEX)
        state.execute(_ORDER)
        with state:
            yield state


def _clear_logs(path: Path) -> None:
    """Remove the logs of a journal that was moved away while it was open: a new one would be mended with them."""
    with lock_file(path.parent / "locks", "journal"):
        if path.exists():
            return  # another process has begun a new one
        for name in ("state.db-wal", "state.db-shm"):
            path.with_name(name).unlink(missing_ok=True)
        with closing(sqlite3.connect(path, timeout=10)) as state:
            state.execute("pragma journal_mode = wal")
