"""Which source texts are worth comparing with a text: those that share most of its words, within a budget of rows.

How often a word is used is estimated from the first rows that have it, since counting them all would cost more than the
whole search. The rarest words are looked up first; of words too common to be read whole, pairs are looked up.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import combinations

from workflow.core.folding import fold
from workflow.core.memory_tokens import list_tokens
from workflow.store.index.sources import LONGEST, PADDING, STEP, count_kept

MOST_ROWS = 14_000
"""Rows of the word index that one search reads."""
FEWEST_ROWS = 6000
"""The same where there are few sources."""
SOURCES_PER_ROW = 70
"""Sources for each row that is read beyond the fewest."""
ROWS_PER_COMPARED = 10
"""Rows for each source that is compared in the end."""
_SAMPLE = 100
"""Rows from which it is estimated how often a word is used."""
_PAIRED = 4
"""Common words of which pairs are looked up."""
_LEAST_OF_PAIR = 1000
"""Rows of a pair that are read even when the budget is used up."""
_FEW_WORDS = 3
_MOST_PARTS = 40
"""Parts of a text of few words that are looked up."""
_ROWS_OF_PART = 1000
"""Rows of each of them that are read."""
_BY_PARTS = 400
"""Sources that are compared for the sake of the parts."""
_SLACK = 10
"""Percent by which the number of words may speak against a text that turns out to be like enough."""
_LESS_WORDS = 20
"""Percent by which texts may be less alike in their distinct words than in letters and words together."""


def find_candidates(index: sqlite3.Connection, text: str, least: int) -> list[int]:
    """The numbers of the sources worth comparing with a text.

    Args:
        index: the index.
        text: the text; one of few words may be like others that share none, so that its letters are looked up too.
        least: percent below which a text is not like it: much longer and much shorter ones are left out.
    """
    tokens = list_tokens(text)
    found = _find_by_words(index, tokens, least)
    if len(tokens) <= _FEW_WORDS:
        found += _find_by_parts(index, text)
    return list(dict.fromkeys(found))


def _find_by_words(index: sqlite3.Connection, tokens: Sequence[str], least: int) -> list[int]:
    """The sources that share most of the words for their length."""
    budget = min(FEWEST_ROWS + count_kept(index) // SOURCES_PER_ROW, MOST_ROWS)
    shared, unread = _count_shared(index, tokens, budget)
    length = min(len(tokens), LONGEST)
    fewest, most = _limit_length(len(tokens), least)
    share = max(least - _LESS_WORDS, 0) / 200
    scored = (
        (count / (length + other), -number)
        for number, count in shared.items()
        if fewest <= (other := number & LONGEST) <= most and count + unread >= share * (length + other)
    )
    return [-number for _, number in nlargest(budget // ROWS_PER_COMPARED, scored)]


def _count_shared(index: sqlite3.Connection, tokens: Sequence[str], left: int) -> tuple[Counter[int], int]:
    """Source → how many of the words it has, of those that so many rows sufficed for; and how many words were left."""
    shared: Counter[int] = Counter()
    uses = _estimate_uses(index, tokens)
    rare = 0
    for count, token in uses:
        if count > left:
            break
        found = _read_rows(index, [token], 2 * count)
        shared.update(found)
        left -= len(found)
        rare += 1
    if rare == 0 or rare <= len(uses) // 2:  # else a text that has half of the words has one of those that were read
        common = [token for _, token in uses[rare : rare + _PAIRED]]
        pairs: list[tuple[str, ...]] = [*combinations(common, 2)] or [(token,) for token in common]
        for pair in pairs:
            found = _read_rows(index, pair, max(left, _LEAST_OF_PAIR))
            shared.update(found)
            left -= len(found)
            if left <= 0:
                break
    return shared, len(uses) - rare


def _find_by_parts(index: sqlite3.Connection, text: str) -> list[int]:
    """The sources of few words that share most parts of three characters with a text."""
    padded = fold(text) + PADDING + PADDING
    parts = list(dict.fromkeys(padded[place : place + 3] for place in range(len(padded) - 2)))[:_MOST_PARTS]
    shared: Counter[int] = Counter()
    for part in parts:
        quoted = part.replace('"', '""')
        query = "select rowid from source_parts where source_parts match ? limit ?"
        shared.update(row[0] for row in index.execute(query, (f'"{quoted}"', _ROWS_OF_PART)))
    likely = nlargest(_BY_PARTS, ((count, -row) for row, count in shared.items() if 4 * count >= len(parts)))
    rows = index.execute(
        "select sources.id from json_each(?) as wanted"
        " cross join sources on sources.id between value * ? and value * ? + ?",
        (json.dumps([-row for _, row in likely]), STEP, STEP, 2 * _FEW_WORDS),
    )
    return [row[0] for row in rows]


def _estimate_uses(index: sqlite3.Connection, tokens: Iterable[str]) -> list[tuple[int, str]]:
    """(how many sources have it, word) of the words that any has, the rarest first."""
    (newest,) = index.execute("select max(id) from sources").fetchone()
    uses: list[tuple[int, str]] = []
    for token in tokens:
        found = _read_rows(index, [token], _SAMPLE)
        if found:
            uses.append((len(found) if len(found) < _SAMPLE else _SAMPLE * newest // found[-1], token))
    return sorted(uses)


def _read_rows(index: sqlite3.Connection, tokens: Iterable[str], limit: int) -> list[int]:
    query = " AND ".join(f'"{token}"' for token in tokens)
    rows = index.execute("select rowid from source_words where source_words match ? limit ?", (query, limit))
    return [row[0] for row in rows]


def _limit_length(tokens: int, least: int) -> tuple[int, int]:
    """The fewest and most tokens of a text that may be like enough to one of so many; lengths count up to a limit."""
    share = max(least - _SLACK, 1) / 100
    share /= 2 - share  # of a and b words at most 2·min(a, b) / (a + b) are common
    return min(int(tokens * share), LONGEST), int(tokens / share) + 1
