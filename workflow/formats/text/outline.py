"""The block structure of a plain text as a value that can be compared."""

from __future__ import annotations

from workflow.formats.text.blocks import Block, BlockType, read_blocks
from workflow.formats.text.lines import LONE


def read_outline(text: str) -> tuple[str, ...]:
    """A word for each paragraph, item and heading: its quoting marks with its marker (but not a number that could be
    a sentence's); the character of each rule, be it a heading's or not, because a paragraph that becomes shorter may
    turn one into the other. What is a table or a drawing is not asked: other words may look like one."""
    return tuple(name for block in read_blocks(text, drawings=False) for name in _name_block(text, block))


def _name_block(text: str, block: Block) -> tuple[str, ...]:
    first = block.lines[0]
    if block.type is BlockType.OTHER:
        alone = len(block.lines) == 1 and first.rule not in ("", LONE)
        return (first.rule,) if alone else (text[block.start : block.end],)
    words = f"{first.quote}text {'' if first.bare else first.marker}"
    over = (block.rule,) if block.start < first.start else ()
    return (*over, words, block.rule) if block.rule else (words,)
