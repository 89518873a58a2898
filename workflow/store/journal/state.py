"""Opening state.db: what people have done and no other file holds. Its tables grow in steps; nothing is dropped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from workflow.errors import Busy, PolyfolioError
from workflow.store.locks import lock_file
from workflow.store.sqlite_errors import explained_sqlite

NAME = "state.db"

_STEPS = (
    (
        """
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
        """,
        "create index if not exists edits_of_unit on edits (page, unit, language)",
        "create index if not exists edits_of_language on edits (language, sequence)",
    ),
    (
        # The edits of before were answered, so they are in their PO files.
        "alter table edits add column fate text not null default 'written'",
        "create index edits_pending on edits (page, language) where fate = 'pending'",
    ),
    (
        "alter table edits add column head text not null default ''",
        "alter table edits add column committed integer not null default 0",
        "alter table edits add column replaced text not null default ''",
        # Nobody knows where HEAD was when the edits of before were made: they are left to git's history.
        "update edits set committed = 1",
        "create index edits_open on edits (page, language) where committed = 0",
        "create index edits_to_look_at on edits (fate) where fate in ('overwritten', 'moved')",
    ),
    ("create index edits_anywhere on edits (unit, language)",),
    ("create table committer (name text primary key, value text not null)",),
)
"""What brings a database from one version (`user_version`) to the next."""

_WAY_OUT = "nothing was saved; put it back from a backup, or move it away to begin a new journal"


def find_state_fault(instance: Path) -> str:
    """Why nothing can be recorded, as far as opening state.db tells; empty also while another process is at it."""
    if not has_state(instance):
        return ""
    try:
        with connect_state(instance):
            return ""
    except Busy:
        return ""
    except PolyfolioError as error:
        return str(error)


def has_state(instance: Path) -> bool:
    """Whether anything was ever recorded."""
    return (instance / NAME).is_file()


@contextmanager
def open_state(instance: Path, *, flushed: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection to state.db, in one transaction that is committed at the end.

    Args:
        instance: the folder of the databases; made when absent.
        flushed: whether the commit waits for the disk. Without it a power cut may undo the transaction, a killed
            process does not.

    Raises:
        Busy, PolyfolioError: see `connect_state`.
    """
    with connect_state(instance) as state:
        if not flushed:
            wait_for_disk(state, wait=False)
        with state:
            yield state


def wait_for_disk(state: sqlite3.Connection, *, wait: bool) -> None:
    """Say whether the next commits wait for the disk."""
    state.execute(f"pragma synchronous = {'full' if wait else 'normal'}")


@contextmanager
def connect_state(instance: Path) -> Iterator[sqlite3.Connection]:
    """A connection to state.db for several transactions (`with state:`), which wait for the disk.

    Raises:
        Busy: another process is writing it.
        PolyfolioError: it is damaged, cannot be read or written, or was written by a newer version.
    """
    path = instance / NAME
    with explained_sqlite(path, _WAY_OUT):
        if not path.exists():
            _clear_logs(path)
    with explained_sqlite(path, _WAY_OUT), closing(sqlite3.connect(path, timeout=10)) as state:
        state.execute("pragma journal_mode = wal")
        wait_for_disk(state, wait=True)
        _migrate(state, path)
        yield state


def _migrate(state: sqlite3.Connection, path: Path) -> None:
    """Bring the tables up to this version."""
    if _read_version(state, path) == len(_STEPS):
        return
    state.execute("begin immediate")
    with state:
        for version in range(_read_version(state, path), len(_STEPS)):  # another process may have been faster
            for statement in _STEPS[version]:
                state.execute(statement)
        state.execute(f"pragma user_version = {len(_STEPS)}")


def refuse_newer(version: int, shown: str) -> None:
    """Refuse a state.db of a version (`user_version`) that this program does not know; `shown` names it.

    Raises:
        PolyfolioError: it is newer.
    """
    if version > len(_STEPS):
        raise PolyfolioError(
            f"was written by a newer polyfolio (version {version}; this one knows {len(_STEPS)}): "
            "install that one again; the PO files are not touched by either",
            path=shown,
        )


def _read_version(state: sqlite3.Connection, path: Path) -> int:
    version = int(state.execute("pragma user_version").fetchone()[0])
    refuse_newer(version, f"{path.parent.name}/{path.name}")
    return version


def _clear_logs(path: Path) -> None:
    """Remove the logs of a journal that was moved away while it was open: a new one would be mended with them."""
    with lock_file(path.parent / "locks", "journal"):
        if path.exists():
            return  # another process has begun a new one
        for name in (f"{NAME}-wal", f"{NAME}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        with closing(sqlite3.connect(path, timeout=10)) as state:
            state.execute("pragma journal_mode = wal")
