"""The translation memory's rows: every translation of every language, and each source text once for all of them.

The words of the sources stand in a full-text index that holds no text (`content=''`): what it holds of a source is
taken out of it by naming the same tokens again, so that a change of `core.memory_tokens` needs another index version.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping

from workflow.core.memory_context import Remembered
from workflow.core.memory_tokens import list_tokens
from workflow.core.words import normalise

MEMORY_TABLES = """
create table memory_sources (
    id integer primary key, key blob not null, text text not null, tokens integer not null
);
create index memory_sources_by_key on memory_sources (key);
create virtual table memory_words using fts5 (
    tokens, content='', columnsize=0, detail=none,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
create virtual table memory_counts using fts5vocab (memory_words, row);
create table memory_texts (
    page text not null, language text not null, unit text not null,
    source integer not null, text text not null, state text not null,
    place text not null, near text not null,
    primary key (page, language, unit)
) without rowid;
create index memory_texts_by_source on memory_texts (source, language);
"""

_Row = tuple[int, str, str, str, str]


def write_remembered(index: sqlite3.Connection, page: str, texts: Mapping[str, Iterable[Remembered]]) -> None:
    """Put what a page's PO files hold: of each language named its texts, in place of those that were there.

    Only rows that differ are written. Sources that nobody translates any more are dropped.
    """
    known: dict[str, int] = {}
    left: set[int] = set()
    for language, remembered in texts.items():
        wanted = {each.unit: _make_row(index, each, known) for each in remembered}
        before = _read_rows(index, page, language)
        gone = [(page, language, unit) for unit in before if unit not in wanted]
        changed = [(page, language, unit, *row) for unit, row in wanted.items() if before.get(unit) != row]
        index.executemany("delete from memory_texts where page = ? and language = ? and unit = ?", gone)
        index.executemany("insert or replace into memory_texts values (?, ?, ?, ?, ?, ?, ?, ?)", changed)
        left |= {row[0] for unit, row in before.items() if wanted.get(unit, (0,))[0] != row[0]}
    _drop_unused(index, left)


def forget_remembered(index: sqlite3.Connection, page: str) -> None:
    """Drop all texts of a page that is not there any more."""
    left = {row[0] for row in index.execute("select source from memory_texts where page = ?", (page,))}
    index.execute("delete from memory_texts where page = ?", (page,))
    _drop_unused(index, left)


def make_key(source: str) -> bytes:
    """What a source text is found by: the same for texts that differ in white space only."""
    return hashlib.sha256(normalise(source).encode("utf-8", "surrogatepass")).digest()[:12]


def _make_row(index: sqlite3.Connection, each: Remembered, known: dict[str, int]) -> _Row:
    if each.source not in known:
        known[each.source] = _find_source(index, each.source) or _add_source(index, each.source)
    return known[each.source], each.text, each.state.value, each.context.place, each.context.near


def _find_source(index: sqlite3.Connection, text: str) -> int:
    row = index.execute("select id from memory_sources where key = ? and text = ?", (make_key(text), text)).fetchone()
    return int(row[0]) if row else 0


def _add_source(index: sqlite3.Connection, text: str) -> int:
    tokens = list_tokens(text)
    added = index.execute(
        "insert into memory_sources (key, text, tokens) values (?, ?, ?)", (make_key(text), text, len(tokens))
    )
    index.execute("insert into memory_words (rowid, tokens) values (?, ?)", (added.lastrowid, " ".join(tokens)))
    return added.lastrowid or 0


def _drop_unused(index: sqlite3.Connection, sources: Iterable[int]) -> None:
    for source in sources:
        if index.execute("select 1 from memory_texts where source = ? limit 1", (source,)).fetchone():
            continue
        (text,) = index.execute("select text from memory_sources where id = ?", (source,)).fetchone()
        tokens = " ".join(list_tokens(text))
        index.execute(
            "insert into memory_words (memory_words, rowid, tokens) values ('delete', ?, ?)", (source, tokens)
        )
        index.execute("delete from memory_sources where id = ?", (source,))


def _read_rows(index: sqlite3.Connection, page: str, language: str) -> dict[str, _Row]:
    query = "select unit, source, text, state, place, near from memory_texts where page = ? and language = ?"
    return {row[0]: row[1:] for row in index.execute(query, (page, language))}
