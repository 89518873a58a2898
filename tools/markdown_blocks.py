"""A plain reader of Markdown blocks, line by line, apart from the product's parser: places where an author edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "item", "heading", "code", "other"]

_FENCE = re.compile(r"\s*(```+|~~~+)")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])(\s+)(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_OTHER = re.compile(r"\s*(<|\||>|\{\{|\[[^\]]*\]:|-{3,}\s*$|\*{3,}\s*$)")
_WORD = re.compile(r"[A-Za-z]{2,}")
_OPAQUE = re.compile(
    r"`+[^`]*`+"
    r"|!?\[(?:!\[[^\]]*\]\([^)]*\)|[^\]])*\](?:\([^)]*\)|\[[^\]]*\])?"  # a link, perhaps around an image
    r"|<[^>]*>|https?://\S+|\{\{.*?\}\}|\$[^$]*\$|&\w+;"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page; its text ends before its last line end."""

    kind: BlockKind
    start: int
    end: int
    content: int
    """Where the words begin, after a list mark or number signs."""
    indent: int
    """Blanks before the words' continuation lines."""
    level: int = 0
    """Of a heading; of an item, the blanks before its mark."""
    after_blank: bool = True
    """Whether a blank line (or the page's beginning) stands before it."""


def read_blocks(text: str) -> list[Block]:
    """The blocks of a page in order."""
    blocks: list[Block] = []
    fence = ""
    closing = ""
    open_block = False
    blank = True
    front = text.startswith("---\n")
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        start, at = at, at + len(line)
        end = at - (len(line) - len(line.rstrip("\r\n")))
        if front:
            front = number == 0 or line.strip() != "---"
            continue
        if closing:
            blocks[-1] = _extend(blocks[-1], end)
            closing = "" if closing in line else closing
            continue
        if fence:
            blocks[-1] = _extend(blocks[-1], end)
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence, open_block, blank = "", False, False
            continue
        if not line.strip():
            open_block, blank = False, True
            continue
        if found := _FENCE.match(line):
            fence = found[1]
            blocks.append(Block("code", start, end, start, 0, after_blank=blank))
        elif open_block and not _ITEM.match(line) and not _HEADING.match(line):
            blocks[-1] = _extend(blocks[-1], end)
        else:
            blocks.append(_open(line, start, end, blank))
            open_block = blocks[-1].kind != "heading"
            closing = _find_closing(line)
        blank = False
    return blocks


def is_prose(block: Block, text: str) -> bool:
    """Whether the block is running text: five words or more, three of them outside links and code."""
    if block.kind not in ("paragraph", "item"):
        return False
    words = text[block.content : block.end]
    return len(_WORD.findall(words)) > 4 and len(_WORD.findall(_OPAQUE.sub(" ", words))) > 2


def find_opaque(text: str, block: Block) -> list[tuple[int, int]]:
    """Code, links, tags and URLs in a block: where no author breaks a sentence or mistypes a word."""
    return [match.span() for match in _OPAQUE.finditer(text, block.content, block.end)]


def find_siblings(blocks: list[Block], text: str) -> list[list[tuple[int, int]]]:
    """The lists of three items or more, each as the extents of its items with all that stands in them."""
    lists: list[list[tuple[int, int]]] = []
    for place, block in enumerate(blocks):
        if block.kind == "item" and not _continues_list(blocks, place):
            lists.append(_collect_items(blocks, place, text))
    return [items for items in lists if len(items) > 2]


def _collect_items(blocks: list[Block], first: int, text: str) -> list[tuple[int, int]]:
    level = blocks[first].level
    items: list[tuple[int, int]] = []
    for block in blocks[first:]:
        begin = text.rfind("\n", 0, block.start) + 1
        if block.kind == "item" and block.level == level:
            items.append((block.start, block.end))
        elif _depth(text, begin) > level:
            items[-1] = (items[-1][0], block.end)
        else:
            break
    return items


def _continues_list(blocks: list[Block], place: int) -> bool:
    """Whether an earlier item of the same list stands above."""
    level = blocks[place].level
    for block in reversed(blocks[:place]):
        if block.kind == "item" and block.level == level:
            return True
        if block.level < level if block.kind == "item" else block.indent <= level:
            return False
    return False


def _depth(text: str, begin: int) -> int:
    line = text[begin : begin + 40]
    return len(line) - len(line.lstrip(" "))


def _open(line: str, start: int, end: int, blank: bool) -> Block:
    depth = len(line) - len(line.lstrip(" "))
    if found := _HEADING.match(line):
        return Block("heading", start, end, start + len(found[1]) + 1, 0, len(found[1]), blank)
    if found := _ITEM.match(line):
        return Block("item", start, end, start + found.end(), found.end(), len(found[1]), blank)
    if _OTHER.match(line):
        return Block("other", start, end, start, depth, after_blank=blank)
    return Block("paragraph", start, end, start + depth, depth, after_blank=blank)


def _find_closing(line: str) -> str:
    """What ends a comment, style or script that begins in a line and does not end there; else nothing."""
    for opening, closing in (("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>")):
        if opening in line and closing not in line:
            return closing
    return ""


def _extend(block: Block, end: int) -> Block:
    return Block(block.kind, block.start, end, block.content, block.indent, block.level, block.after_blank)
