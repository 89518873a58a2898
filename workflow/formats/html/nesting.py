"""The elements that are open at a place of a page, and whether text there may be translated.

Follows the HTML standard where it decides what a text belongs to: void elements, implied end tags, and end tags that
match nothing (13.2.6.4.7). Formatting elements that overlap are closed one by one, without the standard's copies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum
from typing import NamedTuple

from workflow.formats.html.attributes import first_values, read_attributes
from workflow.formats.html.elements import (
    BLOCK,
    CLOSES_PARAGRAPH,
    IMPLIED_END,
    PROTECTED,
    SCOPES,
    VOID,
)


class Reach(IntEnum):
    """Whether the text of an element may be translated."""

    NEVER = 0
    """Code, scripts and drawings: nothing inside switches it back on."""
    OFF = 1
    """`translate="no"`, the class `notranslate`, or a comment."""
    ON = 2


class Element(NamedTuple):
    """An open element."""

    name: str
    reach: Reach
    block: str
    """The nearest element that is no inline one: itself, or one around it."""


def read_reach(tag: str, outer: Reach) -> Reach:
    """What a start tag's own attributes say of its content (the standard's 3.2.6.3, and the class other tools use)."""
    values = first_values(read_attributes(tag, 0, len(tag)))
    own = values.get("translate", "?").strip().lower()
    if own in ("yes", ""):
        return Reach.ON
    if own == "no" or "notranslate" in values.get("class", "").split():
        return Reach.OFF
    return outer


_REACH = re.compile("translate", re.IGNORECASE)
_ROOT = Element("", Reach.ON, "")
_CLOSED = Element("", Reach.ON, "")
"""Stands for an inline element that was closed before those inside of it."""
_IN_TABLE = frozenset(("td", "th", "caption"))


class Nesting:
    """The stack of open elements; no step walks the stack, so that a page may nest as deep as it likes."""

    def __init__(self) -> None:
        self._open: list[Element] = []
        self._places: dict[str, list[int]] = {}
        """Name to the indexes in the stack of the open elements of that name."""
        self._walls: list[int] = []
        """Indexes of open elements that an end tag cannot reach through."""
        self._blocks: list[int] = []
        """Indexes of open elements that are not inline."""
        self.top = _ROOT
        """The innermost open element."""

    @property
    def foreign(self) -> bool:
        """Whether this is inside a drawing or a formula, which have elements of their own."""
        return bool(self._places.get("svg") or self._places.get("math"))

    def leave_foreign(self, name: str) -> bool:
        """End an unclosed drawing before a block element that cannot be in it (13.2.6.5). False if it stays open."""
        if name not in CLOSES_PARAGRAPH or self._places.get("foreignobject"):
            return False
        self._cut(min(self._places[one][0] for one in ("svg", "math") if self._places.get(one)))
        return True

    def open_element(self, name: str, tag: str, *, off: bool = False, xml: bool = False) -> Reach:
        """Enter an element, ending those it implies. Gives what its own attributes may be: translated or not.

        `off` protects the element by a comment before it; `xml` lets a tag that ends with `/>` be empty.
        """
        if name in CLOSES_PARAGRAPH or name in IMPLIED_END:
            self._end_implied(name)
        outer = self.top
        reach = outer.reach
        if off:
            reach = min(Reach.OFF, reach)
        elif reach is not Reach.NEVER and _REACH.search(tag):
            reach = read_reach(tag, reach)
        if name in VOID or (tag.endswith("/>") and (xml or self.foreign)):
            return reach
        inner = Reach.NEVER if name in PROTECTED else reach
        index = len(self._open)
        if name in BLOCK or name in SCOPES:
            self._blocks.append(index)
            if name in SCOPES:
                self._walls.append(index)
        self.top = Element(name, inner, name if name in BLOCK else outer.block)
        self._open.append(self.top)
        self._places.setdefault(name, []).append(index)
        return reach

    def close_element(self, name: str) -> bool:
        """Leave an element; an inline one alone, any other with all inside of it. False if none can be reached."""
        places = self._places.get(name)
        if not places:
            return False
        index = places[-1]
        walls = self._walls if name not in SCOPES else self._places.get("table", ()) if name in _IN_TABLE else ()
        if walls and walls[-1] > index:
            return False
        if name in BLOCK or name in SCOPES:
            self._cut(index)
            return True
        places.pop()
        self._open[index] = _CLOSED
        self._drop_closed()
        return True

    def _end_implied(self, name: str) -> None:
        paragraphs = self._places.get("p")
        if name in CLOSES_PARAGRAPH and paragraphs and paragraphs[-1] == self._blocks[-1]:
            self._cut(paragraphs[-1])
        if name in IMPLIED_END:
            ended, bounds = IMPLIED_END[name]
            bound = max((self._places[one][-1] for one in bounds if self._places.get(one)), default=-1)
            inside = [
                places[bisect_right(places, bound)]
                for one in ended
                if (places := self._places.get(one)) and places[-1] > bound
            ]
            if inside:
                self._cut(min(inside))

    def _cut(self, index: int) -> None:
        for element in self._open[index:]:
            if element is not _CLOSED:
                self._places[element.name].pop()
        del self._open[index:]
        for indexes in (self._blocks, self._walls):
            while indexes and indexes[-1] >= index:
                indexes.pop()
        self._drop_closed()

    def _drop_closed(self) -> None:
        while self._open and self._open[-1] is _CLOSED:
            self._open.pop()
        self.top = self._open[-1] if self._open else _ROOT
