"""Finding the texts that are alike among many, without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workflow.core.likeness import Likeness

CANDIDATES = 12
"""Texts that each text is compared with: those that share the most rare words with it."""
COMMON = 60
"""A word that stands in more texts than this is not rare."""
CLEARLY = 4.0
"""Percent by which the best match must be better than the second best; else nobody knows which one it is."""


def find_alike(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], likeness: Likeness, *, least: float
) -> dict[int, int]:
    """Pair texts that are most like each other, wherever they stand.

    Args:
        old: (kind, text) of each older text.
        new: (kind, text) of each newer one.
        likeness: compares them.
        least: percent of likeness that a pair needs.

    Returns:
        Index in `new` → index in `old`. Short texts, texts of different kinds, and texts that are like several others
        to about the same degree are left out.
    """
    words: dict[str, list[int]] = defaultdict(list)
    for index, (_, text) in enumerate(old):
        if not likeness.look(text).short:
            for word in set(likeness.look(text).words):
                words[word].append(index)
    scores: list[_Scored] = []
    for index, (kind, text) in enumerate(new):
        if likeness.look(text).short:
            continue
        shared = Counter(
            place
            for word in set(likeness.look(text).words)
            if len(words.get(word, ())) <= COMMON
            for place in words.get(word, ())
        )
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]
        for place, _ in ranked:
            if old[place][0] == kind:
                score = likeness.measure(old[place][1], text, least)
                if score:
                    scores.append(_Scored(score, index, place, _is_part(old[place][1], text, likeness)))
    return _choose(scores)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A new text and an older one that are alike."""

    score: float
    new: int
    old: int
    part: bool
    """Whether the older text is a part of the new one: of several that were joined each is."""


def _is_part(old: str, new: str, likeness: Likeness) -> bool:
    return len(old) < len(new) and likeness.contains(likeness.look(old), likeness.look(new))


def _choose(scores: list[_Scored]) -> dict[int, int]:
    """The pairs in which each is the other's best; of two parts of one text the first, or larger, counts."""
    by_new: dict[int, list[_Scored]] = defaultdict(list)
    for one in scores:
        by_new[one.new].append(one)
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for one in sorted(scores, key=lambda one: (-one.score, one.new, one.old)):
        rivals = [other for other in by_new[one.new] if other is not one and not (one.part and other.part)]
        clear = all(other.score <= one.score - CLEARLY for other in rivals)
        if clear and one.new not in chosen and one.old not in taken:
            chosen[one.new] = one.old
            taken.add(one.old)
    return chosen
