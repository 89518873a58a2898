"""Finding many patterns of words in texts at once: a tree of words, walked from each word of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workflow.core.term_tokens import TermToken, split_tokens
from workflow.core.word_forms import LONGEST, fold_word, list_bases, list_keys
from workflow.model import Markup

_NAME_BEFORE = re.compile(r"[\w)\]][.@]\Z|[@\\]\Z")
_NAME_AFTER = re.compile(r"[.@\\][^\W\d_]|[+#]")
"""What makes a word a part of a name: `index.md`, `name@example.org`, `C++`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text has a pattern."""

    start: int
    end: int
    patterns: tuple[int, ...]
    """The numbers of the patterns that are found here, all of the same words."""


_Match = tuple[int, int, tuple[int, ...]]
"""The first and the last token, and the numbers of the patterns."""


@dataclass(slots=True, eq=False)
class _Node:
    """What may follow the words that lead here."""

    next: dict[str, _Node] = field(default_factory=dict)
    patterns: list[int] = field(default_factory=list)
    """The patterns that end here."""


class TermFinder:
    """The patterns, filed by the keys of their words."""

    def __init__(self, patterns: Sequence[tuple[str, bool]], language: str) -> None:
        """`patterns` are texts of words, each with whether its case counts; `language` is theirs and the texts'."""
        self._language = language
        self._root = _Node()
        self._exact = {number: text for number, (text, match_case) in enumerate(patterns) if match_case}
        self._words: list[tuple[str, ...]] = []
        for number, (text, _) in enumerate(patterns):
            self._words.append(tuple(token.folded for token in split_tokens(text)))
            self._add(number)

    def find(self, text: str, pieces: Sequence[Markup] = ()) -> tuple[Place, ...]:
        """The places of patterns in a text, in order: the longest first, and then those that do not overlap it."""
        tokens = split_tokens(text, pieces)
        root, language = self._root.next, self._language
        found: list[_Match] = []
        for first, (folded, _, _) in enumerate(tokens):
            bases = list_bases(folded, language) if len(folded) <= LONGEST else (folded,)
            nodes = [root[base] for base in bases if base in root]
            if nodes:
                found += self._follow(text, tokens, first, nodes)
        if len(found) > 1:
            found = _drop_overlapping(found)
        return tuple(Place(tokens[first].start, tokens[last].end, numbers) for first, last, numbers in found)

    def _add(self, number: int) -> None:
        """File a pattern. All keys of a word lead to the same new node, so that long patterns do not multiply."""
        nodes = [self._root] if self._words[number] else []
        for word in self._words[number]:
            keys = list_keys(word, self._language)
            nodes = list(dict.fromkeys(child for node in nodes for child in _make_children(node, keys)))
        for node in nodes:
            node.patterns.append(number)

    def _follow(self, text: str, tokens: Sequence[TermToken], first: int, nodes: list[_Node]) -> Iterator[_Match]:
        """The matches that begin with a token, which leads to these nodes; the shortest first."""
        for last in range(first, len(tokens)):
            if last > first:
                folded = tokens[last].folded
                bases = list_bases(folded, self._language) if len(folded) <= LONGEST else (folded,)
                nodes = [node.next[base] for node in nodes for base in bases if base in node.next]
                if not nodes:
                    return
            if len(nodes) > 1:
                nodes = list(dict.fromkeys(nodes))
            ending = nodes[0].patterns if len(nodes) == 1 else sorted({n for node in nodes for n in node.patterns})
            if not ending or _is_part_of_name(text, tokens[first], tokens[last]):
                continue
            if numbers := self._choose(ending, text, tokens[first : last + 1]):
                yield first, last, numbers

    def _choose(self, numbers: Sequence[int], text: str, tokens: Sequence[TermToken]) -> tuple[int, ...]:
        """The patterns that the tokens are: those of the very same words, else those of which they are forms."""
        fitting = [each for each in numbers if each not in self._exact or self._keeps_case(each, text, tokens)]
        if len(fitting) < 2:
            return tuple(fitting)
        words = tuple(token.folded for token in tokens)
        same = [number for number in fitting if self._words[number] == words]
        return tuple(same or fitting)

    def _keeps_case(self, number: int, text: str, tokens: Sequence[TermToken]) -> bool:
        """Whether the text has the pattern in its own case; endings may be in any."""
        pattern = self._exact[number]
        wanted = split_tokens(pattern)
        return all(
            _begins_alike(text[token.start : token.end], pattern[want.start : want.end])
            for token, want in zip(tokens, wanted, strict=True)
        )


def _make_children(node: _Node, keys: Sequence[str]) -> set[_Node]:
    """The nodes that any of the keys leads to; keys that lead nowhere yet lead to a new one."""
    new = _Node()
    return {node.next.setdefault(key, new) for key in keys}


def _drop_overlapping(found: list[_Match]) -> list[_Match]:
    taken: set[int] = set()
    kept = []
    for place in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
        tokens = range(place[0], place[1] + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(place)
    return sorted(kept)


def _begins_alike(word: str, wanted: str) -> bool:
    """Whether the letters that two words share have the same case."""
    for mine, other in zip(word, wanted, strict=False):
        if mine != other:
            return fold_word(mine) != fold_word(other)
    return True


def _is_part_of_name(text: str, first: TermToken, last: TermToken) -> bool:
    before = text[max(0, first.start - 2) : first.start]
    return bool(_NAME_BEFORE.search(before) or _NAME_AFTER.match(text, last.end))
