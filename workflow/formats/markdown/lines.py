"""The lines of a unit: joining them into the text a translator sees, and the prefix of lines that are added.

CommonMark 0.31.2, sections 6.7 (hard line breaks), 6.8 (soft line breaks) and 5 (container blocks).
"""

from __future__ import annotations

import re

from workflow.formats.markdown.shape import BLANK

ATX = re.compile(r"#{1,6}(?![^ \t\r\n])")
"""The marks at the begin of an ATX heading (CommonMark, section 4.2)."""

LINE_END = re.compile(r"\r\n|\r|\n")
_NOT_QUOTE = re.compile(r"[^\t >]")
_LINE_START = re.compile(r"[^\r\n]*\Z")


def has_lines(raw: str) -> bool:
    """Whether the text has more than one line."""
    return "\n" in raw or "\r" in raw


def has_lone_return(raw: str) -> bool:
    """Whether the text has a carriage return without a line feed: CommonMark's line end, which the parser overlooks in
    code and HTML blocks."""
    return "\r" in raw and "\r" in raw.replace("\r\n", "")


def join_lines(raw: str, *, quotes: int, hard_breaks: frozenset[int]) -> str:
    """A block's text as one line: soft breaks, with the container prefixes and the indentation after them, are one
    space. At a hard break, whose offsets in `raw` are given, a backslash or two spaces and a line feed are kept."""
    prefix = prefix_pattern(quotes)
    pieces, at = [], 0
    for match in LINE_END.finditer(raw):
        line = raw[at : match.start()]
        shown = line.rstrip(" \t")
        if at + len(shown) in hard_breaks:
            pieces.append(shown + "  \n")
        elif at + len(shown) - 1 in hard_breaks and shown.endswith("\\"):
            pieces.append(shown + "\n")
        else:
            pieces.append(shown + " ")
        continued = prefix.match(raw, match.end())
        at = continued.end() if continued else match.end()
    return "".join((*pieces, raw[at:]))


def prefix_pattern(quotes: int) -> re.Pattern[str]:
    """Matches the marks of at most so many block quotes, and indentation, at the begin of a line."""
    return re.compile(rf"(?:[ \t]*>){{0,{quotes}}}[ \t]*")


def continuation_prefix(text: str, start: int, end: int, quotes: int) -> str:
    """What stands before an added line of the block at `start`: as before its own second line, else as before its
    first, where every mark but those of block quotes becomes a space."""
    first_end = LINE_END.search(text, start, end)
    if first_end:
        match = prefix_pattern(quotes).match(text, first_end.end())
        return match[0] if match else ""
    before = _LINE_START.search(text, 0, start)
    return _NOT_QUOTE.sub(" ", before[0]) if before else ""


def newline_of(text: str) -> str:
    """The line end of the document: that of its first line, a line feed if it has none."""
    match = LINE_END.search(text)
    return match[0] if match else "\n"


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks at its ends."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip(BLANK))
    return start, max(start, start + len(raw.strip(BLANK)))
