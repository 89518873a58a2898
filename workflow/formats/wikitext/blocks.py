"""Split wikitext into blocks: headings, paragraphs, list items, table cells, and what stands between them.

The one splitter: `structure` takes its units from the blocks, `outline` their order, so the two cannot disagree.
The rules are those of MediaWiki's parser (doTableStuff, handleHeadings, BlockLevelPass), read on the masked copy.
"""

from __future__ import annotations

import re

from workflow.formats.wikitext.line_text import BLANK, Block, LineText
from workflow.formats.wikitext.masks import COMMENT, TAG, Masked
from workflow.formats.wikitext.names import VOID_TAGS

_LINE_END = re.compile(r"\r\n?|\n|\Z")
_LIST = re.compile(r"[*#:;]+")
_TABLE = re.compile(r"[:\s]*\{\|")
_COLON = re.compile(f"{TAG}+|'{{2,}}|:")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*?(/?)>")
_RULE = re.compile(r"-{4,}")
_BARS = re.compile(r"\|\|")
_HEADER_BARS = re.compile(r"\|\||!!")


class _Split(LineText):
    """The rules for lines: tables, headings, lists, rules, text."""

    def __init__(self, masked: Masked) -> None:
        super().__init__(masked)
        self.tables = 0

    def add_cells(self, start: int, end: int, mark: str) -> None:
        """The cells of a line after its `|` or `!`; attributes before a single `|` are no content."""
        bars = _HEADER_BARS if mark == "!" else _BARS
        position = start
        while True:
            bar = bars.search(self.mask, position, end)
            until = bar.start() if bar else end
            attributes = self.mask.find("|", position, until)
            if "[[" in self.mask[position : max(position, attributes)]:
                attributes = -1
            if attributes >= 0:
                position = attributes + 1
            self.add_content("cell", position, until, mark + "|" * (attributes >= 0))
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
            self.add_content("caption", first + 2 if bar < 0 else bar + 1, end, sign + "|" * (bar >= 0))
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
        colon = self.find_colon(marks.end(), end) if marks[0].endswith(";") else -1
        self.add_content("item", marks.end(), end if colon < 0 else colon, marks[0])
        if colon >= 0:
            self.add_content("definition", colon + 1, end, ":")

    def find_colon(self, start: int, end: int) -> int:
        """The first colon that stands in no tag's content and no emphasis, or -1."""
        depth, quotes = 0, 0
        for token in _COLON.finditer(self.mask, start, end):
            if token[0] == ":":
                if depth <= 0 and not quotes:
                    return token.start()
            elif token[0][0] == "'":
                quotes ^= {2: 1, 3: 2}.get(len(token[0]), 3)
            else:
                for tag in _TAG.finditer(self.masked.text, token.start(), token.end()):
                    depth += 0 if tag[2].lower() in VOID_TAGS or tag[3] else -1 if tag[1] else 1
        return -1


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
