"""The attributes of one tag, with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from workflow.formats.html.tokens import ATTRIBUTE, SPACE, TEMPLATE

_NAME = re.compile(rf"</?[^{SPACE}/>]++")
_NEXT = re.compile(rf"[{SPACE}/]++|{TEMPLATE}|{ATTRIBUTE}", re.IGNORECASE)


class Attribute(NamedTuple):
    """One attribute as written."""

    name: str
    """In lower case."""
    value: str
    """Without its quotes; entities and templates stay as written."""
    quote: str
    """`"`, `'` or empty."""
    name_end: int
    """Where the name ends and, if there is one, `=` or white space before it begins."""
    start: int
    """Where the value begins, with its quote."""
    end: int


def read_attributes(text: str, start: int, end: int) -> list[Attribute]:
    """The attributes of the tag `text[start:end]`, in order; a name that stands twice comes twice."""
    found: list[Attribute] = []
    name = _NAME.match(text, start, end)
    position = name.end() if name else end
    while position < end:
        match = _NEXT.match(text, position, end)
        if match is None:
            position += 1
            continue
        position = match.end()
        if key := match["key"]:
            raw = match["value"] or ""
            quote = raw[0] if raw[:1] in ('"', "'") else ""
            value_start = match.start("value") if match["set"] else position
            found.append(
                Attribute(key.lower(), raw[1:-1] if quote else raw, quote, match.end("key"), value_start, position)
            )
    return found


def first_values(attributes: list[Attribute]) -> dict[str, str]:
    """Name to value; of a name that stands twice the first counts, as in browsers (13.2.5.33)."""
    values: dict[str, str] = {}
    for attribute in attributes:
        values.setdefault(attribute.name, attribute.value)
    return values
