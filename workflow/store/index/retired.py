"""Texts that left the project and may come back: which PO file holds the translation of which source as obsolete."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from workflow.core.words import normalise
from workflow.store.files import Identity

Read = Callable[[str], Iterable[tuple[str, str]]]
"""Path below the locales folder → (unit id, source text) of the translated obsolete entries there."""


@dataclass(frozen=True, slots=True, order=True)
class Retired:
    """An obsolete entry."""

    path: str
    """Its PO file below the locales folder: `da/strategy/direction.md.po`."""
    unit: str


def refresh_retired(index: sqlite3.Connection, files: Mapping[str, Identity], read: Read) -> None:
    """Bring the rows up to the PO files: those with another identity than last time are read, nothing else."""
    known = {row[0]: Identity(*row[1:]) for row in index.execute("select * from retired_files")}
    gone = [(path,) for path in known if known[path] != files.get(path)]
    index.executemany("delete from retired where path = ?", gone)
    index.executemany("delete from retired_files where path = ?", gone)
    for path, file in files.items():
        if known.get(path) != file:
            rows = ((_make_key(source), path, unit) for unit, source in read(path))
            index.executemany("insert or ignore into retired values (?, ?, ?)", rows)
            identity = (path, file.size, file.mtime_ns, file.inode)
            index.execute("insert into retired_files values (?, ?, ?, ?)", identity)


def find_retired(index: sqlite3.Connection, sources: Collection[str]) -> dict[str, list[Retired]]:
    """Normalised source text → the obsolete entries that translate it, in the order of their files."""
    found: dict[str, list[Retired]] = {}
    for source in sources:
        rows = index.execute("select path, unit from retired where key = ? order by path, unit", (_make_key(source),))
        if entries := [Retired(*row) for row in rows]:
            found[normalise(source)] = entries
    return found


def _make_key(source: str) -> bytes:
    return hashlib.sha256(normalise(source).encode("utf-8", "surrogatepass")).digest()[:12]
