"""Whether a translation has a wanted text: in another form, in another order, or inside a longer word.

A term's translation is bent by its sentence: *freie Software* becomes *freier Software*, *Speicher* stands in
*Übersetzungsspeicher*. What is asked for is therefore little – for each longer word its first two thirds – since a
warning about a good sentence costs more than one that is not given.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from workflow.core.folding import fold
from workflow.core.term_tokens import CYRILLIC_APOSTROPHE, MARKS, SPACELESS

_WORD = re.compile(rf"[^\W_][\w{MARKS}]*")
_SPACELESS = re.compile(f"[{SPACELESS}]")
_SPACES = re.compile(r"\s+")
_FUNCTION_WORD = 3
"""Letters of a word that may be an article or a preposition, and so may be another one in a sentence."""
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]+")
_ARABIC_BEFORE = ("وال", "بال", "كال", "فال", "ال", "لل")
_ARABIC_WEAK = re.compile(r"[اأإآوىيیئءؤة]")
_INSIDE = 4
"""Letters that a word needs to be looked for inside of others."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text as it is searched: without case and marks on letters."""

    text: str
    words: tuple[str, ...]


@lru_cache(maxsize=16)
def fold_text(text: str) -> FoldedText:
    """Prepare a text to be searched."""
    folded = _fold(text)
    return FoldedText(folded, tuple(dict.fromkeys(_WORD.findall(folded))))


def is_used(wanted: str, text: FoldedText) -> bool:
    """Whether a text has all words of the wanted one, in any form and order; at least the longer ones of several."""
    folded = _fold(wanted)
    if _SPACELESS.search(wanted):
        return _SPACES.sub("", folded).rstrip("ー") in _SPACES.sub("", text.text)
    words = _WORD.findall(folded)
    longer = [word for word in words if len(word) > _FUNCTION_WORD]
    if not words or not any(map(str.isalpha, folded)):
        return folded.strip() in text.text
    return all(_has_word(word, text) for word in longer or words)


def _has_word(word: str, text: FoldedText) -> bool:
    if len(word) >= _INSIDE and word[: len(word) - len(word) // 5] in text.text:
        return True
    begin = word[: len(word) - len(word) // 3] if len(word) > _INSIDE else word[:3]
    if any(each.startswith(begin) for each in text.words):
        return True
    return bool(_ARABIC.fullmatch(word)) and _has_root(_find_root(word), text)


def _has_root(root: str, text: FoldedText) -> bool:
    """Whether some word in Arabic letters has the same consonants: plurals change what stands between them."""
    found = (_find_root(each) for each in text.words if _ARABIC.fullmatch(each))
    return len(root) > 1 and any(each.startswith(root) and len(each) - len(root) < 3 for each in found)


def _find_root(word: str) -> str:
    """A word without Arabic article and weak letters: `أنواع` and `نوع` have the same."""
    article = next((each for each in _ARABIC_BEFORE if word.startswith(each)), "")
    return _ARABIC_WEAK.sub("", word.removeprefix(article))


def _fold(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.lower()
    return CYRILLIC_APOSTROPHE.sub("", fold(unicodedata.normalize("NFKC", text)))
