"""Finding words, or parts of words, in the texts of the index: first by their parts of three characters, then for sure.

What is looked for may be shorter than that: then all parts that begin with it are looked up. Every text ends in marks,
so that each of its characters begins a part.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflow.core.concordance import Closeness, Sought, measure_closeness
from workflow.core.folding import fold
from workflow.model import State
from workflow.store.index.memory import mark_language
from workflow.store.index.sources import STEP

MOST = 2000
"""Texts that one search looks at; of more, those that were put into the index first."""
_PART = 3
_MOST_PARTS = 12
"""Parts of one search that are looked up."""
_MOST_BEGINNINGS = 500
"""Parts that begin with a short word and are looked up for it."""
_LAST = "\U0010ffff"

_NAMES = {"text_parts": "text_part_names", "source_parts": "source_part_names"}
"""Full-text table → the one that names its parts."""
_READABLE = "(select error from pages where pages.page = {page}) = ''"


@dataclass(frozen=True, slots=True)
class FoundText:
    """A unit, or a text of another project's memory, of which the source or the translation answers."""

    closeness: Closeness
    page: str
    """Empty for a text of another project."""
    unit: str
    language: str
    """Empty for a source, where the search was not for one language."""
    state: State
    source: int
    """The number of its source text."""
    text: str
    """The translation; empty where there is none, or no language."""
    origin: str = ""
    """The memory of another project that it comes from."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one search found."""

    found: tuple[FoundText, ...]
    complete: bool
    """Whether all texts that may answer were looked at."""


def search_translations(index: sqlite3.Connection, sought: Sought, language: str, page: str) -> Answers:
    """The translations that have all words: of one language, or of all when empty; on one page, or on all."""
    if page:
        query = "select texts.id from text_files join texts on file = text_files.id where page = ?"
        numbers, complete = [row[0] for row in index.execute(query, (page,))], True
    else:
        mark = f' AND "{mark_language(language)}"' if language else ""
        numbers, complete = _find_rows(index, "text_parts", sought, mark)
    rows = index.execute(
        "select page, unit, texts.language, state, source, text, origin"  # noqa: S608 - fixed texts
        " from json_each(?) as wanted cross join texts on texts.id = wanted.value"
        " cross join text_files on text_files.id = texts.file"
        f" where origin <> '' or {_READABLE.format(page='text_files.page')}",
        (json.dumps(numbers),),
    ).fetchall()
    found = tuple(
        FoundText(closeness, row[0], row[1], row[2], State(row[3]), *row[4:])
        for row in rows
        if language in ("", row[2]) and (closeness := measure_closeness(fold(row[5]), sought)) is not None
    )
    return Answers(found, complete)


def search_sources(index: sqlite3.Connection, sought: Sought, language: str, page: str) -> Answers:
    """The units whose source has all words, translated or not, with what a language has of them: on one page, or on
    all."""
    if page:
        query = "select distinct sources.id, text from units cross join sources on sources.id = source where page = ?"
        rows, complete = index.execute(query, (page,)).fetchall(), True
    else:
        numbers, complete = _find_rows(index, "source_parts", sought, "")
        query = (
            "select sources.id, text from json_each(?) as wanted"
            " cross join sources on sources.id between value * ? and value * ? + ?"
        )
        rows = index.execute(query, (json.dumps(numbers), STEP, STEP, STEP - 1)).fetchall()
    close: dict[int, Closeness] = {}
    for number, text in rows:
        if (closeness := measure_closeness(fold(text), sought)) is not None:
            close[number] = closeness
    units = index.execute(
        "select units.source, units.page, units.id, state, text from json_each(?) as wanted"  # noqa: S608 - fixed texts
        " cross join units on units.source = wanted.value"
        " left join text_files on text_files.page = units.page and origin = '' and text_files.language = ?"
        " left join texts on file = text_files.id and unit = units.id"
        f" where ? in ('', units.page) and {_READABLE.format(page='units.page')} limit ?",
        (json.dumps(list(close)), language, page, MOST),
    ).fetchall()
    found = tuple(
        FoundText(close[source], name, unit, language, State(state or State.UNTRANSLATED), source, text or "")
        for source, name, unit, state, text in units
    )
    return Answers(found, complete and len(units) < MOST)


def read_source(index: sqlite3.Connection, found: FoundText) -> str:
    """The source of what was found, as its page has it now; of another project's text, or of a unit that has left its
    page, the one that the translation was made for."""
    query = "select text from units join sources on sources.id = source where units.id = ? and page = ?"
    row = index.execute(query, (found.unit, found.page)).fetchone()
    if row is None:
        row = index.execute("select text from sources where id = ?", (found.source,)).fetchone()
    return str(row[0])


def _find_rows(index: sqlite3.Connection, table: str, sought: Sought, also: str) -> tuple[list[int], bool]:
    """The rows of a full-text table that may answer, and whether these are all: first those that may have the phrase,
    then those that may have the words."""
    found: dict[int, None] = {}
    for parts in dict.fromkeys((_ask_for(index, table, (sought.phrase,)), _ask_for(index, table, sought.words))):
        if parts:
            query = f"select rowid from {table} where {table} match ? limit ?"  # noqa: S608 - fixed names
            rows = index.execute(query, (f"({parts}){also}", MOST)).fetchall()
            found |= dict.fromkeys(row[0] for row in rows)
            if len(found) >= MOST:
                return list(found)[:MOST], False
    return list(found), True


def _ask_for(index: sqlite3.Connection, table: str, pieces: Sequence[str]) -> str:
    """A question to a full-text table: which texts have the parts of some pieces; empty where none can have them.

    Pieces that are shorter than a part are looked up only where there are no others.
    """
    longest_first = sorted(pieces, key=len, reverse=True)
    parts = [piece[start : start + _PART] for piece in longest_first for start in _list_starts(len(piece))]
    if parts:
        return _join(dict.fromkeys(parts[:_MOST_PARTS]), " AND ")
    beginnings = index.execute(
        f"select term from {_NAMES[table]} where term >= ? and term < ? limit ?",  # noqa: S608 - fixed names
        (longest_first[0], longest_first[0] + _LAST, _MOST_BEGINNINGS),
    )
    return _join((row[0] for row in beginnings), " OR ")


def _list_starts(length: int) -> Iterable[int]:
    """Where the parts of a word begin that together cover it."""
    last = length - _PART
    return dict.fromkeys([*range(0, last + 1, _PART), last]) if last >= 0 else ()


def _join(parts: Iterable[str], operator: str) -> str:
    return operator.join('"' + part.replace('"', '""') + '"' for part in parts)
