"""Line ends: LF and CRLF both end a line, and each file keeps its own."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\r|\n")
_PAIR = re.compile(r"(?<!\r)\r\n")
_FEED = re.compile(r"(?<!\r)\n")


class LineIndex:
    """The lines of one text, counted once, so that many positions in it are told quickly."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in _LINE_END.finditer(text)]

    def line_at(self, offset: int) -> int:
        """The line, from 1, of the character at `offset`."""
        return bisect_right(self._ends, offset) + 1


def find_newline(text: str) -> str:
    """The line end a page with tags uses: its first LF or CRLF, or a line feed; a lone CR is none."""
    end = text.find("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def unify_newlines(text: str) -> str:
    """The text with every CRLF as a line feed, as translators see it; one behind a lone CR stays, so that it comes back
    as it was."""
    return _PAIR.sub("\n", text) if "\r" in text else text


def restore_newlines(text: str, newline: str) -> str:
    """A translator's text with the line ends of the file it goes into."""
    unified = unify_newlines(text)
    return unified if newline == "\n" else _FEED.sub(newline, unified)
