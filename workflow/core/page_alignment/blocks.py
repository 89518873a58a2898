"""A document as a sequence of blocks to be aligned: its texts, and the fixed text between them.

Fixed text (code blocks, tags, file inclusions) stays in a translation, so it holds the two documents together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from workflow.core.words import normalise
from workflow.model import Document, Kind, Markup, Span

FIXED = "fixed"
"""The kind of a block that is no unit."""

Marks = Callable[[Span], Iterable[Markup]]
"""A format's `markup` for a span's text."""

_BLANK_LINES = re.compile(r"(?:\r\n?|\n)[ \t]*(?=\r|\n)")
_LAST_LINE = re.compile(r"[^\r\n]*\Z")
_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
"""Runs of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""
_ENDS = {"。": ".", "．": ".", "｡": ".", "।": ".", "۔": ".", "？": "?", "؟": "?", "！": "!", "：": ":", "…": "."}
_STOP = re.compile(r"[.?!:](?=\s|$)|[。．｡।۔？؟！：]")
_CLOSERS = " \t\n*_`'\")]»”’」』)）】"
_STEM = 5
"""Letters of a word that tell it from others whatever its ending."""
_COUNTED = {"emphasis": 0, "code": 1, "link": 2, "image": 2, "url": 2}


@dataclass(frozen=True, slots=True)
class Block:
    """What is compared of one text."""

    place: int
    """Index of the span in its document; -1 for fixed text."""
    text: str
    """With every run of white space as one space."""
    kind: str
    level: int = 0
    lead: str = ""
    """What stands before the text in its line: marks of lists and quotes with their indent, tags."""
    marker: str = ""
    size: int = 0
    """Characters of its prose."""
    anchors: frozenset[str] = frozenset()
    """What a translation keeps as it is: code, targets of links, images, tags, templates, variables, formulas."""
    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """Words in Latin letters without accents, whole and by their first letters."""
    words: frozenset[str] = frozenset()
    """Stems of the words; pairs of characters where words have no spaces between them."""
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Pieces of emphasis, code and links, and ends of sentences."""
    ending: str = ""
    """The sign at the end: `.`, `?`, `!`, `:` or nothing."""
    has_letters: bool = False
    """Whether there is prose to translate."""


def read_blocks(document: Document, marks: Marks) -> tuple[Block, ...]:
    """The blocks of a document in order. Spans that stand nowhere (a page's title) are left out."""
    blocks: list[Block] = []
    done = 0
    for place, span in enumerate(document.spans):
        if span.start == span.end and span.kind is Kind.TITLE:
            continue
        gap = document.text[done : span.start]
        found = _LAST_LINE.search(gap)
        lead = found[0] if found else ""
        blocks += _read_fixed(gap[: len(gap) - len(lead)] if lead.strip() else gap)
        blocks.append(read_block(span, marks(span), place=place, lead=re.sub(r"\d+", "0", lead[-24:].expandtabs())))
        done = span.end
    blocks += _read_fixed(document.text[done:])
    return tuple(blocks)


def read_block(span: Span, marks: Iterable[Markup], *, place: int = 0, lead: str = "") -> Block:
    """What is compared of one span."""
    prose, anchors, counts = _cut_markup(span.source, marks)
    numbers = {_plain_number(number) for number in _NUMBER.findall(prose)}
    words = _WORD.findall(_DENSE.sub(" ", prose))
    folded = [_fold(word) for word in words]
    names = {word for word in folded if len(word) > 2 and word.isascii()}
    names |= {f"{word[:_STEM]}…" for word in folded if len(word) > _STEM and word.isascii()}
    dense = _DENSE.findall(prose)
    stems = {word[:_STEM] for word in folded}
    stems |= {run[at : at + 2] for run in dense for at in range(max(1, len(run) - 1))}
    tail = prose.rstrip(_CLOSERS)[-1:]
    ending = _ENDS.get(tail, tail)
    return Block(
        place,
        normalise(span.source),
        span.kind.value,
        span.level,
        lead,
        span.marker,
        len(prose.strip()),
        frozenset(anchors),
        frozenset(numbers),
        frozenset(names),
        frozenset(stems),
        (*counts, len(_STOP.findall(prose))),
        ending if ending in (".", "?", "!", ":") else "",
        bool(words or dense),
    )


def join_blocks(first: Block, second: Block) -> Block:
    """Two neighbours as if they were one text."""
    a, b = first.counts, second.counts
    return replace(
        first,
        text=f"{first.text} {second.text}",
        marker="",
        size=first.size + second.size + 1,
        anchors=first.anchors | second.anchors,
        numbers=first.numbers | second.numbers,
        names=first.names | second.names,
        words=first.words | second.words,
        counts=(a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]),
        ending=second.ending,
        has_letters=first.has_letters or second.has_letters,
    )


def _read_fixed(gap: str) -> Iterable[Block]:
    """The fixed text between two spans, a block for each part between blank lines; marks alone are none."""
    for part in _BLANK_LINES.split(gap):
        text = normalise(part)
        if any(char.isalnum() for char in text):
            yield Block(-1, text, FIXED, size=len(text))


def _cut_markup(source: str, marks: Iterable[Markup]) -> tuple[str, set[str], tuple[int, int, int]]:
    prose: list[str] = []
    anchors: set[str] = set()
    counts = [0, 0, 0]
    done = 0
    for piece in marks:
        prose.append(source[done : piece.start])
        prose.append(" " if piece.kind in ("break", "tag") else "")
        done = piece.end
        text = normalise(source[piece.start : piece.end])
        if piece.kind in _COUNTED:
            counts[_COUNTED[piece.kind]] += 1
        if any(char.isalnum() for char in text):
            anchors.add(text)
    prose.append(source[done:])
    return "".join(prose), anchors, (counts[0], counts[1], counts[2])


def _plain_number(text: str) -> str:
    """A number in ASCII digits without its separators, so that 1,000 and ۱۰۰۰ are one."""
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit())


def _fold(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))
