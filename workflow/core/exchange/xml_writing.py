"""Text as XML: what a parser gives back is the very text."""

from __future__ import annotations

import re

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML 1.0 document can hold, not even as a reference (section 2.2)."""

_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = {**_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_TO_ESCAPE = re.compile("[&<>\r]")
_TO_ESCAPE_IN_ATTRIBUTE = re.compile('[&<>\r"\n\t]')


def escape_text(text: str) -> str:
    """The text between two tags; a parser would make a line feed of a carriage return (XML 1.0, section 2.11)."""
    return _TO_ESCAPE.sub(lambda match: _TEXT[match[0]], text)


def escape_attribute(text: str) -> str:
    """The text between the quotes of an attribute; what XML cannot hold is shown as an unknown character."""
    return _TO_ESCAPE_IN_ATTRIBUTE.sub(lambda match: _ATTRIBUTE[match[0]], replace_impossible(text))


def replace_impossible(text: str) -> str:
    """The text with what XML cannot hold as unknown characters."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def find_impossible(text: str) -> list[int]:
    """Where characters stand that XML cannot hold."""
    return [match.start() for match in _IMPOSSIBLE.finditer(text)]
