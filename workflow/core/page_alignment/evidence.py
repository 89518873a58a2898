"""How much speaks for two blocks being source and translation: the logarithm of a ratio of chances.

Each feature compares how likely the target is beside its source with how likely it is anywhere in its document, so
that what is common in the document says little and what is rare says much. Lengths follow Gale and Church, "A Program
for Aligning Sentences in Bilingual Corpora" (1993), in logarithms and with the ratio learned.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from workflow.core.page_alignment.blocks import FIXED, Block
from workflow.core.page_alignment.lexicon import Knowledge

NEVER = -1e9
"""What cannot be a pair."""
_KEPT = 0.93
_UNLIKE_KIND = -5.0
_ALIKE = {frozenset(("paragraph", "list_item")): -2.5, frozenset(("paragraph", "other")): -2.0}
_HOPELESS = -9.0
"""Shape and length that no content makes up for; it is not looked at."""
_SPREAD = 1.3
"""Standard deviation of the logarithm of lengths of any two texts of a document."""


class Evidence:
    """The two documents' blocks with what is common in each; `score` compares two blocks."""

    def __init__(self, source: Sequence[Block], target: Sequence[Block], knowledge: Knowledge) -> None:
        """`source` and `target` are all blocks of the two documents, `knowledge` what is known of the languages."""
        self._knowledge = knowledge
        self._ratio = knowledge.ratio or _measure_ratio(source, target)
        units = [block for block in target if block.kind != FIXED]
        self._number = max(1, len(units))
        self._source_texts = Counter(block.text for block in source)
        self._texts = Counter(block.text for block in target)
        self._kinds = Counter(block.kind for block in units)
        self._levels = Counter(block.level for block in units if block.level)
        self._leads = Counter(block.lead for block in units)
        self._endings = Counter((block.kind, block.ending) for block in units)
        self._anchors = Counter(anchor for block in units for anchor in block.anchors)
        self._source_anchors = Counter(anchor for block in source for anchor in block.anchors)
        self._numbers = Counter(number for block in units for number in block.numbers)
        self._source_numbers = Counter(number for block in source for number in block.numbers)
        self._names = Counter(name for block in units for name in block.names)
        self._source_names = Counter(name for block in source for name in block.names)

    def score(self, source: Block, target: Block) -> float:
        """The evidence for a pair, in natural logarithms; `NEVER` where they cannot be one."""
        if (source.kind == FIXED) != (target.kind == FIXED):
            return NEVER
        if source.kind == FIXED:
            return self._compare_fixed(source, target)
        outside = self._compare_shape(source, target) + self._compare_length(source, target)
        return outside if outside < _HOPELESS else outside + self._compare_content(source, target)

    def may_be_as_long(self, source: Sequence[Block], target: Sequence[Block]) -> bool:
        """Whether texts have lengths that a translation could have; cheap, before they are joined and compared."""
        if source[0].kind == FIXED or target[0].kind == FIXED:
            return False
        expected = sum(block.size for block in source) * self._ratio + 10
        return 0.6 < (sum(block.size for block in target) + 10) / expected < 1.7

    def _compare_fixed(self, source: Block, target: Block) -> float:
        if source.text == target.text:
            return 1.0 + math.log(_KEPT / self._common(self._texts[target.text]))
        likeness = fuzz.ratio(source.text, target.text, score_cutoff=60)
        return 1.5 if likeness > 85 else 0.0 if likeness else -5.0

    def _compare_shape(self, source: Block, target: Block) -> float:
        if source.kind == target.kind:
            score = math.log(_KEPT / self._common(self._kinds[target.kind]))
        else:
            score = _ALIKE.get(frozenset((source.kind, target.kind)), _UNLIKE_KIND)
        if source.level and target.level:
            known = self._levels[target.level] / max(1, self._levels.total())
            score += math.log(_KEPT / max(known, 0.2)) if source.level == target.level else -2.5
        score += math.log(_KEPT / self._common(self._leads[target.lead])) / 2 if source.lead == target.lead else -1.0
        if source.ending == target.ending:
            known = self._endings[target.kind, target.ending] / max(1, self._kinds[target.kind])
            score += math.log(_KEPT / max(known, 0.1))
        else:
            score -= 1.6 if ":" in (source.ending, target.ending) or "?" in (source.ending, target.ending) else 1.0
        return score

    def _compare_content(self, source: Block, target: Block) -> float:
        score = 0.0
        if source.text == target.text:
            score += max(2.0, math.log(0.5 * self._number / self._texts[target.text]) + 2.0)
        score += _within(self._share(source.anchors, target.anchors, self._source_anchors, self._anchors, 0.9), 10.0)
        score += _within(self._share(source.numbers, target.numbers, self._source_numbers, self._numbers, 0.8), 5.0)
        score += _within(self._share_names(source, target), 6.0)
        emphasis, code, links, stops = (abs(a - b) for a, b in zip(source.counts, target.counts, strict=True))
        score += (0.8 if source.counts[0] else 0.1) if not emphasis else -0.5 * min(emphasis, 4)
        score += (0.5 if source.counts[1] else 0.1) if not code else -0.5 * min(code, 4)
        score += (0.6 if source.counts[2] else 0.1) if not links else -0.6 * min(links, 6)
        score += (0.5 if source.counts[3] > 1 else 0.2) if not stops else 0.3 - 0.5 * min(stops, 5)
        return score + self._knowledge.compare(source, target)

    def _share(
        self,
        source: frozenset[str],
        target: frozenset[str],
        in_source: Counter[str],
        in_target: Counter[str],
        kept: float,
    ) -> float:
        """What pieces that a translation keeps say: shared ones, and those that only one of the two has."""
        score = 0.0
        lost = math.log(1 - kept)
        for piece in source:
            if piece in target:
                score += math.log(kept / self._common(in_target[piece]))
            else:
                score += lost if in_target[piece] else -0.6
        for piece in target - source:
            score += lost if in_source[piece] else -0.6
        return score

    def _share_names(self, source: Block, target: Block) -> float:
        """What words in the same letters say: names that stay, and words that two languages have in common."""
        score = 0.0
        for name in source.names & target.names:
            score += 0.6 * math.log(0.8 / self._common(max(self._names[name], self._source_names[name])))
        for name in source.names - target.names:
            if self._names[name] and not name.endswith("…"):
                score -= 0.35
        for name in target.names - source.names:
            if self._source_names[name] and not name.endswith("…"):
                score -= 0.35
        return score

    def _compare_length(self, source: Block, target: Block) -> float:
        distance = math.log((target.size + 4) / (source.size * self._ratio + 4))
        spread = math.sqrt(0.02 + 2.0 / (source.size + 10))
        return math.log(_SPREAD / spread) - distance * distance / (2 * spread * spread) if abs(distance) < 3 else -9.0

    def _common(self, times: int) -> float:
        """How common something is in the target document, never quite nothing and never everything."""
        return min(0.97, (times + 0.5) / (self._number + 2.0))


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))


def _measure_ratio(source: Sequence[Block], target: Sequence[Block]) -> float:
    """How much longer the target's texts are than the source's, from their sums."""
    sums = [sum(block.size for block in blocks if block.kind != FIXED) for blocks in (source, target)]
    return max(0.2, min(5.0, (sums[1] + 20) / (sums[0] + 20)))
