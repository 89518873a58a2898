"""Finding translations of a source text, and of texts like it, within a budget of rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator

from rapidfuzz import fuzz, process

from workflow.core.memory import EXACT, LEAST, Match, measure_percent
from workflow.core.memory_context import Context
from workflow.core.words import normalise
from workflow.model import State
from workflow.store.index.memory_candidates import find_candidates
from workflow.store.index.sources import make_key

MOST_UNITS = 100
"""Translations of one source in one language that are read."""
_FEWER_LETTERS = 5
"""Percent by which texts may be less alike in letters than in letters and words together; nearly all are more so."""

_TEXTS = (
    " from texts join text_files on text_files.id = file"
    " where source = ? and texts.language = ?"
    " and (origin <> '' or (select error from pages where pages.page = text_files.page) = '')"
)
_TRANSLATED = (
    "select sources.id, sources.text from json_each(?) as wanted join sources on sources.id = wanted.value"
    " where exists (select 1 from texts where source = sources.id and language = ?)"
)


def find_matches(index: sqlite3.Connection, language: str, source: str, *, least: int = LEAST) -> Iterator[Match]:
    """Translations into a language of a source text and of those that are like it, in no order.

    Args:
        least: percent below which a source is not like it.
    """
    text = normalise(source)
    if not text:
        return
    for number in _find_exact(index, text):
        yield from _read_matches(index, number, language, source)
    candidates = find_candidates(index, text, least)
    known: dict[int, str] = dict(index.execute(_TRANSLATED, (json.dumps(candidates), language)).fetchall())
    likely = process.extract(text, known, scorer=fuzz.ratio, score_cutoff=least - _FEWER_LETTERS, limit=None)
    for other, _, number in likely:
        percent = measure_percent(text, other)
        if least <= percent < EXACT:
            yield from _read_matches(index, number, language, other, percent)


def find_exact_matches(
    index: sqlite3.Connection, language: str, sources: Collection[str]
) -> dict[str, tuple[Match, ...]]:
    """Source text → the translations into a language of the same text, white space apart; of those that have any."""
    found: dict[str, tuple[Match, ...]] = {}
    for source in sources:
        numbers = _find_exact(index, source)
        if matches := tuple(match for number in numbers for match in _read_matches(index, number, language, source)):
            found[source] = matches
    return found


def _find_exact(index: sqlite3.Connection, source: str) -> list[int]:
    return [row[0] for row in index.execute("select id from sources where key = ?", (make_key(source),))]


def _read_matches(
    index: sqlite3.Connection, number: int, language: str, source: str, percent: int = EXACT
) -> Iterator[Match]:
    rows = index.execute(
        f"select text_files.page, unit, text, state, place, near, origin{_TEXTS}"
        " order by origin, state <> 'reviewed', state <> 'translated', text_files.page, unit limit ?",
        (number, language, MOST_UNITS),
    )
    for page, unit, text, state, place, near, origin in rows:
        yield Match(percent, State(state), page, unit, source, text, Context(place, near), origin=origin)
