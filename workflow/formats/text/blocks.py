"""The blocks of a plain text: headings, paragraphs, list items, and what holds no prose."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from workflow.formats.text.drawings import is_drawing
from workflow.formats.text.lines import LONE, Line, read_lines

ENDING = ".,;:!?。！？"
"""How a line ends that is no heading."""

_LEVELS = {"=": 1, "-": 2}


class BlockType(IntEnum):
    """What a block is."""

    TEXT = 0
    """A paragraph, or a list item where it has a marker."""
    HEADING = 1
    """A line with an underline, and perhaps an overline."""
    OTHER = 2
    """Rules, tables, drawings."""


class Block(NamedTuple):
    """Lines that belong together."""

    type: BlockType
    lines: tuple[Line, ...]
    """Of a heading only the line of its words."""
    start: int
    end: int
    level: int = 0
    rule: str = ""
    """The character of a heading's underline."""
    alone: bool = False
    """Whether blank lines stand before and after it."""


def read_blocks(text: str, *, drawings: bool = True) -> list[Block]:
    """The blocks of a text in order. Blank lines and changes of quoting end a block, list markers begin one.

    `drawings` says whether tables and drawings are told from prose.
    """
    blocks: list[Block] = []
    group: list[Line] = []
    for line in read_lines(text):
        blank = line.text >= line.end
        if group and (blank or line.quote != group[0].quote):
            _read_group(text, group, blocks, drawings=drawings)
            group = []
        if not blank:
            group.append(line)
    _read_group(text, group, blocks, drawings=drawings)
    return blocks


def _read_group(text: str, group: list[Line], blocks: list[Block], *, drawings: bool) -> None:
    """The blocks of neighbouring lines without a blank one between them."""
    if drawings and is_drawing([text[line.text : line.end] for line in group if not line.rule]):
        blocks.append(Block(BlockType.OTHER, tuple(group), group[0].start, group[-1].end))
        return
    if not (len(group) == 1 and text[group[0].end - 1] not in ENDING):
        group = [line.without_marker() if line.bare else line for line in group]
    index = 0
    before = len(blocks)
    paragraph: list[Line] = []
    while index < len(group):
        line = group[index]
        if line.rule or line.marker:
            _end_paragraph(paragraph, blocks)
        if not paragraph and (heading := _read_heading(group, index)):
            blocks.append(heading)
            index += 3 if line.rule else 2
            continue
        if line.rule:
            blocks.append(Block(BlockType.OTHER, (line,), line.start, line.end))
        else:
            paragraph.append(line)
        index += 1
    _end_paragraph(paragraph, blocks)
    if len(blocks) == before + 1:
        blocks[-1] = blocks[-1]._replace(alone=True)


def _read_heading(group: list[Line], index: int) -> Block | None:
    """A heading that begins with this line, which is its text or its overline."""
    first = group[index]
    at = index + 1 if first.rule else index
    if at + 1 >= len(group):
        return None
    words, under = group[at], group[at + 1]
    if words.rule or under.rule in ("", LONE) or first.rule == LONE or (first.rule and first.rule != under.rule):
        return None
    level = _LEVELS.get(under.rule, 3)
    start = first.start if first.rule else words.text
    return Block(BlockType.HEADING, (words,), start, under.end, level, under.rule)


def _end_paragraph(paragraph: list[Line], blocks: list[Block]) -> None:
    if paragraph:
        blocks.append(Block(BlockType.TEXT, tuple(paragraph), paragraph[0].text, paragraph[-1].end))
        paragraph.clear()
