"""Finding translations of a source text, and of texts that share its rarest words, within a budget of rows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from workflow.core.memory import EXACT, LEAST, Match, measure_percent
from workflow.core.memory_context import Context
from workflow.core.memory_tokens import list_tokens
from workflow.core.words import normalise
from workflow.model import State
from workflow.store.index.memory import make_key

BUDGET = 6000
"""Rows of the word index that one search reads: a text's rarest words first."""
COMPARED = 200
"""Sources that one search compares: those that share the most words, and are translated in the language."""
IN_VAIN = 40
"""Sources in a row that turn out not to be like enough, after which no other is compared."""
MOST_UNITS = 100
"""Translations of one source in one language that are read."""
_SLACK = 10
"""Percent by which the number of words may speak against a text that turns out to be like enough."""

_TEXTS = (
    " from memory_texts join pages on pages.page = memory_texts.page and pages.error = ''"
    " where source = ? and language = ?"
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
    in_vain = 0
    for number in _find_candidates(index, language, text, least):
        (other,) = index.execute("select text from memory_sources where id = ?", (number,)).fetchone()
        percent = measure_percent(text, other)
        in_vain = 0 if percent >= least else in_vain + 1
        if least <= percent < EXACT:
            yield from _read_matches(index, number, language, other, percent)
        if in_vain == IN_VAIN:
            return


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
    return [row[0] for row in index.execute("select id from memory_sources where key = ?", (make_key(source),))]


def _read_matches(
    index: sqlite3.Connection, number: int, language: str, source: str, percent: int = EXACT
) -> Iterator[Match]:
    rows = index.execute(
        f"select memory_texts.page, unit, text, state, place, near{_TEXTS}"
        " order by state <> 'reviewed', state <> 'translated', memory_texts.page, unit limit ?",
        (number, language, MOST_UNITS),
    )
    for page, unit, text, state, place, near in rows:
        yield Match(percent, State(state), page, unit, source, text, Context(place, near))


def _find_candidates(index: sqlite3.Connection, language: str, text: str, least: int) -> Iterator[int]:
    """The sources worth comparing, those that share the most of the words that were looked up first."""
    tokens = list_tokens(text)
    shared = _count_shared(index, tokens, least)
    ranked = sorted(shared, key=lambda found: (-shared[found] / (len(tokens) + found[1]), found[0]))
    compared = 0
    for number, _ in ranked:
        if not index.execute(f"select 1{_TEXTS} limit 1", (number, language)).fetchone():
            continue
        yield number
        compared += 1
        if compared == COMPARED:
            return


def _count_shared(index: sqlite3.Connection, tokens: Iterable[str], least: int) -> Counter[tuple[int, int]]:
    """(Source, its number of tokens) → how many of the tokens it has, of those that the budget suffices for."""
    tokens = list(tokens)
    fewest, most = _limit_length(len(tokens), least)
    shared: Counter[tuple[int, int]] = Counter()
    left = BUDGET
    for _, token in sorted(_count_sources(index, tokens)):
        rows = index.execute(
            "select id, tokens from (select rowid as found from memory_words where memory_words match ? limit ?)"
            " join memory_sources on id = found where tokens between ? and ?",
            (f'"{token}"', left, fewest, most),
        ).fetchall()
        shared.update(rows)
        left -= len(rows)
        if left <= 0:
            break
    return shared


def _count_sources(index: sqlite3.Connection, tokens: Iterable[str]) -> Iterator[tuple[int, str]]:
    """How many sources have a token, of those that any has."""
    for token in tokens:
        row = index.execute("select doc from memory_counts where term = ?", (token,)).fetchone()
        if row:
            yield row[0], token


def _limit_length(tokens: int, least: int) -> tuple[int, int]:
    """The fewest and most tokens of a text that may be like enough to one of so many."""
    share = max(least - _SLACK, 1) / 100
    share /= 2 - share  # of a and b words at most 2·min(a, b) / (a + b) are common
    return int(tokens * share), int(tokens / share) + 1
