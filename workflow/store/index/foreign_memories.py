"""Which memories of other projects the index holds, and which of them could not be read."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from workflow.store.identity import Identity

MEMORY_TABLES = """
create table memories (
    name text primary key, size integer not null, mtime_ns integer not null, inode integer not null,
    languages text not null, pairs integer not null, error text not null, error_line integer not null
) without rowid;
"""


@dataclass(frozen=True, slots=True)
class MemoryRow:
    """What the index knows of a memory."""

    name: str
    file: Identity
    languages: str
    """The project's languages that it was read for."""
    pairs: int
    error: str = ""
    error_line: int = 0


def read_memories(index: sqlite3.Connection) -> dict[str, MemoryRow]:
    """Every memory's row by name."""
    rows = index.execute("select * from memories order by name")
    return {row[0]: MemoryRow(row[0], Identity(*row[1:4]), *row[4:]) for row in rows}


def write_memory(index: sqlite3.Connection, row: MemoryRow) -> None:
    """Put a memory's row."""
    file = row.file.size, row.file.mtime_ns, row.file.inode
    values = (row.name, *file, row.languages, row.pairs, row.error, row.error_line)
    index.execute("insert or replace into memories values (?, ?, ?, ?, ?, ?, ?, ?)", values)


def drop_memory(index: sqlite3.Connection, name: str) -> None:
    """Take out a memory's row."""
    index.execute("delete from memories where name = ?", (name,))
