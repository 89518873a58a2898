"""The translation memory: how like two source texts are, and which match helps most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from workflow.core.memory_context import NO_CONTEXT, Context
from workflow.core.memory_tokens import split_pieces
from workflow.core.words import normalise
from workflow.model import State

LEAST = 60
"""Percent below which a match is of no help."""
EXACT = 100
"""Percent of equal texts, white space apart, and of no others."""

_RANKS = {State.REVIEWED: 0, State.TRANSLATED: 1, State.OUTDATED: 2, State.UNTRANSLATED: 3}


@dataclass(frozen=True, slots=True)
class Match:
    """A translation of the same text or of one like it."""

    percent: int
    state: State
    page: str
    unit: str
    source: str
    """The text that it is a translation of."""
    text: str
    context: Context = NO_CONTEXT
    more: int = 0
    """How many other units have this source and this text."""
    origin: str = ""
    """The memory of another project that it comes from; empty for a translation of this one."""

    @property
    def exact(self) -> bool:
        """Whether the sources are the same, white space apart."""
        return self.percent == EXACT


@dataclass(frozen=True, slots=True)
class Wanted:
    """What matches are wanted for."""

    source: str
    page: str = ""
    unit: str = ""
    """The unit whose own translation is no match; empty for a text that stands nowhere."""
    context: Context = NO_CONTEXT


def measure_percent(wanted: str, source: str) -> int:
    """How like two source texts are, in whole percent: the mean of what is equal in letters and in words.

    100 for texts that differ in white space only, at most 99 for all others: case, markup and signs count.
    """
    one, other = normalise(wanted), normalise(source)
    if one == other:
        return EXACT
    by_letters = fuzz.ratio(one, other)
    by_words = fuzz.ratio(_split_wanted(one), split_pieces(other))
    return min(int((by_letters + by_words) / 2), EXACT - 1)


@lru_cache(maxsize=8)
def _split_wanted(text: str) -> list[str]:
    """The pieces of a text that is compared with many, which must not be changed."""
    return split_pieces(text)


def rank_matches(wanted: Wanted, matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches in the order in which they help, each text of a source once.

    First comes the higher percent, then the project's own before other projects', reviewed before translated before
    outdated, then what stands in the same surroundings, then on the same page; the unit itself is left out.
    """
    others = (match for match in matches if (match.page, match.unit) != (wanted.page, wanted.unit))
    kept: dict[tuple[str, str], Match] = {}
    for match in sorted(others, key=lambda match: _sort_key(wanted, match)):
        key = normalise(match.source), match.text
        known = kept.get(key)
        kept[key] = match if known is None else replace(known, more=known.more + 1 + match.more)
    return tuple(kept.values())


def _sort_key(wanted: Wanted, match: Match) -> tuple[int, str, int, bool, bool, str, str]:
    elsewhere = not match.context.is_like(wanted.context)
    place = match.page != wanted.page, match.page, match.unit
    return -match.percent, match.origin, _RANKS[match.state], elsewhere, *place
