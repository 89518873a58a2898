"""The block structure of wikitext as a value that can be compared."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from workflow.formats.wikitext.blocks import split_blocks
from workflow.formats.wikitext.line_text import BLANK, Block
from workflow.formats.wikitext.masks import mask_text
from workflow.formats.wikitext.names import name_template
from workflow.formats.wikitext.pieces import Piece

DEEPEST = 6
"""How deep templates, captions and notes inside one another are looked into; further down the text itself counts."""

_LINE_END = re.compile(r"\r\n?|\n")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
"""No name of a template goes on behind a blank line."""

ARGUMENT_NAME = re.compile(r"([^=\[\]{}<>|]*)=")
"""The name of a template's argument: what stands before its first `=`."""


def outline_wikitext(text: str) -> Any:
    """The blocks of `text` in order, without their words: equal for two pages that differ in words only.

    Words are the text of headings, paragraphs, list items, cells and captions with everything inside them. What
    stands between them counts as written: marks, block tags and their attributes, code, comments, categories, and of
    templates the names and parameters.
    """
    return _outline(text, 0)


def _outline(text: str, depth: int) -> tuple[Any, ...]:
    if depth > DEEPEST:
        return (text,)
    return tuple(_outline_block(text, block, depth) for block in split_blocks(mask_text(text)))


def _outline_block(text: str, block: Block, depth: int) -> Any:
    kind = block.kind
    if kind == "template" and block.piece is not None:
        return kind, _outline_template(text, block.piece, depth)
    if kind == "file" and block.piece is not None:
        return kind, tuple(_outline(part, depth + 1) for part in split_arguments(text, block.piece)[1:])
    if kind == "ref" and block.piece is not None:
        start, end = block.piece.inner
        return kind, text[block.start : start], _outline(text[start:end], depth + 1)
    if kind == "element" and block.value == "gallery" and block.piece is not None:
        start, end = block.piece.inner
        lines = _LINE_END.split(mask_text(text[start:end]).mask)
        return kind, text[block.start : start], tuple(line.count("|") for line in lines)
    if kind in {"element", "tag", "comment", "hidden", "inline", "mark"}:
        return kind, _LINE_END.sub("\n", text[block.start : block.end])
    return kind, block.value


def _outline_template(text: str, piece: Piece, depth: int) -> tuple[Any, ...]:
    head, *arguments = split_arguments(text, piece)
    outlined: list[Any] = [name_template(_BLANK_LINE.split(head, maxsplit=1)[0])]
    for argument in arguments:
        named = ARGUMENT_NAME.match(argument)
        value = argument[named.end() :] if named else argument
        outlined.append((named[1].strip() if named else None, _outline(value.strip(BLANK), depth + 1)))
    return tuple(outlined)


def split_arguments(text: str, piece: Piece) -> list[str]:
    """What stands between the braces or brackets of `piece` and its own `|`: the name or target, then the rest."""
    width = 3 if piece.kind == "parameter" else 2
    edges = [piece.start + width - 1, *piece.bars, piece.end - width]
    return [text[before + 1 : after] for before, after in pairwise(edges)]
