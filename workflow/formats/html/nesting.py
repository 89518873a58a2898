"""The elements that are open at a place of a page, and whether text there may be translated.

Follows the HTML standard where it decides what a text belongs to: void elements, implied end tags, and end tags that
match nothing (13.2.6.4.7). Formatting elements that overlap are closed one by one, without the standard's copies.
"""

from __future__ import annotations

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
    if outer is Reach.NEVER or "translate" not in tag.lower():
        return outer
    values = first_values(read_attributes(tag, 0, len(tag)))
    own = values.get("translate", "?").strip().lower()
    if own in ("yes", ""):
        return Reach.ON
    if own == "no" or "notranslate" in values.get("class", "").split():
        return Reach.OFF
    return outer


class Nesting:
    """The stack of open elements; every step is cheap however deep the page nests."""

    def __init__(self) -> None:
        self._open: list[Element] = []
        self._counts: dict[str, int] = {}
        self._root = Element("", Reach.ON, "")

    @property
    def top(self) -> Element:
        """The innermost open element."""
        return self._open[-1] if self._open else self._root

    @property
    def foreign(self) -> bool:
        """Whether this is inside a drawing or a formula, which have elements of their own."""
        return bool(self._counts.get("svg") or self._counts.get("math"))

    def leave_foreign(self, name: str) -> bool:
        """End an unclosed drawing before a block element that cannot be in it (13.2.6.5). False if it stays open."""
        if name not in CLOSES_PARAGRAPH or self._counts.get("foreignobject"):
            return False
        while self.foreign and (self.close_element("svg") or self.close_element("math")):
            pass
        return not self.foreign

    def open_element(self, name: str, tag: str, *, off: bool = False, xml: bool = False) -> Reach:
        """Enter an element, ending those it implies. Gives what its own attributes may be: translated or not.

        `off` protects the element by a comment before it; `xml` lets a tag that ends with `/>` be empty.
        """
        self._end_implied(name)
        outer = self.top
        reach = min(Reach.OFF, outer.reach) if off else read_reach(tag, outer.reach)
        if name not in VOID and not (tag.endswith("/>") and (xml or self.foreign)):
            inner = Reach.NEVER if name in PROTECTED else reach
            self._open.append(Element(name, inner, name if name in BLOCK else outer.block))
            self._counts[name] = self._counts.get(name, 0) + 1
        return reach

    def close_element(self, name: str) -> bool:
        """Leave an element; an inline one alone, any other with all inside of it. False if none of the name is open."""
        if not self._counts.get(name):
            return False
        inline = name not in BLOCK
        for index in range(len(self._open) - 1, -1, -1):
            found = self._open[index].name
            if found == name:
                if inline:
                    self._forget(self._open.pop(index).name)
                else:
                    self._cut(index)
                return True
            if found in SCOPES if name not in SCOPES else found == "table" and name in ("td", "th", "caption"):
                return False
        return False

    def _end_implied(self, name: str) -> None:
        if name in CLOSES_PARAGRAPH and self._counts.get("p"):
            for index in range(len(self._open) - 1, -1, -1):
                found = self._open[index].name
                if found == "p":
                    self._cut(index)
                if found in BLOCK or found in SCOPES:
                    break
        if name in IMPLIED_END:
            ended, bounds = IMPLIED_END[name]
            if any(self._counts.get(one) for one in ended):
                self._end_within(ended, bounds)

    def _end_within(self, ended: frozenset[str], bounds: frozenset[str]) -> None:
        cut = -1
        for index in range(len(self._open) - 1, -1, -1):
            found = self._open[index].name
            if found in ended:
                cut = index
                if len(ended) == 1:
                    break
            elif found in bounds:
                break
        if cut >= 0:
            self._cut(cut)

    def _cut(self, index: int) -> None:
        for element in self._open[index:]:
            self._forget(element.name)
        del self._open[index:]

    def _forget(self, name: str) -> None:
        self._counts[name] -= 1
