"""Markup inside a unit's text as inline elements of XLIFF, so that tools protect it; and back.

Each piece is a `<ph>` that holds the markup itself, as XLIFF 1.2, section 2.4.1, has it ("native code"). Joining all
text gives the unit's text back, whether a tool keeps these elements, drops them, or leaves them empty and only keeps
their numbers. The number of a piece in a translation is that of the same piece in the source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from workflow.core.exchange.xml_writing import escape_text, find_impossible
from workflow.model import Markup

CHARACTER = "x-polyfolio-character"
"""The type of an element that stands for a character that XML cannot hold."""

_CHARACTER = re.compile(r"U\+([0-9A-F]{4,5})")

_CODES = ("ph", "bpt", "ept", "it", "x", "bx", "ex")
"""Elements that stand for code. The others hold text: `g`, `mrk`, `sub`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text."""

    text: str
    kind: str = ""
    """What markup it is; empty for prose."""


def cut_pieces(text: str, markup: Sequence[Markup]) -> tuple[Piece, ...]:
    """The text as prose and markup; each character that XML cannot hold is a piece of its own."""
    marked = [(piece.start, piece.end, piece.kind) for piece in markup]
    pieces: list[Piece] = []
    done = 0
    for start, end, kind in [*marked, (len(text), len(text), "")]:
        pieces += _split_impossible(text[done:start], "")
        pieces += _split_impossible(text[start:end], kind)
        done = end
    return tuple(pieces)


def write_inline(pieces: Sequence[Piece], numbers: Mapping[str, Sequence[int]] | None = None) -> str:
    """The content of a `<source>` or, with the numbers of the source's pieces, of a `<target>`."""
    free = {text: list(each) for text, each in (numbers or {}).items()}
    following = sum(len(each) for each in free.values()) + 1
    written: list[str] = []
    for piece in pieces:
        if not piece.kind:
            written.append(escape_text(piece.text))
            continue
        if free.get(piece.text):
            number = free[piece.text].pop(0)
        else:
            number, following = following, following + 1
        content = f"U+{ord(piece.text):04X}" if piece.kind == CHARACTER else escape_text(piece.text)
        kind = piece.kind if piece.kind == CHARACTER else f"x-{piece.kind}"
        written.append(f'<ph id="{number}" ctype="{kind}">{content}</ph>')
    return "".join(written)


def number_pieces(pieces: Sequence[Piece]) -> dict[str, list[int]]:
    """Markup → its numbers in the text."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, piece in enumerate((piece for piece in pieces if piece.kind), 1):
        numbers[piece.text].append(number)
    return dict(numbers)


def read_inline(element: etree._Element, codes: Mapping[str, str] | None = None) -> str:
    """The text of a `<source>` or `<target>`.

    `codes` are those of the source (`list_codes`), for elements that a tool has emptied.

    Raises:
        KeyError: an empty element stands for a code that the source does not have.
    """
    return "".join(_read(element, codes or {}))


def list_codes(source: etree._Element) -> dict[str, str]:
    """The number of each element that stands for code → the code."""
    return {child.get("id", ""): "".join(_read_code(child, {})) for child in source.iter() if _is_code(child)}


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace: tools differ in that."""
    return str(element.tag).rpartition("}")[2]


def is_doubled(target: etree._Element) -> bool:
    """Whether a target holds two texts: translate-toolkit sets a plain text before the inline elements of the old one,
    which stay. Then all their codes stand in the text before the first of them as well."""
    codes = ["".join(map(str, child.itertext())) for child in target if _is_code(child)]
    position = 0
    for code in codes:
        found = (target.text or "").find(code, position) if code else -1
        if found < 0:
            return False
        position = found + len(code)
    return bool(codes)


def _split_impossible(text: str, kind: str) -> Iterator[Piece]:
    done = 0
    for place in find_impossible(text):
        if text[done:place]:
            yield Piece(text[done:place], kind)
        yield Piece(text[place], CHARACTER)
        done = place + 1
    if text[done:]:
        yield Piece(text[done:], kind)


def _read(element: etree._Element, codes: Mapping[str, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _is_code(child):
            yield from _read_code(child, codes)
        else:
            yield from _read(child, codes)
        yield child.tail or ""


def _read_code(element: etree._Element, codes: Mapping[str, str]) -> Iterator[str]:
    content = "".join(str(text) for text in element.itertext())
    named = _CHARACTER.fullmatch(content) if element.get("ctype") == CHARACTER else None
    if named:
        yield chr(int(named[1], 16))
    elif content or not codes:
        yield content
    else:
        yield codes[element.get("id", "")]


def _is_code(element: etree._Element) -> bool:
    return name_of(element) in _CODES
