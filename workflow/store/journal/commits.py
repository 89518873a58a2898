"""The edits that wait for their commit, and what the committer remembers from one time to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflow.store.journal.edit import Fate
from workflow.store.journal.state import has_state, open_state

_WAITING = f"committed = 0 and fate in ('{Fate.WRITTEN}', '{Fate.OVERTAKEN}')"


@dataclass(frozen=True, slots=True)
class WaitingEdit:
    """An edit that is in its PO file, of which it is not known that it is in a commit."""

    sequence: int
    edit_id: str
    at: str
    page: str
    unit: str
    language: str
    author: str
    translation: str


def list_waiting(instance: Path) -> tuple[WaitingEdit, ...]:
    """The written edits that are in no commit yet, oldest first."""
    if not has_state(instance):
        return ()
    with open_state(instance, flushed=False) as state:
        columns = "sequence, edit_id, at, page, unit, language, author, translation"
        rows = state.execute(f"select {columns} from edits where {_WAITING} order by sequence")  # noqa: S608 - fixed words
        return tuple(WaitingEdit(*row) for row in rows)


def mark_committed(instance: Path, ids: Iterable[str]) -> None:
    """Note that edits are in a commit: git's history keeps them from now on.

    That is not waited for: what a power cut takes is found out anew from the repository.
    """
    with open_state(instance, flushed=False) as state:
        state.executemany("update edits set committed = 1 where edit_id = ?", [(id,) for id in ids])


def follow_commit(instance: Path, before: str, after: str) -> None:
    """Note that HEAD has moved by a commit of ours, which has changed nothing that is not committed.

    So whoever compares where HEAD was when an edit was made with where it is does not take that for git's doing.
    """
    with open_state(instance, flushed=False) as state:
        state.execute("update edits set head = ? where committed = 0 and head = ?", (after, before))


def read_notes(instance: Path) -> dict[str, Any]:
    """What the committer has noted, by name."""
    if not has_state(instance):
        return {}
    with open_state(instance, flushed=False) as state:
        return {str(name): json.loads(value) for name, value in state.execute("select name, value from committer")}


def write_notes(instance: Path, notes: Mapping[str, Any]) -> None:
    """Note something, or forget what is None."""
    with open_state(instance, flushed=False) as state:
        for name, value in notes.items():
            if value is None:
                state.execute("delete from committer where name = ?", (name,))
            else:
                state.execute("insert or replace into committer values (?, ?)", (name, json.dumps(value)))
