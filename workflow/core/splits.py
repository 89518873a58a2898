"""Units that were split in two, and units that were joined: whose text is whose."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from rapidfuzz import fuzz

from workflow.core.likeness import FEW_WORDS, Likeness

PART = 85.0
"""Percent of a part's words that must stand in one place of the whole."""
MORE = 4.0
"""Percent by which the parts together must be more like the whole than one of them alone."""
MOST_PARTS = 6
MANY_WORDS = 6
"""Words of a part that is recognised away from the others."""
NEAR = 10
"""Units between parts of one text at most."""

Offered = dict[int, tuple[int, ...]]
"""Index of a new text → the old texts whose translations are offered to it."""


def find_splits(
    old: Sequence[str],
    new: Sequence[str],
    pairs: dict[int, int],
    likeness: Likeness,
    *,
    marked: Collection[int] = (),
) -> tuple[dict[int, int], Offered]:
    """The pairs with the larger part of each text that was split or joined, and what is offered to whom.

    A text that was split: its larger part is the pair of the old text, which is offered to the other parts. Two texts
    that were joined: the new one is the pair of the larger, and the other one is offered to it. Parts stand side by
    side, and belong to no other text.
    """
    repaired = dict(pairs)
    offered: Offered = {}
    taken = set(repaired.values())
    for index, place in sorted(pairs.items()):
        if old[place] == new[index]:
            continue
        parts = _find_parts(old[place], new, index, repaired, likeness)
        if len(parts) > 1:
            largest = index if index in marked else _find_largest(new, parts)
            del repaired[index]
            repaired[largest] = place
            offered |= {part: (place,) for part in parts if part != largest}
            continue
        parts = _find_parts(new[index], old, place, taken, likeness)
        if len(parts) > 1:
            largest = place if index in marked else _find_largest(old, parts)
            repaired[index] = largest
            taken = (taken - {place}) | {largest}
            offered[index] = tuple(part for part in parts if part != largest)
    return repaired, _find_scattered(old, new, repaired, likeness) | offered


def _find_scattered(old: Sequence[str], new: Sequence[str], pairs: dict[int, int], likeness: Likeness) -> Offered:
    """New texts that stood in an edited one nearby, and stand there no more: parts with something new between them."""
    edited = {index: place for index, place in pairs.items() if old[place] != new[index]}
    offered: Offered = {}
    for index, text in enumerate(new) if edited else ():
        if index in pairs or len(likeness.look(text).words) < MANY_WORDS:
            continue
        for other in _list_near(index):
            place = edited.get(other, -1)
            if place >= 0 and _is_part(text, old[place], likeness) and not _is_part(text, new[other], likeness):
                offered[index] = (place,)
                break
    return offered


def _list_near(index: int) -> list[int]:
    """The places around one, the nearest first."""
    return [index + sign * step for step in range(1, NEAR + 1) for sign in (-1, 1)]


def _find_parts(whole: str, texts: Sequence[str], index: int, taken: Container[int], likeness: Likeness) -> list[int]:
    """The texts beside `index` that make up the whole with it, in order; only `index` where there are none."""
    parts = [index]
    joined = texts[index]
    score = likeness.measure(whole, joined)
    if not _is_part(joined, whole, likeness):
        return parts
    for step in (1, -1):
        beside = index + step
        while len(parts) < MOST_PARTS and 0 <= beside < len(texts) and beside not in taken:
            longer = f"{joined} {texts[beside]}" if step == 1 else f"{texts[beside]} {joined}"
            better = likeness.measure(whole, longer)
            if better < score + MORE or not _is_part(texts[beside], whole, likeness):
                break
            parts = sorted([*parts, beside])
            joined, score = longer, better
            beside += step
    return parts


def _is_part(text: str, whole: str, likeness: Likeness) -> bool:
    """Whether a text stands in the whole, but for small edits."""
    part, all_of_it = likeness.look(text), likeness.look(whole)
    if len(part.words) >= len(all_of_it.words):
        return False
    if len(part.words) < FEW_WORDS:
        return bool(part.letters) and part.letters in all_of_it.letters
    return fuzz.partial_ratio(part.words, all_of_it.words) >= PART


def _find_largest(texts: Sequence[str], parts: Sequence[int]) -> int:
    return max(parts, key=lambda part: (len(texts[part]), -part))
