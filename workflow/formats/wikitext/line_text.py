"""The text of one line, and what ends it: block elements, block tags, constructs that stand outside of text."""

from __future__ import annotations

import re
from typing import NamedTuple

from workflow.formats.wikitext.masks import BLOCK, COMMENT, FILE, HIDDEN, OPAQUE, REF, TAG, TEMPLATE, Masked
from workflow.formats.wikitext.pieces import Piece

BLANK = " \t\n\r\f\v"
EMPTY = " (empty)"
"""Added to the value of a text block that holds no words."""

EDGE = BLANK + COMMENT + HIDDEN
"""What stands at the edge of a text without belonging to it."""

_SILENT = re.compile(f"[{BLANK}{COMMENT}{TEMPLATE}{HIDDEN}{FILE}{REF}{TAG}{OPAQUE}]*")
_FILLED = re.compile(f"{TEMPLATE}+|{HIDDEN}+|{FILE}+|{REF}+|{TAG}+|{COMMENT}+|{OPAQUE}+")
_HIDDEN = re.compile(HIDDEN + "+")
_RUN_KINDS = {TEMPLATE: "template", FILE: "file", REF: "ref", COMMENT: "comment", HIDDEN: "hidden"}
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_TAG_KINDS = {"td": "cell", "th": "cell", "li": "item", "dt": "item", "dd": "item", "caption": "caption"}


class Block(NamedTuple):
    """One block or mark, in the order of the text."""

    kind: str
    """Text: `heading`, `paragraph`, `item`, `definition`, `cell`, `caption`, `preformatted`; constructs that stand
    outside of text: `template`, `file`, `ref`, `hidden`, `inline`, `element`, `tag`; marks: `mark`."""
    start: int
    end: int
    """The content without its marks, blanks and comments around it; the whole of a construct or mark."""
    value: str = ""
    """A heading's level, an item's marks, a cell's mark, a tag's name."""
    piece: Piece | None = None


class LineText:
    """The blocks found so far, and the rules for the text within a line."""

    def __init__(self, masked: Masked) -> None:
        self.masked = masked
        self.mask = masked.mask
        self.blocks: list[Block] = []
        self.open = -1
        """The index of the text block that a next line of text goes on with, or -1."""

    def add(self, kind: str, start: int, end: int, value: str = "", piece: Piece | None = None) -> None:
        """A block between `start` and `end`; the next line begins a new one."""
        self.blocks.append(Block(kind, start, end, value, piece))
        self.open = -1

    def add_text(self, kind: str, start: int, end: int, value: str = "") -> None:
        """Text of a line between `start` and `end`; a line without words gives what stands in it instead."""
        mask = self.mask
        silent = _SILENT.match(mask, start, end)
        if silent is not None and silent.end() == end:
            if kind not in {"paragraph", "preformatted"}:
                self.add(kind, end, end, value + EMPTY)
            self.add_runs(_FILLED, start, end)
            return
        first = end - len(mask[start:end].lstrip(EDGE))
        last = start + len(mask[start:end].rstrip(EDGE))
        if self.open >= 0 and kind == "paragraph":
            self.blocks[self.open] = self.blocks[self.open]._replace(end=last)
        else:
            self.add(kind, first, last, value)
            self.open = len(self.blocks) - 1
        if mask.find(HIDDEN, start, end) >= 0:
            going_on = self.open
            self.add_runs(_HIDDEN, start, end)
            self.open = going_on

    def add_runs(self, pattern: re.Pattern[str], start: int, end: int) -> None:
        """The constructs of a stretch, found by their fillers; equal ones may stand side by side."""
        for match in pattern.finditer(self.mask, start, end):
            kind = _RUN_KINDS.get(match[0][0], "inline")
            position, run_end = match.span()
            while position < run_end:
                piece = self.masked.pieces.get(position)
                following = min(piece.end, run_end) if piece else run_end
                self.add(kind, position, following, "", piece)
                position = following

    def add_content(self, kind: str, start: int, end: int, value: str = "") -> None:
        """Text of a line that may hold block elements and tags, each of which ends the text before it."""
        mask = self.mask
        block = mask.find(BLOCK, start, end)
        if block < 0:
            self.add_text(kind, start, end, value)
            if kind not in {"paragraph", "item"} or value:
                self.open = -1
            return
        while True:
            until = block if block >= 0 else end
            if mask[start:until].strip(BLANK) or kind not in {"paragraph", "preformatted"}:
                self.add_text(kind, start, until, value)
            if block < 0:
                return
            start = self.masked.blocks.get(block, block + 1)
            kind, value = self.add_block(block, start)
            block = mask.find(BLOCK, start, end)

    def add_block(self, start: int, end: int) -> tuple[str, str]:
        """A block element or tag; gives kind and value of the text that follows it in the line."""
        piece = self.masked.pieces.get(start)
        tag = _TAG_NAME.match(self.masked.text, start)
        if piece is not None or tag is None:
            self.add("element", start, end, piece.name if piece else "", piece)
            return "paragraph", ""
        closing, name = tag[1], tag[2].lower()
        self.add("tag", start, end, closing + name)
        if closing:
            return "paragraph", ""
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            return "heading", name[1]
        return _TAG_KINDS.get(name, "paragraph"), ""
