"""Finding the texts that are alike among many, without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

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
    scores: list[tuple[float, int, int]] = []
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
                    scores.append((score, index, place))
    return _choose(scores)


def _choose(scores: list[tuple[float, int, int]]) -> dict[int, int]:
    """The pairs in which each is the other's best; of two parts of one older text the first counts."""
    by_new: dict[int, list[float]] = defaultdict(list)
    for score, index, _ in scores:
        by_new[index].append(score)
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for score, index, place in sorted(scores, key=lambda item: (-item[0], item[1], item[2])):
        clear = score == max(by_new[index]) and sum(rival > score - CLEARLY for rival in by_new[index]) == 1
        if clear and place not in taken:
            chosen[index] = place
            taken.add(place)
    return chosen
