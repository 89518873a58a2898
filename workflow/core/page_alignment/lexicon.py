"""What is known of a pair of languages: which words stand for each other, and how much longer one text gets.

It is learned from pairs that are sure already: other pages of the same tree, and what the project has translated.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from workflow.core.page_alignment.blocks import Block

MOST_COMMON = 0.15
"""Words in more than this part of all texts say nothing about which text it is."""
FEWEST_PAIRS = 12
"""Below this number of pairs no word is learned."""
_LEAST = 0.12
_DISCOUNT = 1.0
"""A pair that was learned from must not vouch for itself."""
_WEIGHT = 0.45
"""Words of one text depend on each other, so each says less than it would alone."""
_MOST = 9.0
_NAMED = 0.6
_ABSENT = -0.6

Table = Mapping[str, tuple[tuple[str, float], ...]]
"""Source word → target words with the chance that a translation of a text with the one has the other."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was learned; the empty one knows nothing."""

    ratio: float = 0.0
    """Characters of a translation per character of its source; 0 where it is not known."""
    table: Table = field(default_factory=dict)
    common: Mapping[str, float] = field(default_factory=dict)
    """Target word → the part of all texts it stands in, of those in `table`."""

    def compare(self, source: Block, target: Block) -> float:
        """How much more likely the target's words are beside this source than beside any (a logarithm)."""
        if not self.table or not source.words or not target.words:
            return 0.0
        chances: dict[str, float] = {}
        absent = 0.0
        for word in source.words:
            known = self.table.get(word)
            if not known:
                continue
            found = False
            for other, chance in known:
                if other in target.words:
                    found = True
                    if chance > chances.get(other, 0.0):
                        chances[other] = chance
            if not found and known[0][1] >= _NAMED:
                absent += _ABSENT
        score = sum(math.log(0.3 + 0.7 * chance / self.common[word]) for word, chance in chances.items())
        return max(-_MOST / 2, min(_MOST, _WEIGHT * score + max(absent, -_MOST / 2)))


def learn(pairs: Iterable[tuple[Block, Block]]) -> Knowledge:
    """What sure pairs of a source text and its translation teach."""
    ratios: list[float] = []
    together: dict[str, Counter[str]] = defaultdict(Counter)
    of_source: Counter[str] = Counter()
    of_target: Counter[str] = Counter()
    used: list[tuple[Block, Block]] = []
    for source, target in pairs:
        if source.text == target.text or not source.words or not target.words:
            continue
        if source.size > 20:
            ratios.append(target.size / source.size)
        used.append((source, target))
        of_source.update(source.words)
        of_target.update(target.words)
    ratio = median(ratios) if len(ratios) >= 5 else 0.0
    if len(used) < FEWEST_PAIRS:
        return Knowledge(ratio)
    most = max(3.0, MOST_COMMON * len(used))
    for source, target in used:
        others = [word for word in target.words if 2 <= of_target[word] <= most]
        for word in source.words:
            if 2 <= of_source[word] <= most:
                together[word].update(others)
    table = {word: _choose(others, of_source[word], of_target, len(used)) for word, others in together.items()}
    table = {word: found for word, found in table.items() if found}
    common = {other: of_target[other] / len(used) for found in table.values() for other, _ in found}
    return Knowledge(ratio, table, common)


def _choose(others: Counter[str], times: int, of_target: Counter[str], total: int) -> tuple[tuple[str, float], ...]:
    """The target words that stand with a source word far more often than by chance, likeliest first."""
    found = []
    for other, both in others.items():
        if both < 2:
            continue
        chance = (both - _DISCOUNT) / times
        if chance >= _LEAST and chance > 3 * of_target[other] / total:
            found.append((other, chance))
    return tuple(sorted(found, key=lambda item: (-item[1], item[0]))[:12])
