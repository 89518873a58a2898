"""The lines of a plain text: where each begins, what stands before its words, and what its words begin with."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_QUOTE = re.compile(r"\ufeff?[ \t]*(?:>[ \t]?)*")
_INDENT = re.compile(r"[ \t\f\v]*")
_MARKER = re.compile(r"(?:(?:[-*+•‣◦▪–]|\(?(?:\d{1,3}|[a-zA-Z])\)|\d{1,3}\.|\d{1,3}(?:\.\d{1,3})+\.?)[ \t]+)+(?=\S)")
_RULE = re.compile(r"([=\-~^\"*#+_.:`'])\1{2,}[ \t]*\Z")


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
    """The character of a line that is nothing but a rule or an underline."""


def read_lines(text: str) -> list[Line]:
    """The lines of a text; LF, CRLF and lone CR end them."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        if start == len(text) and start:
            break
        end -= len(match[1]) - len(match[1].rstrip())
        quote = _QUOTE.match(text, start, max(start, end))
        position = quote.end() if quote else start
        indent = _INDENT.match(text, position, max(position, end))
        position = indent.end() if indent else position
        rule = _RULE.match(text, position, max(position, end))
        marker = None if rule else _MARKER.match(text, position, max(position, end))
        lines.append(
            Line(
                start,
                marker.end() if marker else position,
                max(position, end),
                ">" * (quote[0].count(">") if quote else 0),
                marker[0].strip() if marker else "",
                rule[1] if rule else "",
            )
        )
    return lines


def starts_anything(word: str) -> bool:
    """Whether a line that begins with this word would be an item, a quote or a rule."""
    return word.startswith(">") or bool(_RULE.match(word)) or bool(_MARKER.match(f"{word} x"))


def measure_width(text: str) -> int:
    """The columns a text takes: wide East Asian characters take two, combining ones none (Unicode's annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
