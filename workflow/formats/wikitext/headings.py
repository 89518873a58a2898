"""Headings of wikitext: one line with as many equals signs before its text as after it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_HEADING = re.compile(r"(={1,6})([^\r\n]+)\1")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]|\[[a-z]+:[^\s\]]*(?:\s+([^\]]*))?\]", re.IGNORECASE)
_MARKS = re.compile(r"<!--.*?-->|</?[a-z][^<>]*>|'{2,}", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line."""

    level: int
    text: str
    """What stands between the equals signs."""


def read_heading(text: str) -> Heading | None:
    """The heading that `text` wholly is, or None; a text of several lines is none.

    With unequal runs the shorter one counts, as MediaWiki has it. A text with the beginning of a marker is no heading:
    the rest of the page would be inside that comment.
    """
    if not text.startswith("="):
        return None
    match = _HEADING.fullmatch(text)
    return Heading(len(match[1]), match[2].strip()) if match and "<!--T:" not in text else None


def make_anchor(heading: str) -> str:
    """The id MediaWiki gives a section with this heading, fit for an attribute: `Our ''big'' goal` → `Our_big_goal`."""
    words = _LINK.sub(lambda link: link[1] or link[2] or "", heading)
    words = html.unescape(_MARKS.sub("", words))
    return html.escape(re.sub(r"[ \t\n\r\f_]+", "_", words.strip()))
