"""Reading a document's events: pyromark's, with their byte ranges, in a form that is quick to walk.

The parser reads GitHub Flavored Markdown and definition lists. Heading attributes, math and front matter are read by
our own modules, because other renderers take them for prose and the parser would hide them there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from pyromark import Markdown
from pyromark import Options as Parser

GFM = (
    Parser.ENABLE_TABLES
    | Parser.ENABLE_FOOTNOTES
    | Parser.ENABLE_STRIKETHROUGH
    | Parser.ENABLE_TASKLISTS
    | Parser.ENABLE_GFM
)
PLAIN = Markdown(options=GFM)
DEFINITIONS = Markdown(options=GFM | Parser.ENABLE_DEFINITION_LIST)

Event = tuple[str, str, Any, int, int]
"""`Start`, `End` or `Leaf`; the name of the element; its data; the first byte and one past the last."""


_CONTINUING = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


def read_events(text: str, parser: Markdown) -> Iterator[Event]:
    """The events of a document in order, with offsets in bytes of its UTF-8 form."""
    for event, span in parser.events_with_range(text):
        if isinstance(event, str):
            yield "Leaf", event, None, span["start"], span["end"]
            continue
        ((verb, value),) = cast("dict[str, Any]", event).items()
        if verb not in ("Start", "End"):
            yield "Leaf", verb, value, span["start"], span["end"]
        elif isinstance(value, str):
            yield verb, value, None, span["start"], span["end"]
        else:
            ((name, data),) = value.items()
            yield verb, name, data, span["start"], span["end"]


def character_finder(text: str) -> Callable[[int], int]:
    """A function from offsets in the UTF-8 form of `text` to offsets in its characters."""
    if text.isascii():
        return int
    data = text.encode("utf-8", "surrogatepass")
    last_offset = last_character = 0

    def find(offset: int) -> int:
        """Counts from the place that was asked for last: offsets mostly come in order."""
        nonlocal last_offset, last_character
        if offset >= last_offset:
            last_character += len(data[last_offset:offset].translate(None, _CONTINUING))
        else:
            last_character -= len(data[offset:last_offset].translate(None, _CONTINUING))
        last_offset = offset
        return last_character

    return find
