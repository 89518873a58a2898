"""From a plain text to its document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.formats.text.blocks import ENDING, Block, BlockType, read_blocks
from workflow.formats.text.lines import Line, measure_width
from workflow.model import Document, Kind, Span

_LETTER = re.compile(r"[^\W\d_²³¹¼-¾⁰-₎⅐-↏①-⓿]")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\Z")
SHORT = 0.6
"""Lines below this part of the text's width were not broken because they were full."""
LEAST_WIDTH = 40
"""A text that is nowhere wider than this does not show where its lines would be full."""

LEAST_WRAP = 30
"""Lines that are all shorter than this say nothing about where a translation should break."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a unit is written into its place."""

    prefix: str = ""
    """What begins each further line."""
    width: int = 0
    """The column at which the source's lines were wrapped; 0 for a unit of one line, of short ones, or whose breaks
    stay."""
    column: int = 0
    """Where the first line's words begin."""
    heading: bool = False
    """Whether the place holds a heading's underline, too."""


def parse_text(text: str, *, keep_breaks: bool) -> Document:
    """The document of a plain text. Soft line breaks are joined; those of a block whose lines are all shorter than
    six tenths of the text's width (an address, a signature, a poem) stay, and with `keep_breaks` all do."""
    blocks = [block for block in read_blocks(text) if block.type is not BlockType.OTHER]
    width = max((_measure(line) for block in blocks for line in block.lines[:-1]), default=0)
    spans = [_make_span(text, block, width, keep_breaks) for block in blocks if _has_prose(text, block)]
    return Document(text, tuple(spans))


def _has_prose(text: str, block: Block) -> bool:
    return any(_LETTER.search(text, line.text, line.end) for line in block.lines)


def _measure(line: Line) -> int:
    return line.end - line.start


def _make_span(text: str, block: Block, text_width: int, keep_breaks: bool) -> Span:
    first = block.lines[0]
    written = [text[line.text : line.end] for line in block.lines]
    column = measure_width(text[first.start : first.text])
    if block.type is BlockType.HEADING:
        return Span(block.start, block.end, written[0], Kind.HEADING, block.level, shape=Shape(heading=True))
    kind, level = _read_kind(block, written)
    if len(written) == 1:
        hanging = "".join(one if one in "\t>" else " " for one in text[first.start : first.text].lstrip("\ufeff"))
        return Span(block.start, block.end, written[0], kind, level, shape=Shape(hanging, 0, column))
    second = block.lines[1]
    prefix = text[second.start : second.text]
    longest = max(_measure(line) for line in block.lines)
    hard = keep_breaks or (text_width >= LEAST_WIDTH and longest < SHORT * text_width)
    source = ("\n" if hard else " ").join(written)
    shape = Shape(prefix, 0 if hard or longest < LEAST_WRAP else longest, column)
    return Span(block.start, block.end, source, kind, level, shape=shape)


def _read_kind(block: Block, written: list[str]) -> tuple[Kind, int]:
    """A numbered line alone is a heading where it does not end like a sentence; other markers make list items."""
    marker = block.lines[0].marker
    if not marker:
        return Kind.PARAGRAPH, 0
    if len(written) == 1 and _NUMBER.match(marker) and written[0][-1] not in ENDING and block.alone:
        return Kind.HEADING, min(6, marker.rstrip(".").count(".") + 1)
    return Kind.LIST_ITEM, 0
