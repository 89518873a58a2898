"""Edits as rows of state.db."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workflow.store.journal.edit import Edit, Fate

COLUMNS = (
    "page, unit, language, author, base, source, translation, outdated, at, edit_id, fate, replaced, head, committed"
)
HAPPENED = f"fate not in ('{Fate.FAILED}', '{Fate.ASIDE}')"
"""What holds of rows that a unit's history tells."""


def make_edit(row: Sequence[Any]) -> Edit:
    """The edit in a row of `COLUMNS`."""
    *values, fate, replaced, head, committed = row
    return replace(Edit(*values), fate=Fate(fate), replaced=replaced, head=head, committed=bool(committed))


def insert_edits(state: sqlite3.Connection, edits: Sequence[Edit], head: str) -> tuple[str, ...]:
    """Append edits in the transaction that is open; their ids in order."""
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


def read_open_bases(state: sqlite3.Connection, edit: Edit) -> frozenset[str]:
    """What an edit's unit was (digests) before each of its edits that no commit holds, with HEAD where it was then."""
    query = "select base from edits where page = ? and unit = ? and language = ? and committed = 0 and head = ?"
    rows = state.execute(query, (edit.page, edit.unit, edit.language, edit.head)).fetchall()
    return frozenset(str(base) for (base,) in rows)
