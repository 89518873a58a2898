"""Opening the index: its tables, and making it anew when it is absent, damaged or of another version."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import IndexDamaged, PolyfolioError
from workflow.store.identity import Identity, identify
from workflow.store.index.ends import END_TABLES
from workflow.store.index.foreign_memories import MEMORY_TABLES
from workflow.store.index.memory import TEXT_TABLES
from workflow.store.index.results import RESULT_TABLES
from workflow.store.index.seal import IndexConnection, close_sealed, copy_back, is_intact, is_own, make_seal
from workflow.store.index.sources import SOURCE_TABLES
from workflow.store.locks import lock_file
from workflow.store.sqlite_errors import explained_sqlite

VERSION = "16"
"""Raised whenever tables, counting or the judging of translations change."""

Index = sqlite3.Connection
"""An open index, to be handed on to what reads and writes its rows."""

_TABLES = """
create table meta (name text primary key, value text not null) without rowid;
create table pages (
    page text primary key,
    size integer not null, mtime_ns integer not null, inode integer not null,
    template_size integer not null, template_mtime_ns integer not null, template_inode integer not null,
    stamp text not null,
    settled integer not null,
    units integer not null, words integer not null,
    error text not null, error_line integer not null,
    changed integer not null
) without rowid;
create table units (
    id text not null, page text not null, source integer not null, primary key (id, page)
) without rowid;
create index units_of_page on units (page);
create index units_by_source on units (source, page);
create table catalogs (
    page text not null, language text not null,
    size integer not null, mtime_ns integer not null, inode integer not null,
    stamp text not null,
    units integer not null, words integer not null,
    translated integer not null, outdated integer not null, reviewed integer not null,
    untranslated integer not null, errors integer not null, translated_words integer not null,
    broken text not null,
    error text not null, error_line integer not null,
    primary key (page, language)
) without rowid;
create table retired_files (
    path text primary key, size integer not null, mtime_ns integer not null, inode integer not null
) without rowid;
create table retired (
    key blob not null, path text not null, unit text not null, primary key (key, path, unit)
) without rowid;
create index retired_in_file on retired (path);
"""


@dataclass(frozen=True, slots=True)
class IndexState:
    """What tells an index from what it was before a commit: the identities of its two files."""

    database: Identity | None
    log: Identity | None

    @property
    def written_ns(self) -> int:
        """When it was last written; 0 where there is none."""
        return max((file.mtime_ns for file in (self.database, self.log) if file), default=0)


def read_index_state(instance: Path) -> IndexState:
    """The state of the index now, without opening it."""
    return IndexState(identify(instance / "index.db"), identify(instance / "index.db-wal"))


def read_made(index: Index) -> str:
    """The name of this very index: one that was made anew in its place has another."""
    return str(index.execute("select value from meta where name = 'made'").fetchone()[0])


@contextmanager
def open_index(instance: Path, fingerprint: str) -> Iterator[Index]:
    """A connection to the index, in one transaction that is committed at the end.

    Args:
        instance: the folder of the databases; made when absent.
        fingerprint: what the index depends on beside files (settings); another one empties it.

    Raises:
        Busy: another process is writing it.
        IndexDamaged: it turned out to be damaged while it was used.
        PolyfolioError: it cannot be used.
    """
    path = instance / "index.db"
    with explained_sqlite(path, "`polyfolio index` makes it anew"):
        connection = _connect(path, fingerprint)
        try:
            try:
                with connection:
                    yield connection
            finally:
                close_sealed(connection)
        except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
            damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
            if not damaged and is_own(connection):
                raise
            if is_own(connection) or not is_intact(instance):  # else it was made anew already
                drop_index(instance)
            raise IndexDamaged(f"the index was damaged ({error}) and has been removed: try again") from error


def keep_rows(index: Index) -> None:
    """Commit what was written so far: until then nobody else can write."""
    index.commit()
    if isinstance(index, IndexConnection):
        copy_back(index)


def say_filled(index: Index) -> None:
    """Note that the index was brought up to all files."""
    if isinstance(index, IndexConnection):
        index.filled = True


def drop_index(instance: Path) -> None:
    """Remove the index; whoever opens it next fills it from the files."""
    for name in ("index.db", "index.db-wal", "index.db-shm"):
        try:
            (instance / name).unlink(missing_ok=True)
        except OSError as error:
            message = f"the index cannot be made anew: {error.strerror}; remove this file by hand"
            raise PolyfolioError(message, path=f"{instance.name}/{name}") from error


def _connect(path: Path, fingerprint: str) -> IndexConnection:
    wanted = f"{VERSION} {fingerprint}"
    connection = _open_version(path, wanted)
    if connection is not None:
        return connection
    with lock_file(path.parent / "locks", "index"):
        connection = _open_version(path, wanted)  # another process may have made it anew while we waited
        if connection is None:
            drop_index(path.parent)
            connection = _open(path)
            tables = f"{_TABLES}{SOURCE_TABLES}{TEXT_TABLES}{MEMORY_TABLES}{RESULT_TABLES}{END_TABLES}"
            connection.executescript(f"begin immediate;{tables}commit;")
            connection.made = uuid.uuid4().hex
            with connection:
                connection.execute("insert into meta values ('version', ?), ('made', ?)", (wanted, connection.made))
            make_seal(connection)
    return connection


def _open_version(path: Path, wanted: str) -> IndexConnection | None:
    """A connection to the index of that version; None where it is absent, damaged or of another one."""
    if not path.exists() or not is_intact(path.parent):
        return None
    try:
        connection = _open(path)
        try:
            found = dict(connection.execute("select name, value from meta").fetchall())
            connection.made = str(found.get("made"))
        except sqlite3.Error:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            raise
        return None
    if found.get("version") == wanted:
        return connection
    connection.close()
    return None


def _open(path: Path) -> IndexConnection:
    # a transaction that begins by reading could not write any more once another process has written
    connection = sqlite3.connect(path, timeout=10, isolation_level="IMMEDIATE", factory=IndexConnection)
    connection.instance = path.parent
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma wal_autocheckpoint = 0")
        connection.execute("pragma synchronous = normal")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
