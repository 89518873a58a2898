"""The block structure of a plain text as a value that can be compared."""

from __future__ import annotations

from workflow.formats.text.blocks import Block, BlockType, read_blocks


def read_outline(text: str) -> tuple[str, ...]:
    """A word for each block: its quoting marks with its marker, or its underline's character; rules, tables and
    drawings as written."""
    return tuple(_name_block(text, block) for block in read_blocks(text))


def _name_block(text: str, block: Block) -> str:
    if block.type is BlockType.OTHER:
        return text[block.start : block.end]
    first = block.lines[0]
    return f"{first.quote}{block.rule or 'text'} {first.marker}"
