"""Carrying a translation over a source change of nothing but values: each is put in its predecessor's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.core.source_change import Meaning, SourceChange
from workflow.core.source_tokens import FindMarkup, count_value, read_tokens
from workflow.core.token import Token

MOST_VALUES = 200
"""Values of one unit that are carried at most: who looks the result over must be able to."""

_COMMENT = re.compile(r"\s*carried: .* → .*")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


@dataclass(frozen=True, slots=True)
class Carried:
    """A translation with the values of its source as it is now."""

    text: str
    values: tuple[tuple[str, str], ...]
    """(old, new) as they were written, each pair once."""


@dataclass(frozen=True, slots=True)
class _Swap:
    """A place of the translation and what comes there."""

    token: Token
    place: tuple[int, int]
    was: str
    """What the value was, as it is told."""
    text: str
    now: Token


def carry_translation(change: SourceChange, translation: str, find_markup: FindMarkup) -> Carried | None:
    """The translation carried over a mechanical change; None where that cannot be done beyond doubt.

    Each changed value must stand in the translation as often as in the old source and be told apart from everything
    else there. One value that became several is told by the order of all values, if another value stands between.
    """
    if change.meaning is not Meaning.MECHANICAL or len(change.values) > MOST_VALUES:
        return None
    tokens = read_tokens(translation, find_markup)
    found = [token for token in tokens if token.is_value]
    swaps: list[_Swap] = []
    for was in dict.fromkeys(was.key for was, now in change.values if was.key != now.key):
        swapped = _swap_value(change, was, translation, found)
        if swapped is None:
            return None
        swaps += swapped
    swaps.sort(key=lambda swap: swap.place)
    carried = "".join(_put(translation, swaps))
    if not _is_as_meant(tokens, swaps, read_tokens(carried, find_markup)):
        return None
    return Carried(carried, tuple(dict.fromkeys((swap.was, swap.text) for swap in swaps)))


def describe_carried(values: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Translator comments that say which values were carried, a line each."""
    return tuple(dict.fromkeys(f"carried: {_clean(old)} → {_clean(new)}" for old, new in values))


def list_carried(comments: Sequence[str]) -> tuple[str, ...]:
    """The translator comments that say what was carried."""
    return tuple(line for line in comments if _COMMENT.fullmatch(line))


def drop_carried(comments: Sequence[str]) -> tuple[str, ...]:
    """Translator comments without those that say what was carried."""
    return tuple(line for line in comments if not _COMMENT.fullmatch(line))


def _swap_value(
    change: SourceChange, key: tuple[str, str], translation: str, found: Sequence[Token]
) -> list[_Swap] | None:
    """What becomes of one value wherever it stands in the translation."""
    pairs = [pair for pair in change.values if pair[0].key == key]
    here = [token for token in found if token.key == key]
    value = pairs[0][0]
    if len(here) != len(pairs):
        return None
    if count_value(translation, value) - len(here) > max(0, count_value(change.old, value) - len(pairs)):
        return None  # it stands somewhere else, too: nobody can tell whether it should change there
    if len({_write(change.new, now) for _, now in pairs}) > 1 and not _is_told_by_order(change, key, found):
        return None
    swaps: list[_Swap] = []
    for token, (was, now) in zip(here, pairs, strict=True):
        swap = _swap(translation, token, change.new, now)
        if swap is None:
            return None
        if was.key != now.key:
            swaps.append(swap)
    return swaps


def _swap(translation: str, token: Token, source: str, now: Token) -> _Swap | None:
    """One value put in the place of another; with its brackets, where it is written in another style."""
    if token.sort == now.sort and not token.implied and not now.implied:
        place = (token.start, token.end)
        return _Swap(token, place, translation[token.start : token.end], source[now.start : now.end], now)
    if token.outer is None or now.outer is None:
        return None
    return _Swap(token, token.outer, token.written, now.written, now)


def _write(source: str, token: Token) -> str:
    return f"{token.sort} {token.written if token.implied else source[token.start : token.end]}"


def _is_told_by_order(change: SourceChange, key: tuple[str, str], found: Sequence[Token]) -> bool:
    """Whether the values stand in the same order in source and translation, with one that stands there once between
    any two that part."""
    keys = [was.key for was, _ in change.values]
    if keys != [token.key for token in found]:
        return False
    last: Token | None = None
    told = False
    for was, now in change.values:
        if was.key != key:
            told = told or keys.count(was.key) == 1
            continue
        if last is not None and last.key != now.key and not told:
            return False
        last, told = now, False
    return True


def _put(translation: str, swaps: Sequence[_Swap]) -> Iterator[str]:
    done = 0
    for swap in swaps:
        yield translation[done : swap.place[0]]
        yield swap.text
        done = swap.place[1]
    yield translation[done:]


def _is_as_meant(before: Sequence[Token], swaps: Sequence[_Swap], after: Sequence[Token]) -> bool:
    """Whether the carried text reads as the translation with other values, and nothing else came of it."""
    became = {swap.token.start: swap.now.key for swap in swaps}
    wanted = [became.get(token.start, token.key) if token.is_value else token.key for token in before]
    return wanted == [token.key for token in after]


def _clean(value: str) -> str:
    """A value fit for one comment line."""
    return " ".join(_UNFIT.sub(" ", value).split())
