"""What the index saw of a PO file last, to compare it with what another program has made of it."""

from __future__ import annotations

import sqlite3

from workflow.core.outside import Seen
from workflow.store.identity import Identity

_PLACE = "place"


def read_seen(index: sqlite3.Connection, page: str, language: str) -> dict[str, Seen]:
    """Unit → its text when the PO file was last read; units that had none, or one with an error, are left out."""
    rows = index.execute(
        "select unit, sources.text, texts.text from text_files join texts on file = text_files.id"
        " join sources on sources.id = source where page = ? and origin = '' and text_files.language = ?",
        (page, language),
    )
    return {str(unit): Seen(str(source), str(text)) for unit, source, text in rows}


def is_seen(index: sqlite3.Connection, page: str, language: str, file: Identity) -> bool:
    """Whether the index was brought up to this very file; one that is not there was."""
    query = "select size, mtime_ns, inode from catalogs where page = ? and language = ?"
    row = index.execute(query, (page, language)).fetchone()
    return file.size < 0 if row is None else Identity(*row) == file


def read_place_seen(index: sqlite3.Connection) -> str | None:
    """Where git was when the index was last brought up to the files; None for an index that never was."""
    row = index.execute("select value from meta where name = ?", (_PLACE,)).fetchone()
    return str(row[0]) if row else None


def keep_place_seen(index: sqlite3.Connection, place: str) -> None:
    """Note where git is."""
    index.execute("insert or replace into meta values (?, ?)", (_PLACE, place))
