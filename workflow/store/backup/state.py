"""state.db in a backup: a copy that knows every edit of the copied PO files, and says which ones they do not have."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.journal.state import NAME, connect_state, has_state
from workflow.store.sqlite_errors import explained_sqlite

_WAY_OUT = "the backup has none of it"


@dataclass(frozen=True, slots=True)
class CopiedState:
    """What a copy of state.db holds."""

    edits: int
    pending: int
    """Edits that are to be made good after a restore."""
    version: int


@contextmanager
def watch_journal(instance: Path) -> Iterator[Callable[[], int]]:
    """A function that tells the number of the journal's latest edit; 0 as long as there is none.

    Raises:
        PolyfolioError: state.db cannot be used.
    """
    if not has_state(instance):
        yield lambda: _read_new(instance)
        return
    with connect_state(instance) as state:
        yield lambda: _read_latest(state)


def copy_state(
    instance: Path, target: Path, *, known: Mapping[tuple[str, str], int], otherwise: int
) -> CopiedState | None:
    """Copy state.db by SQLite's backup API, which disturbs no writer; None where there is none.

    Args:
        instance: the folder of the databases.
        target: the new file.
        known: page and language → the latest edit when that PO file was copied. Later edits that are in the PO file
            are not in the copied one, so that the copy has them as pending: recovery makes them good.
        otherwise: the same for PO files that were not there when the copying began.

    Raises:
        PolyfolioError: state.db cannot be used or is damaged.
    """
    if not has_state(instance):
        return None
    with connect_state(instance) as state, closing(sqlite3.connect(target)) as copy:
        state.backup(copy)
        with explained_sqlite(instance / NAME, _WAY_OUT):
            copy.execute("pragma journal_mode = delete")
            with copy:
                _set_pending(copy, known, otherwise)
            said = str(copy.execute("pragma quick_check(1)").fetchone()[0])
            if said != "ok":
                raise PolyfolioError(f"is damaged: {said}", path=f"{instance.name}/{NAME}")
            edits, pending = copy.execute("select count(*), coalesce(sum(fate = 'pending'), 0) from edits").fetchone()
            version = int(copy.execute("pragma user_version").fetchone()[0])
    return CopiedState(int(edits), int(pending), version)


def _set_pending(copy: sqlite3.Connection, known: Mapping[tuple[str, str], int], otherwise: int) -> None:
    """Note of the edits that came after their PO file was copied that they are to be written."""
    first = min(otherwise, min(known.values(), default=otherwise))
    query = "select sequence, page, language from edits where sequence > ? and fate = 'written'"
    late = [
        (sequence,)
        for sequence, page, language in copy.execute(query, (first,)).fetchall()
        if sequence > known.get((page, language), otherwise)
    ]
    copy.executemany("update edits set fate = 'pending' where sequence = ?", late)


def _read_new(instance: Path) -> int:
    """For a journal that may begin at any moment."""
    if not has_state(instance):
        return 0
    with connect_state(instance) as state:
        return _read_latest(state)


def _read_latest(state: sqlite3.Connection) -> int:
    return int(state.execute("select coalesce(max(sequence), 0) from edits").fetchone()[0])
