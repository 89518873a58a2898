"""The translations in the index: every one of every language, from PO files and from memories of other projects."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping

from workflow.core.folding import fold
from workflow.core.memory_context import Remembered
from workflow.store.index.sources import drop_unused, keep_source

TEXT_TABLES = """
create table text_files (
    id integer primary key, page text not null, origin text not null, language text not null,
    unique (page, origin, language)
);
create table texts (
    id integer primary key, file integer not null, language text not null, unit text not null,
    source integer not null, text text not null, state text not null,
    place text not null, near text not null
);
create unique index texts_of_file on texts (file, unit);
create index texts_by_source on texts (source, language);
create virtual table text_parts using fts5 (
    parts, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1'
);
create virtual table text_part_names using fts5vocab (text_parts, row);
"""

_Row = tuple[int, str, str, str, str]
"""What the index keeps of a translation: its source, the text, its state, and the two digests of its surroundings."""


def write_remembered(
    index: sqlite3.Connection, page: str, texts: Mapping[str, Iterable[Remembered]], *, origin: str = ""
) -> None:
    """Put what a page's PO files hold: of each language named its texts, in place of those that were there.

    Args:
        index: where only the rows are written that differ; sources that nobody has any more are dropped.
        page: the page; empty for texts of another project.
        texts: those of each language.
        origin: the memory of another project that they come from.
    """
    known: dict[str, int] = {}
    left: set[int] = set()
    for language, remembered in texts.items():
        wanted = {each.unit: _make_row(index, each, known) for each in remembered}
        file = _find_file(index, page, origin, language)
        before = _read_rows(index, file)
        left |= {row[0] for unit, (_, row) in before.items() if wanted.get(unit, (0,))[0] != row[0]}
        changed = {unit: row for unit, row in wanted.items() if unit not in before or before[unit][1] != row}
        if changed and not file:
            file = _add_file(index, page, origin, language)
        _write_texts(index, file, language, changed, before)
        _drop_texts(index, language, [before[unit] for unit in before if unit not in wanted])
        if file and not wanted:
            index.execute("delete from text_files where id = ?", (file,))
    drop_unused(index, left)


def add_remembered(index: sqlite3.Connection, origin: str, language: str, remembered: Iterable[Remembered]) -> None:
    """Put more texts of another project's memory beside those that are there; their units are new."""
    known: dict[str, int] = {}
    rows = {each.unit: _make_row(index, each, known) for each in remembered}
    file = _find_file(index, "", origin, language) or _add_file(index, "", origin, language)
    _write_texts(index, file, language, rows, {})


def forget_remembered(index: sqlite3.Connection, page: str, *, origin: str = "") -> None:
    """Drop all texts of a page, or a memory of another project, that is not there any more."""
    rows = index.execute("select language from text_files where page = ? and origin = ?", (page, origin)).fetchall()
    write_remembered(index, page, {language: () for (language,) in rows}, origin=origin)


def mark_language(language: str) -> str:
    """What stands behind the parts of each text of a language, so that a search finds no others.

    Three characters of a private plane; where two languages share them, the rows themselves tell.
    """
    return chr(0xF0001 + zlib.crc32(language.encode()) % 0xFFF0) * 3


def _make_row(index: sqlite3.Connection, each: Remembered, known: dict[str, int]) -> _Row:
    if each.source not in known:
        known[each.source] = keep_source(index, each.source)
    return known[each.source], each.text, each.state.value, each.context.place, each.context.near


def _find_file(index: sqlite3.Connection, page: str, origin: str, language: str) -> int:
    query = "select id from text_files where page = ? and origin = ? and language = ?"
    row = index.execute(query, (page, origin, language)).fetchone()
    return int(row[0]) if row else 0


def _add_file(index: sqlite3.Connection, page: str, origin: str, language: str) -> int:
    values = (page, origin, language)
    return index.execute("insert into text_files (page, origin, language) values (?, ?, ?)", values).lastrowid or 0


def _read_rows(index: sqlite3.Connection, file: int) -> dict[str, tuple[int, _Row]]:
    """Unit → its text's number and row, of one file."""
    query = "select unit, id, source, text, state, place, near from texts where file = ?"
    return {row[0]: (row[1], row[2:]) for row in index.execute(query, (file,))} if file else {}


def _write_texts(
    index: sqlite3.Connection,
    file: int,
    language: str,
    rows: Mapping[str, _Row],
    before: Mapping[str, tuple[int, _Row]],
) -> None:
    for unit, row in rows.items():
        number, old = before.get(unit, (None, None))
        if old is not None and number is not None and old[1] != row[1]:
            _drop_parts(index, language, number, old[1])
        written = index.execute(
            "insert or replace into texts values (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, file, language, unit, *row)
        )
        if old is None or old[1] != row[1]:
            parts = _make_parts(language, row[1])
            index.execute("insert into text_parts (rowid, parts) values (?, ?)", (written.lastrowid, parts))


def _drop_texts(index: sqlite3.Connection, language: str, rows: Iterable[tuple[int, _Row]]) -> None:
    for number, row in rows:
        _drop_parts(index, language, number, row[1])
        index.execute("delete from texts where id = ?", (number,))


def _drop_parts(index: sqlite3.Connection, language: str, number: int, text: str) -> None:
    parts = _make_parts(language, text)
    index.execute("insert into text_parts (text_parts, rowid, parts) values ('delete', ?, ?)", (number, parts))


def _make_parts(language: str, text: str) -> str:
    return fold(text) + mark_language(language)
