"""What a pair of translate tags holds, cut into pieces at really empty lines.

Translate's rule: two line ends directly after each other separate; the white space around them and at both ends goes
to the page, never into a unit. A line that holds a space separates nothing, and no structure is looked at.
"""

from __future__ import annotations

import re

from workflow.formats.wikitext.regions import Region
from workflow.formats.wikitext.tags import Section

SPACE = " \t\n\r\f\v"
"""White space as Translate takes it: ASCII alone, so that a no-break space is text."""

_BETWEEN = re.compile(r"(?:\r?\n){2}")
_NEWLINE = re.compile(r"\r?\n")


def split_pieces(text: str, content: Region) -> tuple[Region, ...]:
    """The places of the pieces of text in `content`, in order, none empty and none with white space at its ends."""
    pieces: list[Region] = []
    start, end = content
    while start < end:
        cut = _BETWEEN.search(text, start, end)
        stop = cut.start() if cut else end
        piece = text[start:stop]
        lead = len(piece) - len(piece.lstrip(SPACE))
        kept = piece.strip(SPACE)
        if kept:
            pieces.append((start + lead, start + lead + len(kept)))
        start = cut.end() if cut else end
    return tuple(pieces)


def widen_tags(text: str, section: Section) -> tuple[Region, Region]:
    """The places of a section's two tags, each with the one line end inside that goes when the tag does."""
    start, end = section.content
    after = _NEWLINE.match(text, start, end)
    opened = after.end() if after else start
    closed = end
    if closed > opened and text[closed - 1] == "\n":
        closed -= 1
        closed -= closed > opened and text[closed - 1] == "\r"
    return (section.opening[0], opened), (closed, section.closing[1])
