"""Concordance search: how well a text answers a question for words, and where it has them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from workflow.core.folding import fold, map_folded

LONGEST = 500
"""Characters of a question that count."""

Places = tuple[tuple[int, int], ...]
"""(start, end) in a text's characters, in order and without overlap."""


class Closeness(IntEnum):
    """How well a text answers, the best first."""

    PHRASE = 0
    """It has all that was asked for in one piece, as whole words."""
    PART = 1
    """It has it in one piece that begins or ends inside a word."""
    WORDS = 2
    """It has each of the words somewhere, whole or inside of others."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, folded as the texts are."""

    phrase: str
    words: tuple[str, ...]
    """What stands between white space in the phrase, each once."""


def read_question(text: str) -> Sought:
    """What a text that somebody typed asks for; nothing in an empty one."""
    words = fold(text[:LONGEST]).split()
    return Sought(" ".join(words), tuple(dict.fromkeys(words)))


def measure_closeness(folded: str, sought: Sought) -> Closeness | None:
    """How well a folded text answers; None where a word is not in it."""
    start = folded.find(sought.phrase)
    if start < 0:
        has_all = len(sought.words) > 1 and all(word in folded for word in sought.words)
        return Closeness.WORDS if has_all else None
    while start >= 0:
        if _is_whole(folded, start, start + len(sought.phrase)):
            return Closeness.PHRASE
        start = folded.find(sought.phrase, start + 1)
    return Closeness.PART


def find_places(text: str, sought: Sought) -> Places:
    """Where a text has what was asked for: in one piece wherever it does, else each of the words."""
    folded, places = map_folded(text)
    pieces = (sought.phrase,) if sought.phrase in folded else sought.words
    found = sorted(
        (places[start], _find_end(places, start + len(piece)))
        for piece in pieces
        if piece
        for start in _find_all(folded, piece)
    )
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start <= kept[-1][1]:
            kept[-1] = kept[-1][0], max(kept[-1][1], end)
        else:
            kept.append((start, end))
    return tuple(kept)


def _find_all(folded: str, piece: str) -> list[int]:
    starts = []
    start = folded.find(piece)
    while start >= 0:
        starts.append(start)
        start = folded.find(piece, start + len(piece))
    return starts


def _find_end(places: tuple[int, ...], end: int) -> int:
    """The place in the text after the character that the last folded one comes from, and the marks that it carries."""
    last = places[end - 1]
    return next((place for place in places[end:] if place > last), places[-1])


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end of a piece."""
    before = folded[start - 1 : start] if start else ""
    return not (_joins(before, folded[start]) or _joins(folded[end - 1], folded[end : end + 1]))


def _joins(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()
