"""Source texts that can be told apart, and translations that name the text they were made for."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from workflow.core.words import normalise

_NOUNS = ("river", "forest", "harbour", "market", "lantern", "garden")
_ENDS = ("sleeps in the cold months.", "was closed by its owner, as everybody knows.", "waits.")
SENTENCES = tuple(f"The {noun} {end}" for noun in _NOUNS for end in _ENDS)
"""Some are much alike, as those of real books are."""

sentences = st.sampled_from(SENTENCES)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)

_TRANSLATION = re.compile(r"[a-z]+\d+ (.*)", re.DOTALL)


def translate(language: str, count: int, source: str) -> str:
    """A translation unlike any other one."""
    return f"{language}{count} {normalise(source)}"


def made_for(translation: str) -> str:
    """The source text that a translation was made for."""
    found = _TRANSLATION.fullmatch(translation)
    assert found, translation
    return found.group(1)


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, however it is wrapped."""
    return [f"{part.strip()}." for part in normalise(paragraph).split(".") if part.strip()]


def is_same(before: str, after: str) -> bool:
    """Whether a translation of one source text may stand as current under another one.

    White space alone means nothing to a translation; whatever else the plan of a sync calls the same belongs here.
    """
    return normalise(before) == normalise(after)
