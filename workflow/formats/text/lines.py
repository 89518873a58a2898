"""The lines of a plain text: where each begins, what stands before its words, and what its words begin with."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from workflow.formats.text.drawings import FRAME

SPACES = " \t\f\v"
"""White space within a line; line separators of Unicode end no line."""

_BARE_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_QUOTE = re.compile(r"(?:[ \t\f\v]*(?=>))?(?:>[ \t]?)*")
_INDENT = re.compile(r"[ \t\f\v]*")
_MARK = r"(?:[-*+•‣◦▪–]|\(?(?:\d{1,3}|[a-zA-Z])\)|\d{1,3}\.|\d{1,3}(?:\.\d{1,3})+\.?)"
_MARKER = re.compile(rf"(?:{_MARK}[ \t]+)+(?=\S)")
_LONE_MARKER = re.compile(rf"{_MARK}(?:[ \t]+{_MARK})*\Z")
_RULE = re.compile(r"([=\-~^\"*#+_.:`'])\1{2,}[ \t]*\Z")

EDGE = f"{SPACES}\r\n"
"""White space around a translation, which its place has already."""

LONE = "lone"
"""The rule of a line that is nothing but a list marker."""


class Line(NamedTuple):
    """One line, without its line end."""

    start: int
    text: int
    """Where its words begin: after quoting marks, indentation and a list marker."""
    end: int
    """Where its words end; white space and the line end follow."""
    quote: str
    """The quoting marks, without white space: `>>`."""
    marker: str
    """A list marker or a heading's number, without white space."""
    rule: str
    """The character of a line that is nothing but a rule or an underline; or `lone`."""
    words: int
    """Where its words begin if the marker is one of them."""

    @property
    def bare(self) -> bool:
        """Whether the marker is a number that could as well begin a sentence: `2.3`."""
        return bool(_BARE_NUMBER.fullmatch(self.marker))

    def without_marker(self) -> Line:
        """The line with its marker as the first of its words."""
        return self._replace(text=self.words, marker="")


def read_lines(text: str) -> list[Line]:
    """The lines of a text; LF, CRLF and lone CR end them."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        if start == len(text) and start:
            break
        end -= len(match[1]) - len(match[1].rstrip(SPACES))
        position = start + (not start and text.startswith("\ufeff"))
        quote = _QUOTE.match(text, position, max(position, end))
        position = quote.end() if quote else position
        indent = _INDENT.match(text, position, max(position, end))
        position = indent.end() if indent else position
        rule = _RULE.match(text, position, max(position, end))
        lone = not rule and _LONE_MARKER.match(text, position, max(position, end))
        marker = None if rule or lone else _MARKER.match(text, position, max(position, end))
        lines.append(
            Line(
                start,
                marker.end() if marker else position,
                max(position, end),
                ">" * (quote[0].count(">") if quote else 0),
                marker[0].strip() if marker else "",
                rule[1] if rule else LONE if lone else "",
                position,
            )
        )
    return lines


def starts_anything(word: str) -> bool:
    """Whether a line that begins with this word would be an item, a quote, a rule or a frame."""
    return (
        bool(FRAME.match(word)) or word.startswith(">") or bool(_RULE.match(word)) or bool(_MARKER.match(f"{word} x"))
    )


def is_lone(words: str) -> bool:
    """Whether a line of these words alone would be no prose: a list marker without its text, or a rule."""
    return bool(_LONE_MARKER.match(words) or _RULE.match(words))


def measure_width(text: str) -> int:
    """The columns a text takes: wide East Asian characters take two, combining ones none (Unicode's annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
