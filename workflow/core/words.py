"""Words and white space: what counts as a word, and when two texts are the same but for their wrapping."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # scripts without spaces: a character is a word
    r"|[^\W_](?:[^\W_]|['’\-](?=[^\W_]))*"
)
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()\s]*\)|\bhttps?://\S+|`+[^`]*`+")


def normalise(text: str) -> str:
    """The text with every run of white space as one space and none at its ends: equal for re-wrapped texts."""
    return _SPACES.sub(" ", text).strip() if text else ""


def count_words(text: str) -> int:
    """The words of a unit's source: runs of letters and digits, without tags, link targets, URLs and code.

    Han characters and kana count one each. A unit with no such run (a symbol, only code) counts one, so that no unit
    weighs nothing.
    """
    return max(1, sum(1 for _ in _WORD.finditer(_MARKUP.sub(" ", text))))
