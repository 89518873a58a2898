"""Choosing among several foreign texts that say the same: by state, context, reference, neighbours and order."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.core.foreign.values import Foreign, Place


def choose_foreign(
    place: Place,
    candidates: Sequence[Foreign],
    *,
    twins: Sequence[Place],
    places: Sequence[Place],
    foreigns: Sequence[Foreign],
) -> Foreign:
    """The text to take over, of several with the same words.

    Args:
        place: the unit.
        candidates: the texts, at least one.
        twins: the units of the page with the same text, in order, `place` among them.
        places: every unit by its number.
        foreigns: every entry by its number.

    What is not obsolete goes before what is, then the unit's own id, then a current text before an outdated one; then
    the page named in the context or the references, and equal neighbours decide. What is then still alike is dealt out
    in order where the page has as many such units; else the nearest line decides, and last the order of the files.
    """
    if len(candidates) == 1:
        return candidates[0]
    ranked = [(_rank(place, foreign, places, foreigns), foreign) for foreign in candidates]
    best = min(rank for rank, _ in ranked)
    tied = sorted((foreign for rank, foreign in ranked if rank == best), key=lambda foreign: foreign.number)
    tied = [foreign for foreign in tied if foreign.file == tied[0].file]
    if len(tied) == len(twins):
        return tied[next(index for index, twin in enumerate(twins) if twin.number == place.number)]
    return min(tied, key=lambda foreign: (_measure_distance(place, foreign), foreign.number))


def _rank(
    place: Place, foreign: Foreign, places: Sequence[Place], foreigns: Sequence[Foreign]
) -> tuple[bool, bool, bool, bool, int, int]:
    """Less is better."""
    context = foreign.entry.id
    return (
        foreign.entry.obsolete,
        context != place.unit.id,
        foreign.entry.outdated,
        not context or (place.page not in context and not set(place.unit.path) & {context}),
        -count_shared(place, foreign),
        -_count_neighbours(place, foreign, places, foreigns),
    )


def count_shared(place: Place, foreign: Foreign) -> int:
    """How many parts at the end of a page's path a text's best reference has too."""
    return max((_count_equal(place.parts, parts) for parts, _ in foreign.references), default=0)


def _count_equal(page: tuple[str, ...], parts: tuple[str, ...]) -> int:
    count = 0
    while count < min(len(page), len(parts)) and page[-1 - count] == parts[-1 - count]:
        count += 1
    return count


def _count_neighbours(place: Place, foreign: Foreign, places: Sequence[Place], foreigns: Sequence[Foreign]) -> int:
    """How many of the texts before and after it are those of the unit's neighbours on its page; a
    neighbour with the same text as the unit tells nothing."""
    count = 0
    for step in (-1, 1):
        here, there = place.number + step, foreign.number + step
        if 0 <= here < len(places) and 0 <= there < len(foreigns):
            telling = places[here].page == place.page and places[here].plain != place.plain
            count += telling and places[here].plain == foreigns[there].plain
    return count


def _measure_distance(place: Place, foreign: Foreign) -> int:
    """Lines between the unit and where the text is said to stand on that page."""
    lines = [line for parts, line in foreign.references if line and _count_equal(place.parts, parts)]
    return min((abs(line - place.line) for line in lines), default=1_000_000)
