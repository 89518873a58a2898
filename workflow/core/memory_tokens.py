"""The pieces of a text by which the translation memory finds texts that are like it."""

from __future__ import annotations

import re

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that are written without spaces: Thai, Lao, Burmese, Khmer, kana, Han."""
_WORD = re.compile(rf"[{_SPACELESS}]+|(?:(?![{_SPACELESS}])[^\W_])+")
_PIECE = re.compile(rf"[{_SPACELESS}]|(?:(?![{_SPACELESS}])\w)+|[^\w\s]")
_IS_SPACELESS = re.compile(rf"[{_SPACELESS}]")


def list_tokens(text: str) -> tuple[str, ...]:
    """What a text is indexed by, each once, in the order of the text: its words in folded case.

    Of scripts without spaces these are all pairs of neighbouring characters; a character that stands alone is one too.
    The same text has the same tokens as long as the index has the same version.
    """
    found: dict[str, None] = {}
    for word in _WORD.findall(text.casefold()):
        if len(word) > 2 and _IS_SPACELESS.match(word):
            found.update(dict.fromkeys(word[place : place + 2] for place in range(len(word) - 1)))
        else:
            found[word] = None
    return tuple(found)


def split_pieces(text: str) -> list[str]:
    """All of a text but its white space, in order: words, single signs, and characters of scripts without spaces."""
    return _PIECE.findall(text)
