"""Recording edits, and what became of them."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.git_head import read_head
from workflow.store.journal.state import connect_state, open_state, wait_for_disk


class Fate(StrEnum):
    """What became of an edit."""

    PENDING = "pending"
    """Accepted; whether it is in the PO file is not known: its writer is at work, or was killed."""
    WRITTEN = "written"
    """In the PO file, from which a later edit may have taken it."""
    OVERTAKEN = "overtaken"
    """Its writer was killed, and the unit had changed before it could be made good; the text is offered."""
    FAILED = "failed"
    """The PO file could not be written, and whoever made the edit was told so."""
    ASIDE = "aside"
    """Not accepted since the unit had changed meanwhile; kept as a suggestion."""
    OUTSIDE = "outside"
    """Seen in the PO file: another program has written it there."""
    OVERWRITTEN = "overwritten"
    """Was written; then another program put the text of before back, with git's HEAD where it was. The text is offered,
    and somebody has to look at it."""
    MOVED = "moved"
    """Was written; then git has put another version of the file there, as its HEAD moved."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit."""

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
    fate: Fate = Fate.PENDING
    replaced: str = ""
    """The text that stood there before, where that is known."""
    head: str = ""
    """The commit that git's HEAD named then, set by the journal; empty outside a repository."""
    committed: bool = False
    """Whether a commit is known to hold it: then git's history keeps it too."""


def record_edit(instance: Path, edit: Edit) -> str:
    """Append an edit; it is on the disk when this returns its id."""
    return record_edits(instance, [edit])[0]


def record_edits(instance: Path, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Append edits in one transaction, all or none; they are on the disk when this returns their ids in order."""
    if not edits:
        return ()
    head = read_head(instance.parent)
    with open_state(instance) as state:
        return _insert(state, edits, head)


@contextmanager
def recorded(instance: Path, edits: Sequence[Edit]) -> Iterator[tuple[str, ...]]:
    """Record edits, and write them into their PO file in the block: the journal notes whether that went well.

    To be called with the lock of the edits' PO file held. A writer that is killed in the block leaves them pending;
    `workflow.actions.recovery` makes them good, or whoever sends the same again: then it is the same edit.
    """
    head = read_head(instance.parent)
    with connect_state(instance) as state:
        with state:
            known = [_find_same(state, edit) for edit in edits]
            new = iter(_insert(state, [edit for edit, id in zip(edits, known, strict=True) if not id], head))
            ids = tuple(id or next(new) for id in known)
        try:
            yield ids
        except PolyfolioError:
            _note(state, ids, Fate.FAILED)
            raise
        _note(state, ids, Fate.WRITTEN)


def _insert(state: sqlite3.Connection, edits: Sequence[Edit], head: str) -> tuple[str, ...]:
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    ids = []
    for one in edits:
        values = (one.page, one.unit, one.language, one.author, one.base, one.source, one.translation, one.outdated)
        id = uuid.uuid4().hex
        state.execute(
            "insert into edits (edit_id, at, page, unit, language, author, base, source, translation, outdated, fate,"
            " replaced, head) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (id, at, *values, one.fate.value, one.replaced, head),
        )
        ids.append(id)
    return tuple(ids)


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
