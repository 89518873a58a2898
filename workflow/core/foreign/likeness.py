"""Matching by likeness: what is left of the foreign texts to what is left of the units, good ones only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from workflow.core.foreign.choice import count_shared
from workflow.core.foreign.texts import Shelf, fit_lines
from workflow.core.foreign.values import Foreign, Offer, Place

LIKE_HERE = 75.0
"""Percent of likeness from which a text from the same page is an older form of the unit's."""
LIKE_ELSEWHERE = 85.0
"""The same for a text from another page, or of unknown origin."""
SHORTEST = 20
"""Characters below which a likeness says nothing."""
RAREST = 6
"""Words of a unit by which texts are looked up: those that the fewest texts have."""
MOST = 200
"""Texts of one word that are compared at most."""

_RUN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+|[^\W\d_]{3,}")


def match_likeness(shelf: Shelf, foreigns: Iterable[Foreign], wanted: Iterable[Place]) -> dict[int, Offer]:
    """Outdated offers, best first, each text for one unit at most.

    Args:
        shelf: knows what texts say.
        foreigns: texts that found no unit.
        wanted: units that found no text.
    """
    left = [foreign for foreign in foreigns if len(foreign.plain) >= SHORTEST]
    index: dict[str, list[int]] = defaultdict(list)
    for number, foreign in enumerate(left):
        for word in _list_words(foreign.plain):
            index[word].append(number)
    found: list[tuple[float, int, int]] = []
    places: dict[int, Place] = {}
    for place in wanted:
        if len(place.plain) < SHORTEST or not left:
            continue
        near = _find_near(place, index)
        places[place.number] = place
        key = shelf.find_key(place.source).casefold() if near else ""
        for number in near:
            least = LIKE_HERE if count_shared(place, left[number]) else LIKE_ELSEWHERE
            score = fuzz.ratio(key, shelf.find_key(left[number].source).casefold(), score_cutoff=least)
            if score:
                found.append((-score, place.number, number))
    return _pair_best(found, left, places)


def _find_near(place: Place, index: Mapping[str, list[int]]) -> list[int]:
    """The texts that share one of the unit's rarest words."""
    lists = sorted((index[word] for word in _list_words(place.plain) if word in index), key=lambda found: len(found))
    return sorted({number for numbers in lists[:RAREST] for number in numbers[:MOST]})


def _list_words(text: str) -> set[str]:
    return set(_cut_words(text.casefold()))


def _cut_words(text: str) -> Iterator[str]:
    """The words of a text; of scripts without spaces, each two letters."""
    for run in _RUN.findall(text):
        if run[0] < "\u0e00" or "\u0e80" <= run[0] < "\u2e80":
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def _pair_best(
    found: list[tuple[float, int, int]], left: Sequence[Foreign], places: Mapping[int, Place]
) -> dict[int, Offer]:
    offers: dict[int, Offer] = {}
    used: set[int] = set()
    for _, number, index in sorted(found):
        if number not in offers and index not in used:
            used.add(index)
            place, foreign = places[number], left[index]
            text = fit_lines(place, foreign.translation)
            offers[number] = Offer(place, (foreign,), text, outdated=True, previous_source=foreign.plain)
    return offers
