"""Recording edits, and what became of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from workflow.errors import NotFlushed, Overtaken, PolyfolioError
from workflow.store.git.head import read_head
from workflow.store.journal.edit import Edit, Fate
from workflow.store.journal.noticed import note_missing
from workflow.store.journal.rows import insert_edits
from workflow.store.journal.state import connect_state, open_state, wait_for_disk


def record_edit(instance: Path, edit: Edit) -> str:
    """Append an edit; it is on the disk when this returns its id."""
    return record_edits(instance, [edit])[0]


def record_edits(instance: Path, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Append edits in one transaction, all or none; they are on the disk when this returns their ids in order."""
    if not edits:
        return ()
    head = read_head(instance.parent)
    with open_state(instance) as state:
        return insert_edits(state, edits, head)


@contextmanager
def recorded(
    instance: Path, edits: Sequence[Edit], *, seen: bool = False, again: bool = False
) -> Iterator[tuple[str, ...]]:
    """Record edits, and write them into their PO file in the block: the journal notes whether that went well.

    To be called with the lock of the edits' PO file held. A writer that is killed in the block leaves them pending;
    `workflow.actions.recovery` makes them good, or whoever sends the same again: then it is the same edit.

    Args:
        instance: the folder of the databases.
        edits: what is written.
        seen: whether whoever saves was shown which edits of the units were overwritten: that settles those.
        again: whether the caller tries again, or says `give_up`, when another program comes in between (`Overtaken`).
    """
    head = read_head(instance.parent)
    with connect_state(instance) as state:
        with state:
            known = [_find_same(state, edit) for edit in edits]
            fresh = [edit for edit, id in zip(edits, known, strict=True) if not id]
            note_missing(state, fresh, head, seen=seen)
            new = iter(insert_edits(state, fresh, head))
            ids = tuple(id or next(new) for id in known)
        try:
            yield ids
        except NotFlushed:
            raise  # the file has the text: they are pending until recovery finds it there
        except PolyfolioError as error:
            if not (again and isinstance(error, Overtaken)):
                _note(state, ids, Fate.FAILED)
            raise
        _note(state, ids, Fate.WRITTEN)


def give_up(instance: Path, page: str, unit: str, language: str, *, author: str, translation: str) -> None:
    """Note that an edit which waits was not accepted in the end, as whoever made it is told.

    To be called with the lock of the PO file held.
    """
    values = (Fate.FAILED.value, page, unit, language, author, translation, Fate.PENDING.value)
    same = "page = ? and unit = ? and language = ? and author = ? and translation = ?"
    with open_state(instance) as state:
        state.execute(f"update edits set fate = ? where {same} and fate = ?", values)  # noqa: S608 - fixed words


def _find_same(state: sqlite3.Connection, edit: Edit) -> str:
    """The id of the same edit, which a killed writer left pending; empty where there is none."""
    row = state.execute(
        "select edit_id from edits where page = ? and language = ? and fate = 'pending'"
        " and unit = ? and base = ? and translation = ? and outdated = ? and author = ?",
        (edit.page, edit.language, edit.unit, edit.base, edit.translation, edit.outdated, edit.author),
    ).fetchone()
    return str(row[0]) if row else ""


def _note(state: sqlite3.Connection, ids: Sequence[str], fate: Fate) -> None:
    """Settle edits, unless the disk is full or the journal busy: then they stay pending, and are looked at later."""
    with suppress(sqlite3.Error):
        wait_for_disk(state, wait=False)  # what a power cut takes is found out anew from the PO file
        with state:
            _settle(state, ids, fate)


def settle_edits(instance: Path, ids: Iterable[str], fate: Fate) -> None:
    """Note what became of pending edits.

    That is not waited for: what a power cut takes is found out anew from the PO file.
    """
    with open_state(instance, flushed=False) as state:
        _settle(state, ids, fate)


def _settle(state: sqlite3.Connection, ids: Iterable[str], fate: Fate) -> None:
    state.executemany("update edits set fate = ? where edit_id = ?", [(fate.value, id) for id in ids])
