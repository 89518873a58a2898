"""Aligning two sequences of texts: what stayed, what moved, what was edited in its place or elsewhere."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from workflow.core.likeness import Likeness
from workflow.core.rare_words import find_alike

Pairs = dict[int, int]
"""Index in the new sequence → index in the old one."""

LIKE = 45.0
"""Percent of likeness from which a text between two fixed points is an edit of one that stood there."""
LIKE_ALONE = 35.0
"""The same where exactly one text of its kind stood between the fixed points before and after."""
LIKE_SHORT = 72.0
"""The same for short texts ("Example", "See also") among several: their place says as much as their letters."""
LIKE_SHORT_ALONE = 45.0
"""The same for a short text that stood alone between the fixed points."""
LIKE_OTHER_KIND = 75.0
"""The same where a paragraph became a list item or the like; short texts never change their kind."""
LIKE_ELSEWHERE = 65.0
"""The same for a text that was moved and edited."""
WIDEST_GAP = 250_000
"""Pairs to compare within one gap at most; in a wider one only texts that share rare words are compared."""
LONG = 800
"""Letters of a pair from which more of them weigh no more."""


@dataclass(frozen=True, slots=True)
class Sequences:
    """The texts of a page before and after, with their kinds: what is aligned."""

    old: Sequence[str]
    new: Sequence[str]
    old_kinds: Sequence[str]
    new_kinds: Sequence[str]


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
    """Pair what is left over by equal text anywhere; only the added pairs are returned.

    Among equal texts the one whose neighbour is the neighbour's pair counts, step by step; then first with first.
    """
    taken = set(pairs.values())
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(old):
        if index not in taken:
            places[text].append(index)
    free = [index for index, text in enumerate(new) if index not in pairs and places.get(text)]
    added: Pairs = {}
    if not free:
        return added
    known = dict(pairs)
    for step in (1, -1):  # a run that moved is followed from its start, then from its end
        for index in free if step == 1 else reversed(free):
            beside = known.get(index - step, -2) + step
            if index not in known and beside in places[new[index]]:
                places[new[index]].remove(beside)
                known[index] = added[index] = beside
    for index in free:
        if index not in known and places[new[index]]:
            added[index] = known[index] = places[new[index]].pop(0)
    return added


def align_edited(texts: Sequences, pairs: Pairs, likeness: Likeness, *, tight: bool = True) -> Pairs:
    """Pair edited texts by likeness between fixed points (the given pairs that are in order); only the added pairs.

    `tight` says that little likeness is enough where one text stood alone between the fixed points: on one page, where
    nothing else can have come of it.
    """
    added: Pairs = {}
    while more := _align_gaps(texts, pairs | added, likeness, tight=tight):
        added |= more  # they are fixed points themselves: what stood between two of them may stand alone now
    return added


def _align_gaps(texts: Sequences, pairs: Pairs, likeness: Likeness, *, tight: bool) -> Pairs:
    fixed = keep_in_order(pairs)
    bounds = [(-1, -1), *sorted(fixed.items()), (len(texts.new), len(texts.old))]
    taken = set(pairs.values())
    added: Pairs = {}
    for (new_before, old_before), (new_after, old_after) in pairwise(bounds):
        gap_new = [index for index in range(new_before + 1, new_after) if index not in pairs]
        gap_old = [index for index in range(old_before + 1, old_after) if index not in taken]
        if gap_new and gap_old and len(gap_new) * len(gap_old) <= WIDEST_GAP:
            added |= _align_gap(texts, likeness, gap_old, gap_new, tight=tight)
    return added


def align_alike(texts: Sequences, pairs: Pairs, likeness: Likeness) -> Pairs:
    """Pair what is left over by great likeness anywhere, each with the one it is most like; only the added pairs.

    A short text is paired with the only one that is the same but for its markup: a link that leads elsewhere now.
    """
    taken = set(pairs.values())
    free_new = [index for index in range(len(texts.new)) if index not in pairs]
    free_old = [index for index in range(len(texts.old)) if index not in taken]
    if not free_new or not free_old:
        return {}
    found = find_alike(
        [(texts.old_kinds[index], texts.old[index]) for index in free_old],
        [(texts.new_kinds[index], texts.new[index]) for index in free_new],
        likeness,
        least=LIKE_ELSEWHERE,
    )
    added = {free_new[index]: free_old[match] for index, match in found.items()}
    old = _find_only(((texts.old_kinds[i], likeness.look(texts.old[i]).letters), i) for i in free_old)
    new = _find_only(((texts.new_kinds[i], likeness.look(texts.new[i]).letters), i) for i in free_new)
    taken = set(added.values())
    return added | {new[key]: old[key] for key in new if old.get(key, -1) not in taken | {-1} and new[key] not in added}


def _find_only(keyed: Iterable[tuple[tuple[str, str], int]]) -> dict[tuple[str, str], int]:
    """The places of what stands in one place only."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, index in keyed:
        places[key].append(index)
    return {key: found[0] for key, found in places.items() if len(found) == 1}


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


def _align_gap(texts: Sequences, likeness: Likeness, gap_old: list[int], gap_new: list[int], *, tight: bool) -> Pairs:
    """The in-order pairing of one gap with the greatest sum of likeness; longer texts weigh more."""
    old_kinds = Counter(texts.old_kinds[index] for index in gap_old)
    new_kinds = Counter(texts.new_kinds[index] for index in gap_new)
    alone = {kind for kind in old_kinds if tight and old_kinds[kind] == new_kinds[kind] == 1}
    best = [[0.0] * (len(gap_old) + 1) for _ in range(len(gap_new) + 1)]
    for row, index_new in enumerate(gap_new, start=1):
        for column, index_old in enumerate(gap_old, start=1):
            weight = _weigh(texts, likeness, index_old, index_new, alone)
            paired = best[row - 1][column - 1] + weight if weight else 0.0
            best[row][column] = max(best[row - 1][column], best[row][column - 1], paired)
    pairs: Pairs = {}
    row, column = len(gap_new), len(gap_old)
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:  # neither neighbour explains the sum, so the pair does
            pairs[gap_new[row - 1]] = gap_old[column - 1]
            row, column = row - 1, column - 1
    return pairs


def _weigh(texts: Sequences, likeness: Likeness, index_old: int, index_new: int, alone: Container[str]) -> float:
    """What pairing two texts of a gap is worth; 0 where they are not one text edited."""
    old, new = texts.old[index_old], texts.new[index_new]
    short = likeness.look(old).short or likeness.look(new).short
    if texts.old_kinds[index_old] != texts.new_kinds[index_new]:
        if short:
            return 0.0
        least = LIKE_OTHER_KIND
    elif short:
        least = LIKE_SHORT_ALONE if texts.old_kinds[index_old] in alone else LIKE_SHORT
    else:
        least = LIKE_ALONE if texts.old_kinds[index_old] in alone else LIKE
    score = likeness.measure(old, new, least)
    return score * math.sqrt(min(len(old) + len(new), LONG))
