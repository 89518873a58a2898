"""Aligning a translated document with its source: which text is the translation of which unit, and how sure that is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflow.core.align import keep_in_order
from workflow.core.page_alignment.blocks import FIXED, Block, join_blocks
from workflow.core.page_alignment.evidence import NEVER, Evidence
from workflow.core.page_alignment.lattice import CHANCES, CHANCES_ALIKE, Step, find_way
from workflow.core.page_alignment.lexicon import Knowledge
from workflow.core.page_alignment.order import Matching

CERTAIN = 100.0
SUREST = 99.9
"""The confidence of a pair that no marker vouches for, at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Texts that belong together; one of each, or two neighbours on one side."""

    sources: tuple[int, ...]
    """Indices of spans of the source document."""
    targets: tuple[int, ...]
    confidence: float
    """0 to 100."""
    moved: bool = False
    """Whether the translation has it at another place than the source."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in order of the source, and what has no partner."""

    pairs: tuple[Pair, ...]
    left_sources: tuple[int, ...]
    left_targets: tuple[int, ...]


def align_blocks(source: Sequence[Block], target: Sequence[Block], knowledge: Knowledge) -> Alignment:
    """Align the blocks of two documents.

    Args:
        source: the source document's blocks (`read_blocks`).
        target: the translated document's blocks.
        knowledge: what is known of the two languages; an empty one will do.
    """
    marked = _pair_markers(source, target)
    sources = [block for index, block in enumerate(source) if index not in marked]
    taken = set(marked.values())
    targets = [block for index, block in enumerate(target) if index not in taken]
    pairs = [Pair((source[i].place,), (target[j].place,), CERTAIN) for i, j in marked.items()]
    pairs += _Aligner(sources, targets, knowledge).find_pairs()
    used_sources = {place for pair in pairs for place in pair.sources}
    used_targets = {place for pair in pairs for place in pair.targets}
    return Alignment(
        tuple(sorted(pairs, key=lambda pair: pair.sources)),
        tuple(block.place for block in source if block.kind != FIXED and block.place not in used_sources),
        tuple(block.place for block in target if block.kind != FIXED and block.place not in used_targets),
    )


def _pair_markers(source: Sequence[Block], target: Sequence[Block]) -> dict[int, int]:
    places = {block.marker: index for index, block in enumerate(target) if block.marker}
    return {index: places[block.marker] for index, block in enumerate(source) if block.marker in places}


class _Aligner:
    def __init__(self, source: Sequence[Block], target: Sequence[Block], knowledge: Knowledge) -> None:
        self.source = source
        self.target = target
        self.evidence = Evidence(source, target, knowledge)
        self._scores: dict[tuple[int, int], float] = {}
        self._joined_sources: dict[int, Block] = {}
        self._joined_targets: dict[int, Block] = {}

    def find_pairs(self) -> list[Pair]:
        ways = find_way(
            len(self.source), len(self.target), self._score_step, self._find_fixed(), self._choose_chances()
        )
        singles = {way.source[0]: way for way in ways if len(way.source) == len(way.target) == 1}
        pairs = [
            Pair(self._places(self.source, way.source), self._places(self.target, way.target), _percent(way.share, 0.0))
            for way in ways
            if len(way.source) + len(way.target) == 3
        ]
        matching = Matching(
            {i: way.target[0] for i, way in singles.items() if self.source[i].kind != FIXED},
            [way.source[0] for way in ways if not way.target and self.source[way.source[0]].kind != FIXED],
            [way.target[0] for way in ways if not way.source and self.target[way.target[0]].kind != FIXED],
            self._score,
        )
        matching.mend()
        for i, j in matching.pairs.items():
            way = singles.get(i)
            in_order = i not in matching.moved and way is not None and way.target[0] == j
            confidence = _percent(way.share if in_order and way else 1.0, matching.doubt(i))
            pairs.append(Pair((self.source[i].place,), (self.target[j].place,), confidence, i in matching.moved))
        return pairs

    def _score(self, i: int, j: int) -> float:
        found = self._scores.get((i, j))
        if found is None:
            found = self._scores[i, j] = self.evidence.score(self.source[i], self.target[j])
        return found

    def _score_step(self, i: int, j: int, step: Step) -> float:
        if step == (1, 1):
            return self._score(i - 1, j - 1)
        if step == (2, 1):
            first, second = self.source[i - 2], self.source[i - 1]
            if not _may_join(first, second) or not self.evidence.may_be_as_long((first, second), (self.target[j - 1],)):
                return NEVER
            joined = self._joined_sources.setdefault(i, join_blocks(first, second))
            return self.evidence.score(joined, self.target[j - 1])
        first, second = self.target[j - 2], self.target[j - 1]
        if not _may_join(first, second) or not self.evidence.may_be_as_long((self.source[i - 1],), (first, second)):
            return NEVER
        joined = self._joined_targets.setdefault(j, join_blocks(first, second))
        return self.evidence.score(self.source[i - 1], joined)

    def _find_fixed(self) -> list[tuple[int, int]]:
        """Pairs that are clear at once, in order: fixed text and two or more words that each document has once."""
        votes: Counter[tuple[int, int]] = Counter()
        once = _find_unique(self.target)
        for piece, i in _find_unique(self.source).items():
            if piece in once:
                votes[i, once[piece]] += 1
        pairs: dict[int, int] = {}
        for (i, j), count in sorted(votes.items(), key=lambda vote: vote[1]):
            if count > 1 or self.source[i].kind == FIXED:
                pairs[i] = j
        return sorted(keep_in_order(pairs).items())

    def _choose_chances(self) -> Mapping[Step, float]:
        """Skips are rare where both documents have the same blocks in the same order."""
        shapes = [[(one.kind, one.level, one.lead) for one in blocks] for blocks in (self.source, self.target)]
        return CHANCES_ALIKE if shapes[0] == shapes[1] else CHANCES

    @staticmethod
    def _places(blocks: Sequence[Block], indices: range) -> tuple[int, ...]:
        return tuple(blocks[index].place for index in indices)


def _may_join(first: Block, second: Block) -> bool:
    return first.kind == second.kind and first.kind not in (FIXED, "heading", "title", "front_matter", "attribute")


def _find_unique(blocks: Sequence[Block]) -> dict[str, int]:
    """What stands in one block alone, with the block: texts, pieces that stay, numbers, names."""
    places: dict[str, int] = {}
    for index, block in enumerate(blocks):
        for piece in {block.text} | block.anchors | block.numbers | block.names:
            places[piece] = -1 if piece in places else index
    return {piece: index for piece, index in places.items() if index >= 0}


def _percent(share: float, doubt: float) -> float:
    """A share of all ways and the weight of other choices as a confidence in percent."""
    return min(SUREST, max(0.0, math.floor(1000 * share / (1 + doubt)) / 10))
