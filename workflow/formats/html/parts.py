"""What a page falls into: tags of blocks, runs of inline content, and all the rest."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import NamedTuple

from workflow.formats.html.elements import VOID
from workflow.formats.html.prose import has_prose
from workflow.formats.html.tokens import Token, Type

SPACES = "\t\n\f\r "
OPTIONAL_END = frozenset(("rt", "rp", "rb", "rtc"))
"""Inline elements whose end tags may be left out (the HTML standard, 13.1.2.4)."""

_ROUNDS = 8
"""Tags that overlap in longer chains than this are not looked through."""


class PartType(IntEnum):
    """What a part is."""

    TAG = 0
    """The tag of a block element, or an inline tag whose other half stands in another block."""
    RUN = 1
    """Inline content."""
    NOTE = 2
    """A comment that tells the translator something."""
    OTHER = 3
    """Comments, code, scripts, templates of their own line, unfinished tags: never translated."""


class RunToken(NamedTuple):
    """A token of inline content, and whether its text or attributes may be translated."""

    token: Token
    live: bool


class Part(NamedTuple):
    """A piece of the page; only white space stands between parts."""

    type: PartType
    start: int
    end: int
    name: str = ""
    """The tag's element; of a run, the block around it."""
    live: bool = False
    """Whether a tag's attributes may be translated, or a run begins where text may be translated."""
    tokens: tuple[RunToken, ...] = ()
    prose: bool = False
    """Whether a run holds text for translators: it is a unit."""


def split_run(text: str, tokens: list[RunToken], block: str, live: bool, xml: bool) -> list[Part]:
    """The parts of a run of inline content: cut at tags that have no other half in it, trimmed of white space and
    of comments at the ends."""
    parts: list[Part] = []
    lone = _find_lone_tags(text, tokens, xml)
    first = 0
    for index in lone:
        _trim_run(parts, text, tokens[first:index], block, live)
        token, tag_live = tokens[index]
        parts.append(Part(PartType.TAG, token.start, token.end, token.name, tag_live and token.type is Type.START))
        first = index + 1
    _trim_run(parts, text, tokens[first:] if lone else tokens, block, live)
    return parts


def _find_lone_tags(text: str, tokens: list[RunToken], xml: bool) -> list[int]:
    """Where tags stand that have no other half among the tokens, or only beyond such a tag, at which a run is cut."""
    pairs: list[tuple[int, int]] = []
    opened: dict[str, list[int]] = {}
    lone: list[int] = []
    drawings = 0
    for index, (token, _) in enumerate(tokens):
        name = token.name
        if token.type is Type.START:
            if name in VOID or name in OPTIONAL_END or (text[token.end - 2] == "/" and (xml or drawings)):
                continue
            drawings += name in ("svg", "math")
            opened.setdefault(name, []).append(index)
        elif token.type is Type.END:
            if opened.get(name):
                pairs.append((opened[name].pop(), index))
                drawings -= name in ("svg", "math")
            elif name not in OPTIONAL_END:
                lone.append(index)
    for indexes in opened.values():
        lone += indexes
    return _divide_pairs(sorted(lone), pairs) if lone else lone


def _divide_pairs(lone: list[int], pairs: list[tuple[int, int]]) -> list[int]:
    """The lone tags with the pairs they divide, and those that these divide in turn: all pairs where this goes on."""
    for _ in range(_ROUNDS):
        divided = [pair for pair in pairs if bisect_left(lone, pair[0]) < bisect_left(lone, pair[1])]
        if not divided:
            return lone
        left = frozenset(pairs) - frozenset(divided)
        pairs = [pair for pair in pairs if pair in left]
        lone = sorted([*lone, *(index for pair in divided for index in pair)])
    return sorted([*lone, *(index for pair in pairs for index in pair)])


def _trim_run(parts: list[Part], text: str, tokens: list[RunToken], block: str, live: bool) -> None:
    first, last = 0, len(tokens)
    while first < last and _is_edge(text, tokens[first].token):
        first += 1
    while last > first and _is_edge(text, tokens[last - 1].token):
        last -= 1
    _add_comments(parts, tokens[:first])
    if first < last:
        inner = tuple(tokens[first:last])
        start, end = inner[0].token.start, inner[-1].token.end
        body = text[start:end]
        start += len(body) - len(body.lstrip(SPACES))
        end -= len(body) - len(body.rstrip(SPACES))
        prose = any(
            inside and token.type is Type.TEXT and has_prose(text[token.start : token.end]) for token, inside in inner
        )
        parts.append(Part(PartType.RUN, start, end, block, live, inner, prose))
    _add_comments(parts, tokens[last:])


def _is_edge(text: str, token: Token) -> bool:
    if token.type is Type.TEXT:
        return not text[token.start : token.end].strip(SPACES)
    return token.type is Type.COMMENT


def _add_comments(parts: list[Part], tokens: list[RunToken]) -> None:
    for token, _ in tokens:
        if token.type is Type.COMMENT:
            parts.append(Part(PartType.OTHER, token.start, token.end))
