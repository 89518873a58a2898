"""Ways through two sequences: the best one, and how likely each step is among all of them (forward and backward).

A step pairs one with one, skips a block on one side, or takes two neighbours of one side for one of the other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Step = tuple[int, int]
"""How many blocks of the source and of the target a step takes."""

CHANCES: dict[Step, float] = {
    (1, 1): math.log(0.84),
    (1, 0): math.log(0.06),
    (0, 1): math.log(0.04),
    (2, 1): math.log(0.015),
    (1, 2): math.log(0.015),
}
"""How often a step is taken, before anything is known of the blocks (a logarithm)."""
CHANCES_ALIKE: dict[Step, float] = {
    (1, 1): math.log(0.97),
    (1, 0): math.log(0.008),
    (0, 1): math.log(0.008),
    (2, 1): math.log(0.002),
    (1, 2): math.log(0.002),
}
"""The same for two documents of one structure."""
_WHOLE = 2_500
"""Cells up to which the whole square is looked at; a larger one only near the line through the fixed pairs."""
_BESIDE = 20
"""How far from that line at least."""
_MOST_BESIDE = 400
_NOTHING = -1e18

Scorer = Callable[[int, int, Step], float]
"""The evidence for a step that ends before the i-th source and the j-th target block (counted from 0)."""


@dataclass(frozen=True, slots=True)
class Way:
    """One step of the best way: the blocks it takes, and its share of all ways (0 to 1)."""

    source: range
    target: range
    share: float


def find_way(
    sources: int,
    targets: int,
    score: Scorer,
    fixed: Sequence[tuple[int, int]] = (),
    chances: Mapping[Step, float] = CHANCES,
) -> list[Way]:
    """The best way through two sequences.

    Args:
        sources: blocks of the source.
        targets: blocks of the target.
        score: the evidence for a step; not asked for skips.
        fixed: pairs known beforehand, in order; they only say where to look in long documents.
        chances: how often each step is taken.
    """
    rows = _find_rows(sources, targets, fixed)
    best: list[dict[int, tuple[float, Step]]] = [{} for _ in range(sources + 1)]
    forward: list[dict[int, float]] = [{} for _ in range(sources + 1)]
    weights: dict[tuple[int, int], list[tuple[Step, float]]] = {}
    best[0][0], forward[0][0] = (0.0, (0, 0)), 0.0
    for i in range(sources + 1):
        for j in rows[i]:
            if not i and not j:
                continue
            steps = []
            for step, chance in chances.items():
                before = forward[i - step[0]].get(j - step[1]) if i >= step[0] and j >= step[1] else None
                if before is None:
                    continue
                weight = chance + (score(i, j, step) if step[0] and step[1] else 0.0)
                if weight > -1e6:
                    steps.append((step, weight))
            if not steps:
                continue
            weights[i, j] = steps
            best[i][j] = max((best[i - s[0]][j - s[1]][0] + weight, s) for s, weight in steps)
            forward[i][j] = _add_up([forward[i - s[0]][j - s[1]] + weight for s, weight in steps])
    backward: dict[tuple[int, int], float] = {(sources, targets): 0.0}
    for (i, j), steps in reversed(weights.items()):
        after = backward.get((i, j))
        if after is None:
            continue
        for step, weight in steps:
            cell = i - step[0], j - step[1]
            known = backward.get(cell, _NOTHING)
            backward[cell] = _add_up([known, after + weight])
    return _walk_back(sources, targets, best, forward, backward, weights)


def _walk_back(
    sources: int,
    targets: int,
    best: list[dict[int, tuple[float, Step]]],
    forward: list[dict[int, float]],
    backward: dict[tuple[int, int], float],
    weights: dict[tuple[int, int], list[tuple[Step, float]]],
) -> list[Way]:
    total = forward[sources][targets]
    ways: list[Way] = []
    i, j = sources, targets
    while i or j:
        step = best[i][j][1]
        a, b = i - step[0], j - step[1]
        weight = dict(weights[i, j])[step]
        share = math.exp(min(0.0, forward[a][b] + weight + backward[i, j] - total))
        ways.append(Way(range(a, i), range(b, j), share))
        i, j = a, b
    return ways[::-1]


def _find_rows(sources: int, targets: int, fixed: Sequence[tuple[int, int]]) -> list[range]:
    """Which target positions are looked at beside each source position."""
    if (sources + 1) * (targets + 1) <= _WHOLE:
        return [range(targets + 1)] * (sources + 1)
    points = [(0, 0), *fixed, (sources, targets)]
    rows = []
    at = 0
    for i in range(sources + 1):
        while at + 2 < len(points) and points[at + 1][0] <= i:
            at += 1
        (a, b), (c, d) = points[at], points[at + 1]
        middle = b + (d - b) * (i - a) // max(1, c - a)
        beside = min(_BESIDE + abs((c - a) - (d - b)), _MOST_BESIDE)
        rows.append(range(max(0, min(middle, targets) - beside), min(targets, middle + beside) + 1))
    low = 0
    for i, row in enumerate(rows):  # neighbouring rows must touch, so that there is a way
        start = min(row.start, rows[i - 1].stop - 1) if i else 0
        rows[i] = range(start, max(row.stop, start + 1, low))
        low = rows[i].start
    rows[-1] = range(rows[-1].start, targets + 1)
    return rows


def _add_up(values: list[float]) -> float:
    """The logarithm of the sum of what the values are logarithms of."""
    top = max(values)
    if top <= _NOTHING / 2 or len(values) == 1:
        return top
    return top + math.log(sum([math.exp(value - top) for value in values]))
