"""What is noticed of a PO file afterwards: that another program, or git, has written there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from workflow.core.digest import digest_entry
from workflow.core.outside import OUTSIDE
from workflow.core.words import normalise
from workflow.model import Entry
from workflow.store.git.head import read_head
from workflow.store.journal.edit import Edit, Fate
from workflow.store.journal.rows import COLUMNS, HAPPENED, insert_edits, make_edit, read_open_bases
from workflow.store.journal.state import open_state


def record_outside(instance: Path, edits: Sequence[Edit]) -> int:
    """Record texts that were found in a PO file, those that are not what the journal has of their unit last.

    How many were recorded. That is not waited for: what a power cut takes still stands in the file.
    """
    if not edits:
        return 0
    head = read_head(instance.parent)
    with open_state(instance, flushed=False) as state:
        state.execute("begin immediate")  # two processes may have found the same
        new = [edit for edit in edits if not _is_last(state, edit)]
        insert_edits(state, [replace(edit, author=OUTSIDE, fate=Fate.OUTSIDE) for edit in new], head)
    return len(new)


def settle_noticed(instance: Path, ids: Iterable[str], fate: Fate, *, head: str | None = None) -> None:
    """Note what was found out about edits that had been written; `head` is where git is now, for those in place."""
    listed = list(ids)
    if not listed:
        return
    known = f"'{Fate.WRITTEN}', '{Fate.OVERWRITTEN}', '{Fate.MOVED}'"
    moved = "" if head is None else ", head = ?"
    values = (fate.value,) if head is None else (fate.value, head)
    with open_state(instance, flushed=False) as state:
        state.executemany(
            f"update edits set fate = ?{moved} where edit_id = ? and fate in ({known})",  # noqa: S608 - fixed words
            [(*values, id) for id in listed],
        )


def note_committed(instance: Path, ids: Iterable[str]) -> None:
    """Note that a commit holds these edits: they are in place, or git's history has them."""
    listed = list(ids)
    if listed:
        with open_state(instance, flushed=False) as state:
            query = "update edits set committed = 1, fate = ? where edit_id = ?"
            state.executemany(query, [(Fate.WRITTEN.value, id) for id in listed])


def note_missing(state: sqlite3.Connection, edits: Iterable[Edit], head: str, *, seen: bool = False) -> None:
    """Look whether the units of edits that are about to be recorded were as the journal has them.

    An earlier edit that another program had put away unnoticed is flagged, and a text that another program had put
    there is recorded. `seen` says that whoever saves was shown the flags that are there already: that settles them.
    """
    for edit in edits:
        flags = _list_flags(state, edit) if seen else []
        _note_missing(state, edit, head)
        state.executemany("update edits set fate = ? where edit_id = ?", [(Fate.WRITTEN.value, id) for id in flags])


def _note_missing(state: sqlite3.Connection, edit: Edit, head: str) -> None:
    last = _read_last(state, edit)
    if last is None or last.head != head or last.translation == edit.replaced:
        return
    if last.fate is Fate.WRITTEN and not last.committed and edit.base in read_open_bases(state, last):
        state.execute("update edits set fate = ? where edit_id = ?", (Fate.OVERWRITTEN.value, last.edit_id))
    elif last.fate is not Fate.PENDING and edit.replaced and normalise(last.source) == normalise(edit.source):
        insert_edits(state, list(_find_outside(last, edit)), head)


def _list_flags(state: sqlite3.Connection, edit: Edit) -> list[str]:
    query = "select edit_id from edits where page = ? and unit = ? and language = ? and fate = ?"
    values = (edit.page, edit.unit, edit.language, Fate.OVERWRITTEN.value)
    return [str(id) for (id,) in state.execute(query, values).fetchall()]


def _find_outside(last: Edit, edit: Edit) -> Iterator[Edit]:
    """The text that stood between the journal's last one and the one that is about to be saved."""
    before = Entry(last.unit, last.source, last.translation, outdated=last.outdated)
    yield replace(
        edit,
        author=OUTSIDE,
        base=digest_entry(before),
        translation=edit.replaced,
        outdated=False,
        replaced=last.translation,
        fate=Fate.OUTSIDE,
    )


def _is_last(state: sqlite3.Connection, edit: Edit) -> bool:
    last = _read_last(state, edit)
    return last is not None and last.translation == edit.translation


def _read_last(state: sqlite3.Connection, edit: Edit) -> Edit | None:
    query = f"select {COLUMNS} from edits where page = ? and unit = ? and language = ? and {HAPPENED}"  # noqa: S608 - fixed words
    row = state.execute(f"{query} order by sequence desc limit 1", (edit.page, edit.unit, edit.language)).fetchone()
    return make_edit(row) if row else None
