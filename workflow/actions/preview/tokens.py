"""Sanitised HTML as a row of tokens, and where in it the marks of units stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from workflow.core.marks import MARKS, OPEN, read_number, remove_marks

VOID = frozenset(("br", "col", "hr", "img", "wbr"))

_TOKEN = re.compile(r'<(?P<slash>/?)(?P<name>[a-zA-Z][\w-]*)(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*/?>|' + MARKS.pattern)


BLANK = " \t\n\r☐☑"
"""What may stand beside a unit's text in an element that holds nothing else; a task's box counts as its bullet."""


class Type(IntEnum):
    """What a token is."""

    TEXT = 0
    START = 1
    END = 2
    OPEN = 3
    """The mark where a unit's text begins."""
    CLOSE = 4


class Token(NamedTuple):
    """One token."""

    type: Type
    text: str
    name: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit's text stands, in positions of the row."""

    open: int
    close: int
    parent: int
    """The start tag of the element around it, or -1."""
    begins: bool
    """Whether it is the first thing in that element."""
    fills: bool
    """Whether it is all that element holds."""
    level: bool
    """Whether both marks stand in the same element."""
    link: int
    """The outermost link around it, or -1: no link may stand in that."""


def read_tokens(html: str) -> list[Token]:
    """The tokens of sanitised HTML. Marks inside of tags are gone, and so is what is left of a broken mark."""
    tokens: list[Token] = []
    done = 0
    for match in _TOKEN.finditer(html):
        if match.start() > done:
            tokens.append(Token(Type.TEXT, remove_marks(html[done : match.start()])))
        done = match.end()
        if match["side"]:
            side = Type.OPEN if match["side"] == OPEN else Type.CLOSE
            tokens.append(Token(side, "", number=read_number(match["number"])))
        else:
            kind = Type.END if match["slash"] else Type.START
            tokens.append(Token(kind, remove_marks(match[0]).replace(' class=""', ""), match["name"].lower()))
    if done < len(html):
        tokens.append(Token(Type.TEXT, remove_marks(html[done:])))
    return tokens


def find_places(tokens: list[Token], most: int) -> dict[int, Place]:
    """The place of each number from 1 to `most` that has both its marks. One whose end is lost, because an attribute
    that is never closed has swallowed it, has none."""
    opened: dict[int, tuple[int, ...]] = {}
    places: dict[int, Place] = {}
    stack: list[int] = []
    active = 0
    for index, token in enumerate(tokens):
        if token.type is Type.START and token.name not in VOID:
            stack.append(index)
        elif token.type is Type.END and stack:
            stack.pop()
        elif token.type is Type.OPEN and 0 < token.number <= most and token.number not in opened:
            active = token.number
            opened[active] = (*stack, index)
        elif token.type is Type.CLOSE and token.number == active:
            places[active] = _make_place(tokens, opened[active], (*stack, index))
            active = 0
    return places


def _make_place(tokens: list[Token], opening: tuple[int, ...], closing: tuple[int, ...]) -> Place:
    *around, first = opening
    parent = around[-1] if around else -1
    level = opening[:-1] == closing[:-1]
    begins = next(_walk(tokens, first, -1)) == parent
    ends = level and _is_end(tokens, next(_walk(tokens, closing[-1], 1)))
    link = next((index for index in around if tokens[index].name == "a"), -1)
    return Place(first, closing[-1], parent, begins and parent >= 0, begins and ends and parent >= 0, level, link)


def _walk(tokens: list[Token], index: int, step: int) -> Iterator[int]:
    """The positions beside one, in a direction, that are not blank."""
    index += step
    while 0 <= index < len(tokens):
        if tokens[index].type is not Type.TEXT or tokens[index].text.strip(BLANK):
            yield index
        index += step
    yield index


def _is_end(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].type is Type.END
