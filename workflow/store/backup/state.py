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


@dataclass(frozen=True, slots=True)
class Begun:
    """What the journal knew when a backup began."""

    latest: int = 0
    """The number of its latest edit; 0 where there was none."""
    uncommitted: frozenset[int] = frozenset()
    """The edits that no commit of the repository had."""
    heads: frozenset[str] = frozenset()
    """The commits that edits were made on."""


def look_at_journal(instance: Path) -> Begun:
    """What the journal knows before the repository is bundled.

    Raises:
        PolyfolioError: state.db cannot be used.
    """
    if not has_state(instance):
        return Begun()
    with connect_state(instance) as state:
        found = state.execute("select sequence from edits where committed = 0").fetchall()
        heads = state.execute("select distinct head from edits").fetchall()
        return Begun(
            _read_latest(state), frozenset(int(row[0]) for row in found), frozenset(str(row[0]) for row in heads)
        )


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
    instance: Path, target: Path, begun: Begun, known: Mapping[tuple[str, str], int], commit: str
) -> CopiedState | None:
    """Copy state.db by SQLite's backup API, which disturbs no writer; None where there is none.

    Args:
        instance: the folder of the databases.
        target: the new file.
        begun: what the journal knew before the repository was bundled: what was committed since is in no commit of it.
        known: page and language → the latest edit when that PO file was copied. Later edits that are in the PO file
            are not in the copied one, so that the copy has them as pending: recovery makes them good.
        commit: the HEAD that was bundled; empty where there is none.

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
                _set_pending(copy, known, begun.latest)
                _set_uncommitted(copy, begun, commit)
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


def _set_uncommitted(copy: sqlite3.Connection, begun: Begun, commit: str) -> None:
    """Forget the commits that were made after the repository was bundled."""
    found = copy.execute("select sequence from edits where committed = 1 and sequence > ?", (begun.latest,)).fetchall()
    changed = [*found, *((sequence,) for sequence in begun.uncommitted)]
    copy.executemany("update edits set committed = 0 where sequence = ?", changed)
    heads = copy.execute("select distinct head from edits where committed = 0").fetchall()
    later = [(commit, head) for (head,) in heads if head not in begun.heads and head != commit]
    copy.executemany("update edits set head = ? where head = ? and committed = 0", later)


def _read_new(instance: Path) -> int:
    """For a journal that may begin at any moment."""
    if not has_state(instance):
        return 0
    with connect_state(instance) as state:
        return _read_latest(state)


def _read_latest(state: sqlite3.Connection) -> int:
    return int(state.execute("select coalesce(max(sequence), 0) from edits").fetchone()[0])
