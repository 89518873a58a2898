"""Split wikitext into blocks: headings, paragraphs, list items, table cells, and what stands between them.

The one splitter: `structure` takes its units from the blocks, `outline` their order, so the two cannot disagree.
The rules are those of MediaWiki's parser (doTableStuff, handleHeadings, BlockLevelPass), read on the masked copy.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from workflow.formats.wikitext.masks import BLOCK, COMMENT, FILE, HIDDEN, OPAQUE, REF, TAG, TEMPLATE, Masked
from workflow.formats.wikitext.pieces import Piece

BLANK = " \t\n\r\f\v"
_EDGE = BLANK + COMMENT + HIDDEN
_SILENT = re.compile(f"[{BLANK}{COMMENT}{TEMPLATE}{HIDDEN}{FILE}{REF}{TAG}{OPAQUE}]*")
_FILLED = re.compile(f"{TEMPLATE}+|{HIDDEN}+|{FILE}+|{REF}+|{TAG}+|{COMMENT}+|{OPAQUE}+")
_HIDDEN = re.compile(HIDDEN + "+")
_LINE_END = re.compile(r"\r\n?|\n|\Z")
_LIST = re.compile(r"[*#:;]+")
_TABLE = re.compile(r"[:\s]*\{\|")
_RULE = re.compile(r"-{4,}")
_BARS = re.compile(r"\|\|")
_HEADER_BARS = re.compile(r"\|\||!!")
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


class _Split:
    """The state of one pass over the lines."""

    def __init__(self, masked: Masked) -> None:
        self.masked = masked
        self.mask = masked.mask
        self.blocks: list[Block] = []
        self.open = -1
        """The index of the text block that a next line of text goes on with, or -1."""
        self.tables = 0

    def add(self, kind: str, start: int, end: int, value: str = "", piece: Piece | None = None) -> None:
        self.blocks.append(Block(kind, start, end, value, piece))
        self.open = -1

    def add_text(self, kind: str, start: int, end: int, value: str = "") -> None:
        """Text of a line between `start` and `end`; a line without words gives what stands in it instead."""
        mask = self.mask
        silent = _SILENT.match(mask, start, end)
        if silent is not None and silent.end() == end:
            if kind not in {"paragraph", "preformatted"}:
                self.add(kind, end, end, value)
            self.add_filled(start, end)
            return
        first = end - len(mask[start:end].lstrip(_EDGE))
        last = start + len(mask[start:end].rstrip(_EDGE))
        if self.open >= 0 and kind == "paragraph":
            self.blocks[self.open] = self.blocks[self.open]._replace(end=last)
        else:
            self.add(kind, first, last, value)
            self.open = len(self.blocks) - 1
        if mask.find(HIDDEN, start, end) >= 0:
            going_on = self.open
            for match in _HIDDEN.finditer(mask, start, end):
                self.add("hidden", match.start(), match.end())
            self.open = going_on

    def add_filled(self, start: int, end: int) -> None:
        """The constructs of a stretch without words."""
        for match in _FILLED.finditer(self.mask, start, end):
            position, run_end = match.span()
            while position < run_end:
                piece = self.masked.pieces.get(position)
                following = piece.end if piece else run_end
                kind = {TEMPLATE: "template", FILE: "file", REF: "ref", COMMENT: "comment"}.get(match[0][0], "inline")
                if match[0][0] == HIDDEN:
                    kind = "hidden"
                self.add(kind, position, min(following, run_end), "", piece)
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

    def add_cells(self, start: int, end: int, mark: str) -> None:
        """The cells of a line after its `|` or `!`; attributes before a single `|` are no content."""
        bars = _HEADER_BARS if mark == "!" else _BARS
        position = start
        while True:
            bar = bars.search(self.mask, position, end)
            until = bar.start() if bar else end
            attributes = self.mask.find("|", position, until)
            if attributes >= 0 and "[[" not in self.mask[position:attributes]:
                position = attributes + 1
            self.add_content("cell", position, until, mark)
            if bar is None:
                return
            position = bar.end()

    def add_table_line(self, start: int, end: int) -> bool:
        """A line that is part of a table; False for any other."""
        mask = self.mask
        first = end - len(mask[start:end].lstrip(BLANK + COMMENT))
        table = _TABLE.match(mask, first, end)
        if table:
            self.tables += 1
            self.add("mark", first, end, mask[first : table.end()])
            return True
        if not self.tables or first == end or mask[first] not in "|!":
            return False
        sign = mask[first : first + 2]
        if sign == "|}":
            self.tables -= 1
            self.add("mark", first, first + 2, sign)
            if mask[first + 2 : end].strip(BLANK):
                self.add_content("paragraph", first + 2, end)
        elif sign == "|-":
            self.add("mark", first, end, sign)
        elif sign == "|+":
            bar = mask.find("|", first + 2, end)
            self.add_content("caption", first + 2 if bar < 0 else bar + 1, end, sign)
        else:
            self.add_cells(first + 1, end, mask[first])
        return True

    def add_heading(self, start: int, end: int) -> bool:
        """A heading; False for any other line."""
        line = self.mask[start:end].rstrip(BLANK + COMMENT)
        if not line.endswith("=") or len(line) < 3:
            return False
        left = len(line) - len(line.lstrip("="))
        level = min(6, left, len(line) - len(line.rstrip("=")), (len(line) - 1) // 2)
        self.add_content("heading", start + level, start + len(line) - level, str(level))
        return True

    def add_line(self, start: int, end: int) -> None:
        """One line that is not blank."""
        mask = self.mask
        if self.add_table_line(start, end):
            return
        first = end - len(mask[start:end].lstrip(COMMENT))
        mark = mask[first] if first < end else ""
        if mark == "=" and self.add_heading(first, end):
            return
        if mark and mark in "*#:;":
            self.add_item(first, end)
        elif mark == "-" and (rule := _RULE.match(mask, first, end)):
            self.add("mark", first, rule.end(), "----")
            if mask[rule.end() : end].strip(BLANK):
                self.add_content("paragraph", rule.end(), end)
        elif mark == " ":
            self.add_content("preformatted", first, end)
        else:
            self.add_content("paragraph", start, end)

    def add_item(self, start: int, end: int) -> None:
        """A list item; `; term : definition` gives two (BlockLevelPass splits at the first colon outside of links)."""
        marks = _LIST.match(self.mask, start, end)
        assert marks is not None  # noqa: S101 - the caller saw the first mark
        colon = self.mask.find(":", marks.end(), end) if marks[0].endswith(";") else -1
        self.add_content("item", marks.end(), end if colon < 0 else colon, marks[0])
        if colon >= 0:
            self.add_content("definition", colon + 1, end, ":")


def split_blocks(masked: Masked) -> list[Block]:
    """The blocks of masked wikitext in order."""
    split = _Split(masked)
    start = 0
    for line_end in _LINE_END.finditer(masked.mask):
        end = line_end.start()
        if masked.mask[start:end].strip(BLANK):
            split.add_line(start, end)
        else:
            split.open = -1
        start = line_end.end()
    return split.blocks
