"""The source texts in the index, each once for all pages and languages, and what they are found by.

The full-text tables hold no text (`content=''`): what they hold of a source is taken out of them by naming the same
tokens again, so that a change of `core.memory_tokens` or `core.folding` needs another index version.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from workflow.core.folding import fold
from workflow.core.memory_tokens import list_tokens
from workflow.core.words import normalise

SOURCE_TABLES = """
create table sources (id integer primary key, key blob not null, text text not null);
create index sources_by_key on sources (key);
create virtual table source_words using fts5 (
    tokens, content='', columnsize=0, detail=none,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
create virtual table source_word_counts using fts5vocab (source_words, row);
create virtual table source_parts using fts5 (
    parts, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1'
);
create virtual table source_part_names using fts5vocab (source_parts, row);
"""

LONGEST = 63
"""Words of a text that are counted in its number."""
STEP = LONGEST + 1
"""By how much the numbers of sources rise; a row of `source_parts` has the number of its source divided by it."""
PADDING = "\U000f0000"
"""Stands twice behind every text, so that each of its characters begins a part of three."""


def make_key(source: str) -> bytes:
    """What a source text is found by: the same for texts that differ in white space only."""
    return hashlib.sha256(normalise(source).encode("utf-8", "surrogatepass")).digest()[:12]


def keep_source(index: sqlite3.Connection, text: str) -> int:
    """The number of a source text, which is put into the index where it is not there yet."""
    key = make_key(text)
    row = index.execute("select id from sources where key = ? and text = ?", (key, text)).fetchone()
    if row:
        return int(row[0])
    tokens = list_tokens(text)
    number = _make_number(index, len(tokens))
    index.execute("insert into sources values (?, ?, ?)", (number, key, text))
    index.execute("insert into source_words (rowid, tokens) values (?, ?)", (number, " ".join(tokens)))
    index.execute("insert into source_parts (rowid, parts) values (?, ?)", (number // STEP, _make_parts(text)))
    return number


def count_kept(index: sqlite3.Connection) -> int:
    """How many sources there have been in the index; most of them are still there."""
    (newest,) = index.execute("select max(id) from sources").fetchone()
    return (newest or 0) // STEP


def drop_unused(index: sqlite3.Connection, sources: Iterable[int]) -> None:
    """Take out those of the sources that no unit and no translation has any more."""
    for source in sources:
        if any(
            index.execute(f"select 1 from {table} where source = ? limit 1", (source,)).fetchone()  # noqa: S608 - fixed names
            for table in ("units", "texts")
        ):
            continue
        (text,) = index.execute("select text from sources where id = ?", (source,)).fetchone()
        tokens = " ".join(list_tokens(text))
        index.execute(
            "insert into source_words (source_words, rowid, tokens) values ('delete', ?, ?)", (source, tokens)
        )
        parts = _make_parts(text)
        index.execute("insert into source_parts (source_parts, rowid, parts) values ('delete', ?, ?)", (source, parts))
        index.execute("delete from sources where id = ?", (source,))


def _make_number(index: sqlite3.Connection, words: int) -> int:
    """The number of a new source: greater than all others, as full-text tables like it; its last bits are its length,
    which a search so knows without reading it."""
    return (count_kept(index) + 1) * STEP + min(words, LONGEST)


def _make_parts(text: str) -> str:
    return f"{fold(text)}{PADDING}{PADDING}"
