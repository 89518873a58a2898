"""Texts as a search compares them: without case, accents and points, and characters that nobody types."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "‘’‛ʼ′＇"
_ACCENTS = (
    (0x0300, 0x036F),
    (0x0591, 0x05BD),  # Hebrew points and accents
    (0x05BF, 0x05C7),
    (0x0610, 0x061A),  # Arabic
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE2F),  # variation selectors, half marks
)
"""Marks that a reader does without. Vowel signs and tones of Thai or Devanagari are not among them."""
_HANGUL = (0xAC00, 0xD7A3)
"""Syllables, which are not taken apart."""


class _Folding(dict[int, str]):
    """Character → what it is compared as; found out when it is first met, the same whatever stands beside it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(code)
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in folded case, without accents, points and invisible characters; every white space is one space."""
    return text.translate(_FOLDING)


def map_folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each place in it, its end included, the place in the text that it comes from."""
    pieces = [_FOLDING[ord(char)] for char in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), (*places, len(text))


def _fold_character(code: int) -> str:
    char = chr(code)
    if 0xD800 <= code < 0xE000:
        return "\ufffd"
    if _HANGUL[0] <= code <= _HANGUL[1]:
        return char
    if char in _APOSTROPHES:
        return "'"
    if char.isspace():
        return " "
    if unicodedata.category(char) in ("Cc", "Cf"):
        return ""
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).casefold())
    return "".join(piece for piece in decomposed if not _is_accent(ord(piece)))


def _is_accent(code: int) -> bool:
    return any(first <= code <= last for first, last in _ACCENTS)
