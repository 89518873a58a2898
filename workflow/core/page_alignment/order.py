"""Pairs out of order: paragraphs that a translation has elsewhere, and how sure a pair is beside every other choice.

The best way through two sequences cannot cross itself, so it pairs one of two swapped paragraphs and leaves the other,
or pairs both wrongly. Exchanges of partners mend that where the evidence outweighs the rarity of a move.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workflow.core.page_alignment.evidence import NEVER
from workflow.core.page_alignment.lattice import CHANCES

MOVE = 4.5
"""What must speak for a pair out of order beyond what speaks for the pairs in order."""
PAIR = CHANCES[1, 1] - CHANCES[1, 0] - CHANCES[0, 1]
"""What a pair gains over two blocks left alone."""
_NEAR = 40
"""How far apart two pairs may stand that exchange their partners."""
_FAR = 150
"""How far a block that is left over may be from the pair whose place it takes."""
_AT_ONCE = 200
"""Pairs that are changed before all changes are weighed again, about."""
_FREE = 60
"""Blocks left over on one side, at most, whose places are searched for anywhere."""

Score = Callable[[int, int], float]


@dataclass
class Matching:
    """Who is paired with whom, source → target, and who is left."""

    pairs: dict[int, int]
    free_sources: list[int]
    free_targets: list[int]
    score: Score
    moved: set[int] = field(default_factory=set)
    """Sources whose partner was found out of order."""
    _in_order: list[int] = field(default_factory=list)
    """The other paired sources, sorted; empty where it must be made anew."""
    _undone: set[tuple[int, int]] = field(default_factory=set)
    """Pairs that gave way to others, and do not come back: two changes must not take turns."""

    def mend(self) -> None:
        """Exchange partners and pair what is left as long as that gains: the best change first, in each region."""
        for _ in range(len(self.pairs) + len(self.free_sources) + 1):
            changes = sorted(
                (one for one in self._find_changes() if one[0] > 0 and self._undone.isdisjoint(one[1])),
                key=lambda change: -change[0],
            )
            if not changes:
                return
            touched: list[tuple[int, int]] = []
            for _, pairs in changes:
                if all(_are_apart(one, other) for one in pairs for other in touched):
                    self._apply(pairs)
                    touched += pairs
                elif len(touched) >= _AT_ONCE:
                    break

    def doubt(self, source: int) -> float:
        """How much all other choices for a pair weigh together, the pair itself weighing 1."""
        target = self.pairs[source]
        here = self.score(source, target)
        relief = MOVE if source in self.moved else 0.0
        weight = math.exp(min(50.0, relief - here - PAIR)) if source in self.moved else 0.0
        for other in self._near_free(self.free_sources, source):
            weight += _power(self.score(other, target) - here - MOVE + relief)
        for other in self._near_free(self.free_targets, target):
            weight += _power(self.score(source, other) - here - MOVE + relief)
        for other in range(source - _NEAR, source + _NEAR + 1):
            partner = self.pairs.get(other)
            if other != source and partner is not None:
                gain = self._exchange(source, target, other, partner)
                crossed = (other < source) != (partner < target)
                weight += _power(gain + (MOVE if crossed else -MOVE))
        return weight

    def _find_changes(self) -> Iterator[tuple[float, tuple[tuple[int, int], ...]]]:
        """(gain, new pairs) of each change that could be made."""
        free_sources, free_targets = self.free_sources[:_FREE], self.free_targets[:_FREE]
        for source in free_sources:
            for target in free_targets:
                gain = self.score(source, target) + PAIR - self._price(source, target)
                yield gain, ((source, target),)
        items = list(self.pairs.items())
        for source, target in items:
            here = self.score(source, target)
            for other in free_sources:
                if abs(other - source) <= _FAR:
                    yield self.score(other, target) - here - self._price(other, target), ((other, target),)
            for other in free_targets:
                if abs(other - target) <= _FAR:
                    yield self.score(source, other) - here - self._price(source, other), ((source, other),)
        items.sort()
        for at, (source, target) in enumerate(items):
            for other, partner in items[at + 1 : at + 1 + _NEAR]:
                if other - source <= _NEAR:
                    crossed = (other < source) != (partner < target)
                    gain = self._exchange(source, target, other, partner) + (MOVE if crossed else -MOVE)
                    if gain > 0:
                        yield gain, ((source, partner), (other, target))

    def _exchange(self, source: int, target: int, other: int, partner: int) -> float:
        crosswise = self.score(source, partner) + self.score(other, target)
        return crosswise - self.score(source, target) - self.score(other, partner)

    def _price(self, source: int, target: int) -> float:
        """What a pair out of order costs; nothing where it fits between its neighbours."""
        if not self._in_order:
            self._in_order = sorted(one for one in self.pairs if one not in self.moved)
        at = bisect_left(self._in_order, source)
        after = at + (at < len(self._in_order) and self._in_order[at] == source)
        fits = (not at or self.pairs[self._in_order[at - 1]] < target) and (
            after == len(self._in_order) or target < self.pairs[self._in_order[after]]
        )
        return 0.0 if fits else MOVE

    def _apply(self, pairs: tuple[tuple[int, int], ...]) -> None:
        prices = {source: self._price(source, target) for source, target in pairs}
        backwards = {target: source for source, target in self.pairs.items()}
        given_up = {(source, self.pairs[source]) for source, _ in pairs if source in self.pairs}
        given_up |= {(backwards[target], target) for _, target in pairs if target in backwards}
        self._undone |= given_up.difference(pairs)
        for source, target in pairs:
            if source in self.pairs and all(self.pairs[source] != other for _, other in pairs):
                self.free_targets.append(self.pairs[source])
            if target in backwards and all(backwards[target] != other for other, _ in pairs):
                self.free_sources.append(backwards[target])
                del self.pairs[backwards[target]]
                self.moved.discard(backwards[target])
        for source, target in pairs:
            self.pairs[source] = target
            self.free_sources = [one for one in self.free_sources if one != source]
            self.free_targets = [one for one in self.free_targets if one != target]
            if prices[source] or len(pairs) == 2:
                self.moved.add(source)
        self._in_order = []

    @staticmethod
    def _near_free(free: list[int], place: int) -> list[int]:
        return [other for other in free if abs(other - place) <= _FAR]


def _are_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a change at one pair leaves the gain of a change at the other as it was."""
    return abs(one[0] - other[0]) > _NEAR and abs(one[1] - other[1]) > _NEAR


def _power(value: float) -> float:
    return math.exp(min(50.0, value)) if value > NEVER / 2 else 0.0
