"""Which attributes a reader sees, and so a translator translates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from workflow.formats.html.attributes import Attribute, first_values, read_attributes
from workflow.formats.html.tokens import SPACE

SEEN = frozenset(("alt", "title", "placeholder", "aria-label"))
"""Attributes that are text on every element."""

_BUTTONS = frozenset(("submit", "reset", "button"))


@dataclass(frozen=True)
class Wanted:
    """Which attributes a project wants translated."""

    attributes: frozenset[str]
    meta: frozenset[str]
    """Names (or properties) of `<meta>` elements whose `content` is text."""
    pattern: re.Pattern[str]
    """Finds out quickly whether a tag could have such an attribute."""


@lru_cache(maxsize=64)
def choose_wanted(attributes: tuple[str, ...], meta: tuple[str, ...]) -> Wanted:
    """The wanted attributes: those every page has, and those of the options `attributes` and `meta`."""
    names = SEEN | {name.lower() for name in attributes}
    words = "|".join(re.escape(name) for name in sorted(names | {"value", "content"}))
    pattern = re.compile(rf"[{SPACE}/\"'}}](?:{words})[{SPACE}]*=", re.IGNORECASE)
    return Wanted(names, frozenset(name.lower() for name in meta), pattern)


def options_to_wanted(attributes: Iterable[str], meta: Iterable[str]) -> Wanted:
    """`choose_wanted` for the values as a configuration has them."""
    return choose_wanted(tuple(attributes), tuple(meta))


def find_visible(text: str, start: int, end: int, name: str, wanted: Wanted) -> list[Attribute]:
    """The attributes of the start tag `text[start:end]` that are text, in order. The first of a name counts."""
    if not wanted.pattern.search(text, start, end):
        return []
    attributes = read_attributes(text, start, end)
    names = wanted.attributes | _names_of_element(name, attributes, wanted)
    seen: set[str] = set()
    found: list[Attribute] = []
    for attribute in attributes:
        if attribute.name in names and attribute.name not in seen and attribute.start < attribute.end:
            found.append(attribute)
        seen.add(attribute.name)
    return found


def _names_of_element(name: str, attributes: list[Attribute], wanted: Wanted) -> frozenset[str]:
    if name == "input" and first_values(attributes).get("type", "").strip().lower() in _BUTTONS:
        return frozenset(("value",))
    if name == "meta":
        values = first_values(attributes)
        if (values.get("name") or values.get("property") or "").strip().lower() in wanted.meta:
            return frozenset(("content",))
    return frozenset()
