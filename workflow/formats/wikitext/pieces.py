"""Find the nested constructs of wikitext with their places: comments, templates, links, elements.

One pass with a stack, linear for any input, by the rules of MediaWiki's preprocessor: only the innermost open
construct can be closed, three braces before two, an extension tag without an end tag is plain text, a comment without
an end runs to the end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from workflow.formats.wikitext.names import SCANNED_ELEMENTS

_ELEMENT = r"<(?:!--|(?i:" + "|".join(sorted(SCANNED_ELEMENTS, key=len, reverse=True)) + r")(?=[\s/>]))"
_OUTSIDE = re.compile(_ELEMENT + r"|\{\{+|\[\[")
_INSIDE = re.compile(_ELEMENT + r"|\{\{+|\[\[|\}\}+|\]\]|[|\r\n]")
_OPEN_TAG = re.compile(r"<([A-Za-z]+)(?:\s[^<>]*?)?(/?)>")
_END_TAGS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in SCANNED_ELEMENTS}

DEEPEST = 60
"""Constructs nested deeper are plain text; MediaWiki stops expanding at 40 to 100."""


class Piece(NamedTuple):
    """One construct and its place."""

    kind: str
    """`comment`, `template`, `parameter`, `link` or `element`."""
    start: int
    end: int
    name: str = ""
    """An element's name in lower case."""
    bars: tuple[int, ...] = ()
    """Where its own `|` stand (templates, parameters, links)."""
    inner: tuple[int, int] = (0, 0)
    """The content of an element, between its tags."""


@dataclass(slots=True)
class _Frame:
    start: int
    braces: int
    """How many `{` are still open; 0 for a link."""
    bars: list[int] = field(default_factory=list)
    children: list[Piece] = field(default_factory=list)


class _Scan:
    """The state of one pass: open constructs, and the finished ones outside of all of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[Piece] = []
        self.frames: list[_Frame] = []
        self.endless: set[str] = set()

    def add(self, piece: Piece) -> None:
        (self.frames[-1].children if self.frames else self.done).append(piece)

    def drop_frame(self) -> None:
        """The innermost open construct turned out to be plain text; what it holds stands."""
        frame = self.frames.pop()
        (self.frames[-1].children if self.frames else self.done).extend(frame.children)

    def take_element(self, start: int) -> int:
        """Take the comment or element that begins at `start`; gives where to go on."""
        text = self.text
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4) + 3
            end = end if end > 2 else len(text)
            self.add(Piece("comment", start, end))
            return end
        tag = _OPEN_TAG.match(text, start)
        if tag is None:
            return start + 1
        name = tag[1].lower()
        if tag[2]:
            self.add(Piece("element", start, tag.end(), name, (), (tag.end(), tag.end())))
            return tag.end()
        closing = None if name in self.endless else _END_TAGS[name].search(text, tag.end())
        if closing is None:
            self.endless.add(name)
            return tag.end()
        self.add(Piece("element", start, closing.end(), name, (), (tag.end(), closing.start())))
        return closing.end()

    def close_braces(self, start: int, count: int) -> None:
        """Match a run of `}` against the innermost open braces, as often as it reaches."""
        while count >= 2 and self.frames and self.frames[-1].braces:
            frame = self.frames[-1]
            width = min(count, frame.braces, 3)
            opened = frame.start + frame.braces - width
            start += width
            count -= width
            kind = "parameter" if width == 3 else "template"
            piece = Piece(kind, opened, start, "", tuple(frame.bars))
            frame.braces -= width
            if frame.braces >= 2:
                frame.bars, frame.children = [], [piece]
            else:
                self.frames.pop()
                self.add(piece)

    def close_link(self, end: int) -> None:
        if self.frames and not self.frames[-1].braces:
            frame = self.frames.pop()
            self.add(Piece("link", frame.start, end, "", tuple(frame.bars)))

    def end_line(self) -> None:
        """A link's target cannot hold a line end, its label can."""
        while self.frames and not self.frames[-1].braces and not self.frames[-1].bars:
            self.drop_frame()


def cover_pieces(text: str, pieces: Iterable[Piece]) -> str:
    """`text` with every piece replaced by as many noncharacters, so that patterns read past it."""
    parts: list[str] = []
    position = 0
    for piece in pieces:
        parts += text[position : piece.start], "\ufdd0" * (piece.end - piece.start)
        position = piece.end
    return "".join(parts) + text[position:] if parts else text


def scan_pieces(text: str) -> list[Piece]:
    """The outermost constructs of `text` in order; what stands inside one is found by scanning its content."""
    scan = _Scan(text)
    position = 0
    while (match := (_INSIDE if scan.frames else _OUTSIDE).search(text, position)) is not None:
        position = match.end()
        token = match[0]
        mark = token[0]
        if mark == "<":
            position = scan.take_element(match.start())
        elif mark == "|":
            scan.frames[-1].bars.append(match.start())
        elif mark == "{":
            if len(scan.frames) < DEEPEST:
                scan.frames.append(_Frame(match.start(), len(token)))
        elif mark == "[":
            if len(scan.frames) < DEEPEST:
                scan.frames.append(_Frame(match.start(), 0))
        elif mark == "}":
            scan.close_braces(match.start(), len(token))
        elif mark == "]":
            scan.close_link(position)
        else:
            scan.end_line()
    while scan.frames:
        scan.drop_frame()
    return scan.done
