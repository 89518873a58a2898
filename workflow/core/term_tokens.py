"""The words of a text in which terms are looked for, with their places; markup that is no prose parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workflow.core.word_forms import fold_word
from workflow.model import Markup

SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that are written without spaces: Thai, Lao, Burmese, Khmer, kana, Han. Each character is a token."""

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0900-\u0963\u0966-\u096f\u0971-\u0dff\u0f71-\u0f84\u200c\u200d"
)
"""Signs that belong to the letter before them, which `\\w` does not know."""
CYRILLIC_APOSTROPHE = re.compile("(?<=[\u0400-\u04ff])['’ʼ](?=[\u0400-\u04ff])")
"""Belongs to its word (`пам'ять`), where others part words (`l'unité`, `page's`)."""

_TOKEN = re.compile(rf"[{SPACELESS}]|(?:(?![{SPACELESS}])[\w{MARKS}]|{CYRILLIC_APOSTROPHE.pattern})+|[^\w\s]")
_HYPHENS = frozenset("-\u2010\u2011\u00ad")
_APOSTROPHES = {"’": "'", "ʼ": "'"}
_OPEN = frozenset({"emphasis", "tag"})
"""Kinds of markup that may stand inside a term."""
_SPACE = re.compile(r"&(?:nbsp|#160|#xa0|thinsp|#8239);", re.IGNORECASE)


class TermToken(NamedTuple):
    """A word, a character of a script without spaces, or a sign."""

    folded: str
    """What is compared; empty for something that no term goes across, such as code."""
    start: int
    end: int


def split_tokens(text: str, pieces: Sequence[Markup] = ()) -> list[TermToken]:
    """The tokens of a text; `pieces` is its markup as its format says.

    A hyphen between two words is no token: `translation-memory` has the tokens of `translation memory`. An underscore
    belongs to its word, which so is none of a term's.
    """
    found: list[TermToken] = []
    at = 0
    for piece in pieces:
        found += _split(text, at, piece.start)
        if not _is_open(text, piece):
            found.append(TermToken("", piece.start, piece.end))
        at = piece.end
    found += _split(text, at, len(text))
    return found


def _split(text: str, start: int, end: int) -> Iterator[TermToken]:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        first, last = match.span()
        if (
            word in _HYPHENS
            and start < first
            and last < end
            and not (text[first - 1].isspace() or text[last].isspace())
        ):
            continue
        yield TermToken(_APOSTROPHES.get(word) or fold_word(CYRILLIC_APOSTROPHE.sub("", word)), first, last)


def _is_open(text: str, piece: Markup) -> bool:
    """Whether a term may go across a piece: `**source** page`, `source&nbsp;page`, `[source](a.md) page`."""
    if piece.kind in _OPEN:
        return True
    raw = text[piece.start : piece.end]
    if piece.kind == "entity":
        return bool(_SPACE.fullmatch(raw))
    return piece.kind == "link" and raw.startswith(("[", "]")) and not (raw.startswith("[") and raw.endswith("]"))
