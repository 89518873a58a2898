"""Aligning two sequences of texts: what stayed, what moved, what was edited in its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz import fuzz

Pairs = dict[int, int]
"""Index in the new sequence → index in the old one."""

LIKE = 50.0
"""Percent of likeness from which a text between two fixed points is an edit of its neighbour there."""
LIKE_ALONE = 30.0
"""The same where exactly one text stood between the fixed points before and after."""
WIDEST_GAP = 250_000
"""Pairs to compare within one gap at most; a wider gap is not searched for edits."""


def align_equal(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Pair equal texts along the sequence: common ends first, then the longest common runs between them."""
    head = 0
    while head < len(old) and head < len(new) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < len(old) - head and tail < len(new) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = {index: index for index in range(head)}
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if middle_old and middle_new:
        for run in SequenceMatcher(None, middle_old, middle_new, autojunk=False).get_matching_blocks():
            for step in range(run.size):
                pairs[head + run.b + step] = head + run.a + step
    for step in range(1, tail + 1):
        pairs[len(new) - step] = len(old) - step
    return pairs


def align_elsewhere(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Pairs:
    """Pair what is left over by equal text anywhere, first with first; only the added pairs are returned."""
    taken = set(pairs.values())
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(len(old) - 1, -1, -1):
        if index not in taken:
            places[old[index]].append(index)
    return {index: places[text].pop() for index, text in enumerate(new) if index not in pairs and places.get(text)}


def align_edited(
    old: Sequence[str], new: Sequence[str], kinds: tuple[Sequence[str], Sequence[str]], pairs: Pairs
) -> Pairs:
    """Pair edited texts by likeness between fixed points (the given pairs that are in order); only the added pairs.

    `kinds` are the kinds of the old and the new units: a heading is never an edit of a paragraph.
    """
    fixed = keep_in_order(pairs)
    bounds = [(-1, -1), *sorted(fixed.items()), (len(new), len(old))]
    taken = set(pairs.values())
    added: Pairs = {}
    for (new_before, old_before), (new_after, old_after) in pairwise(bounds):
        gap_new = [index for index in range(new_before + 1, new_after) if index not in pairs]
        gap_old = [index for index in range(old_before + 1, old_after) if index not in taken]
        if gap_new and gap_old and len(gap_new) * len(gap_old) <= WIDEST_GAP:
            added |= _align_gap(old, new, kinds, gap_old, gap_new)
    return added


def keep_in_order(pairs: Pairs) -> Pairs:
    """The largest part of the pairs that rises in both sequences (a longest increasing subsequence)."""
    ends: list[int] = []
    lasts: list[int] = []
    before: dict[int, int | None] = {}
    for index in sorted(pairs):
        place = bisect_left(ends, pairs[index])
        before[index] = lasts[place - 1] if place else None
        if place == len(ends):
            ends.append(pairs[index])
            lasts.append(index)
        else:
            ends[place], lasts[place] = pairs[index], index
    kept: Pairs = {}
    step = lasts[-1] if lasts else None
    while step is not None:
        kept[step] = pairs[step]
        step = before[step]
    return kept


def _align_gap(
    old: Sequence[str],
    new: Sequence[str],
    kinds: tuple[Sequence[str], Sequence[str]],
    gap_old: list[int],
    gap_new: list[int],
) -> Pairs:
    """The in-order pairing of one gap with the greatest sum of likeness."""
    least = LIKE_ALONE if len(gap_old) == len(gap_new) == 1 else LIKE
    best = [[0.0] * (len(gap_old) + 1) for _ in range(len(gap_new) + 1)]
    likeness: dict[tuple[int, int], float] = {}
    for row, index_new in enumerate(gap_new, start=1):
        for column, index_old in enumerate(gap_old, start=1):
            score = 0.0
            if kinds[0][index_old] == kinds[1][index_new]:
                score = fuzz.ratio(old[index_old], new[index_new], score_cutoff=least)
            likeness[row, column] = score
            paired = best[row - 1][column - 1] + score if score else 0.0
            best[row][column] = max(best[row - 1][column], best[row][column - 1], paired)
    pairs: Pairs = {}
    row, column = len(gap_new), len(gap_old)
    while row and column:
        score = likeness[row, column]
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            assert score  # noqa: S101 - neither neighbour explains the sum, so the pair does
            pairs[gap_new[row - 1]] = gap_old[column - 1]
            row, column = row - 1, column - 1
    return pairs
