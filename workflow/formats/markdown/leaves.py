"""Finding the blocks of a document that hold text: the leaves of its block structure."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass, field

from workflow.formats.markdown.masks import Mask, Reading
from workflow.formats.markdown.reader import Event
from workflow.formats.markdown.steering import Steering
from workflow.model import Kind

LEAVES = {
    "Paragraph": Kind.PARAGRAPH,
    "Heading": Kind.HEADING,
    "TableCell": Kind.TABLE_CELL,
    "DefinitionListTitle": Kind.OTHER,
    "CodeBlock": Kind.CODE,
    "HtmlBlock": Kind.HTML,
}
"""The elements that hold text, and the kind of unit it is."""
BLOCKS = (
    LEAVES.keys()
    | {"Item", "DefinitionListDefinition", "FootnoteDefinition", "BlockQuote", "Rule"}
    | {"List", "Table", "TableHead", "TableRow", "DefinitionList"}
)
"""The names of block elements; every other event belongs to the text of a leaf."""


@dataclass(slots=True)
class Leaf:
    """A block that holds text, in characters of the parsed text; markers may still surround the text."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    quotes: int = 0
    """How many block quotes it stands in."""
    inline: list[Event] = field(default_factory=list)
    """The events inside, with offsets in bytes."""
    tight: bool = False
    """Whether the text stands in its list item without a paragraph: `end` is not known exactly then."""
    fenced: bool = False
    title: Mask | None = None
    """The container line whose title this is."""
    skipped: bool = False


class LeafFinder:
    """One pass over a document's events, from top to bottom."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.steering = Steering()
        """What the comments above the leaf that was found last ask for."""
        self._text, self._reading, self._at, self._masks = text, reading, reading.at, reading.masks
        self._open: list[str] = []
        self._fresh: list[bool] = []  # per open block: is its first paragraph still to come?
        self._skipped_from = -1  # the depth at which the skipped block began
        self._steered_at = 0  # the depth of the comment that skips the next block
        self._table_end = -1
        self._leaf: Leaf | None = None

    def find(self) -> Iterator[Leaf]:
        """Every leaf that is not skipped, in order."""
        for event in self._reading.events:
            verb, name = event[0], event[1]
            if name not in BLOCKS:
                self._take_inline(event)
                continue
            if self._leaf:
                yield from self._close(self._leaf)
            if verb == "Start":
                self._enter(event)
            elif verb == "End":
                self._leave()
                if name == "Table":
                    self._table_end = self._at(event[4])
            else:
                self._cross_rule(event)
        if self._leaf:
            yield from self._close(self._leaf)

    def _enter(self, event: Event) -> None:
        name, start = event[1], self._at(event[3])
        self._skip(name, start, self._at(event[4]))
        self._open.append(name)
        self._fresh.append(True)
        kind = LEAVES.get(name)
        if not kind:
            return
        leaf = self._leaf = Leaf(kind, start, self._at(event[4]), quotes=self._open.count("BlockQuote"))
        leaf.skipped = self._is_skipped or (start in self._masks and kind is not Kind.HTML)
        if kind is Kind.HEADING:
            leaf.level = int(event[2]["level"][1])
            mask = self._masks.get(start - 4)
            if mask and mask.line.indented:
                self._fresh[-2] = False
                self._leaf = self._read_title(start - 4, skipped=leaf.skipped)
        elif kind is Kind.CODE:
            leaf.fenced = event[2] != "Indented"
        elif name == "Paragraph":
            leaf.skipped = leaf.skipped or self._follows_table(start)
            leaf.kind = self._paragraph_kind(len(self._open) - 2)

    def _skip(self, name: str, start: int, end: int) -> None:
        """Begin to skip where a comment asked for it: not with another comment, and not with all of a run of
        container lines, which the parser sees as one list."""
        steering = self.steering
        if not steering.skips_next or self._skipped_from >= 0:
            return
        if name == "List" and start in self._masks:
            return
        if name == "HtmlBlock" and steering.is_comment(self._text[start:end]):
            return
        steering.skips_next = False
        self._skipped_from = len(self._open)

    @property
    def _is_skipped(self) -> bool:
        return self._skipped_from >= 0 or self.steering.inside_skipped

    def _follows_table(self, start: int) -> bool:
        """Whether no blank line divides a paragraph from a table: its first line is then one that cannot be a row (a
        lone `|`), and would be one when joined with the next."""
        return self._table_end >= 0 and not self._text[self._table_end : start].strip(" \t>")

    def _paragraph_kind(self, holder: int) -> Kind:
        """A list item's first paragraph is the item's text."""
        if holder < 0 or self._open[holder] != "Item" or not self._fresh[holder]:
            return Kind.PARAGRAPH
        self._fresh[holder] = False
        return Kind.LIST_ITEM

    def _leave(self) -> None:
        self._open.pop()
        self._fresh.pop()
        depth = len(self._open)
        if depth == self._skipped_from:
            self._skipped_from = -1
        if depth < self._steered_at:
            self.steering.skips_next = False

    def _close(self, leaf: Leaf) -> Iterator[Leaf]:
        self._leaf = None
        if leaf.title:
            if not leaf.skipped:
                yield leaf
            return
        if leaf.kind is Kind.HTML:
            if leaf.start in self._masks:
                return
            self._steered_at = len(self._open) - 1
            if not self.steering.read_comments(self._text[leaf.start : leaf.end]).strip():
                return
        if not leaf.skipped:
            yield leaf

    def _cross_rule(self, event: Event) -> None:
        start = self._at(event[3])
        skipped = self._is_skipped or self.steering.skips_next
        self.steering.skips_next = False
        if start in self._masks:
            self._leaf = self._read_title(start, skipped=skipped)

    def _read_title(self, start: int, *, skipped: bool) -> Leaf | None:
        """The title of the container line that begins at `start`, if it has one."""
        mask = self._masks[start]
        if not mask.line.title:
            return None
        first, last = mask.line.title
        quotes = self._open.count("BlockQuote")
        return Leaf(Kind.OTHER, start + first, start + last, quotes=quotes, title=mask, skipped=skipped)

    def _take_inline(self, event: Event) -> None:
        leaf = self._leaf
        if event[1] == "TaskListMarker":
            if leaf:
                leaf.start = self._at(event[4])
            return
        if leaf is None:
            leaf = self._leaf = self._begin_tight(self._at(event[3]))
        leaf.inline.append(event)

    def _begin_tight(self, start: int) -> Leaf:
        """The text of an item of a tight list. The parser's range begins after the backslash of an escape."""
        if start and self._text[start - 1] == "\\" and self._text[start] in string.punctuation:
            start -= 1
        skipped = self._is_skipped or self.steering.skips_next
        self.steering.skips_next = False
        kind = self._paragraph_kind(len(self._open) - 1)
        return Leaf(kind, start, start, quotes=self._open.count("BlockQuote"), tight=True, skipped=skipped)
