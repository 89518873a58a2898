"""Matching by likeness: what is left of the foreign texts to what is left of the units, good ones only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from workflow.core.foreign.choice import count_shared
from workflow.core.foreign.texts import Shelf, fit_lines
from workflow.core.foreign.values import Foreign, Offer, Place

LIKE_HERE = 75.0
"""Percent of likeness from which a text from the same page is an older form of the unit's."""
LIKE_ELSEWHERE = 85.0
"""The same for a text from another page, or of unknown origin."""
SHORTEST = 20
"""Characters below which a likeness says nothing."""


def match_likeness(shelf: Shelf, foreigns: Iterable[Foreign], wanted: Iterable[Place]) -> dict[int, Offer]:
    """Outdated offers, best first, each text for one unit at most.

    Args:
        shelf: knows what texts say.
        foreigns: texts that found no unit.
        wanted: units that found no text.
    """
    left = _sort_texts(shelf, foreigns)
    found: list[tuple[float, int, int]] = []
    keys = [key for key, _ in left]
    lengths = [len(key) for key in keys]
    candidates = [place for place in wanted if len(place.plain) >= SHORTEST]
    for place in candidates:
        key = shelf.find_key(place.source).casefold()
        ratio = LIKE_HERE / (200 - LIKE_HERE)
        low, high = bisect_left(lengths, len(key) * ratio), bisect_right(lengths, len(key) / ratio)
        near = process.extract(key, keys[low:high], scorer=fuzz.ratio, score_cutoff=LIKE_HERE, limit=5)
        for _, score, index in near:
            foreign = left[low + index][1]
            if score >= LIKE_ELSEWHERE or count_shared(place, foreign):
                found.append((-score, place.number, low + index))
    return _pair_best(found, left, {place.number: place for place in candidates})


def _pair_best(
    found: list[tuple[float, int, int]], left: Sequence[tuple[str, Foreign]], places: dict[int, Place]
) -> dict[int, Offer]:
    offers: dict[int, Offer] = {}
    used: set[int] = set()
    for _, number, index in sorted(found):
        foreign = left[index][1]
        if number not in offers and index not in used:
            used.add(index)
            place = places[number]
            text = fit_lines(place, foreign.translation)
            offers[number] = Offer(place, (foreign,), text, outdated=True, previous_source=foreign.plain, alike=True)
    return offers


def _sort_texts(shelf: Shelf, foreigns: Iterable[Foreign]) -> list[tuple[str, Foreign]]:
    """The texts by length, with what they say."""
    long = (foreign for foreign in foreigns if len(foreign.plain) >= SHORTEST)
    texts = [(shelf.find_key(foreign.source).casefold(), foreign) for foreign in long]
    return sorted(texts, key=lambda item: (len(item[0]), item[0], item[1].number, item[1].part))
