"""What a change of a unit's source means for its translations.

Where it is not certain that a change means less, it is taken for a real one: a translation must never stand as current
under a text it was not made for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflow.core.source_tokens import FindMarkup, read_tokens
from workflow.core.spelling import is_spelling
from workflow.core.token import Token
from workflow.core.words import normalise

_DIGITS = re.compile(r"\d+")


class Meaning(StrEnum):
    """How much of a translation a source change touches."""

    NONE = "none"
    """Nothing: white space, the style of emphasis, an escape that means the same."""
    MECHANICAL = "mechanical"
    """Only values that a translation takes over: link targets, image paths, code, numbers, versions, URLs."""
    TRIVIAL = "trivial"
    """Only spelling or punctuation, as far as can be told: people decide."""
    REAL = "real"
    """The text."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source text, the text it became, and what that means."""

    old: str
    new: str
    meaning: Meaning
    values: tuple[tuple[Token, Token], ...] = ()
    """The values of a mechanical change with what each became, in the order of the text, unchanged ones too."""


def compare_sources(old: str, new: str, find_markup: FindMarkup) -> SourceChange:
    """What became of a unit's source.

    Args:
        old: the source a translation was made from.
        new: the source now.
        find_markup: finds the pieces of a text that are not prose.
    """
    if normalise(old) == normalise(new):
        return SourceChange(old, new, Meaning.NONE)
    before, after = read_tokens(old, find_markup), read_tokens(new, find_markup)
    if _list_keys(before) == _list_keys(after):
        return SourceChange(old, new, Meaning.NONE)
    if len(before) == len(after) and all(map(_is_same_place, before, after)):
        values = tuple((was, now) for was, now in zip(before, after, strict=True) if was.is_value)
        return SourceChange(old, new, Meaning.MECHANICAL, values)
    return SourceChange(old, new, Meaning.TRIVIAL if is_spelling(before, after) else Meaning.REAL)


def _list_keys(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    return [token.key for token in tokens]


def _is_same_place(old: Token, new: Token) -> bool:
    """Whether the tokens are the same, or a value and what it became."""
    if old.key == new.key:
        return True
    if old.sort == new.sort == "number":
        return _is_same_shape(old.text, new.text)
    if old.sort == new.sort:
        return old.is_value
    return {old.sort, new.sort} == {"target", "reference"} and old.outer is not None and new.outer is not None


def _is_same_shape(old: str, new: str) -> bool:
    """Whether a number has no separator that the other lacks: `1,000` is written another way in other languages, which
    cannot be told from `999`."""
    return set(_DIGITS.sub("", new)) <= set(_DIGITS.sub("", old))
