"""A unit's text as tokens that can be compared: words, signs, marks, and the values that a translation takes over.

Two texts with the same tokens mean the same to a translator: white space, the style of emphasis (`*a*` or `_a_`),
escapes and entities are not told apart.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from workflow.core.markup_tokens import read_piece
from workflow.core.token import Token
from workflow.model import Markup

FindMarkup = Callable[[str], Sequence[Markup]]
"""The pieces of a text that are not prose, as its format finds them: in order, without overlap."""

_SPACELESS = r"\u0e00-\U0010ffff"
"""Thai and what follows in Unicode: scripts that put no space around a number."""

_ALONE_BEFORE = rf"(?<![^\W{_SPACELESS}])"
_ALONE_AFTER = rf"(?![^\W{_SPACELESS}])"
_TOKEN = re.compile(
    rf"(?P<number>(?:(?<![^\s(])[-−])?{_ALONE_BEFORE}[vV]?\d+(?:[.,:/\-]\d+)*+{_ALONE_AFTER})"
    r"|(?P<word>[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_]+(?:['’\-][^\W_]+)*)"
    r"|(?P<sign>\S)"
)
_BREAKS = frozenset({"break", "<br>"})
_TELLING = frozenset("%‰&@#/\\*")
"""Punctuation, as Unicode has it, that says something by itself."""


def read_tokens(text: str, find_markup: FindMarkup) -> tuple[Token, ...]:
    """The tokens of a unit's text, in order."""
    return tuple(_join(text, _read(text, find_markup(text))))


def count_value(text: str, value: Token) -> int:
    """How often a value stands in a text, as prose or anything else; `3` stands neither in `13` nor in `1.3`."""
    before, after = r"(?<!\w)" if value.text[:1].isalnum() else "", r"(?!\w)" if value.text[-1:].isalnum() else ""
    if value.sort == "number":
        before, after = rf"{_ALONE_BEFORE}(?<!\d[.,:/\-])", rf"{_ALONE_AFTER}(?![.,:/\-]\d)"
    return sum(1 for _ in re.finditer(before + re.escape(value.text) + after, text))


def _read(text: str, pieces: Sequence[Markup]) -> Iterator[Token]:
    prose: list[tuple[str, int]] = []
    done = 0
    for piece in pieces:
        prose.append((text[done : piece.start], done))
        done = piece.end
        character = _unescape(text[piece.start : piece.end], piece.kind)
        if character:
            prose.append((character, piece.start))
            continue
        yield from _cut(prose, piece.start)
        prose = []
        for token in read_piece(text, piece):
            yield from _cut_words(text, token) if token.sort == "prose" else (token,)
    yield from _cut([*prose, (text[done:], done)], len(text))


def _unescape(raw: str, kind: str) -> str:
    """The character that an escape or an entity stands for; empty for what is none."""
    if kind == "escape" and len(raw) == 2 and raw[0] == "\\":
        return raw[1]
    if kind == "entity":
        character = html.unescape(raw)
        return character if len(character) == 1 else ""
    return ""


def _cut(prose: Sequence[tuple[str, int]], end: int) -> Iterator[Token]:
    """The tokens of prose that is given in pieces, each with its place: an escaped character is a piece of its own."""
    plain = "".join(piece for piece, _ in prose)
    places = [start + at for piece, start in prose for at in range(len(piece))] if len(prose) > 1 else []
    begin = prose[0][1] if prose else end
    for match in _TOKEN.finditer(plain):
        sort = str(match.lastgroup)
        if sort == "sign" and (match[0] in _TELLING or not unicodedata.category(match[0]).startswith("P")):
            sort = "mark"
        if not places:
            yield Token(sort, match[0], begin + match.start(), begin + match.end())
            continue
        after = places[match.end()] if match.end() < len(places) else end
        yield Token(sort, match[0], places[match.start()], after)


def _cut_words(text: str, prose: Token) -> Iterator[Token]:
    """The tokens of a text inside of a piece of markup; its numbers are no values of their own."""
    for token in _cut([(text[prose.start : prose.end], prose.start)], prose.end):
        yield Token("word", token.text, token.start, token.end) if token.sort == "number" else token


def _join(text: str, tokens: Iterator[Token]) -> Iterator[Token]:
    """The tokens, with a mark where markup stands within a word: `un*do*` is not `un *do*`."""
    last = -1
    for token in tokens:
        if token.is_seen:
            between = text[last : token.start] if 0 <= last < token.start else " "
            if not any(map(str.isspace, between)):
                yield Token("mark", "(joined)", token.start, token.start)
        yield token
        if token.is_seen:
            last = token.end
        elif token.sort == "sign" or token.text in _BREAKS:
            last = -1
