"""Source texts that can be told apart, and translations that name the text they were made for."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from workflow.core.words import normalise

_NOUNS = ("river", "forest", "harbour", "market", "lantern", "garden")
_ENDS = ("sleeps in the cold months.", "was closed by its owner, as everybody knows.", "waits.")
_RICH_ENDS = (
    "costs 12 coins a day.",
    "is shown on [the map](https://a.example/map).",
    "opens when you type `knock` and wait.",
    "is *very* old, they say.",
)
SENTENCES = tuple(f"The {noun} {end}" for noun in _NOUNS for end in (*_ENDS, *_RICH_ENDS))
"""Some are much alike, as those of real books are."""

sentences = st.sampled_from(SENTENCES)
_alike = st.tuples(st.lists(st.sampled_from(_NOUNS), min_size=2, max_size=3), st.sampled_from(_RICH_ENDS))
"""Sentences that name the same value: which of them an edit means cannot be told from the value."""
paragraphs = st.one_of(
    st.lists(sentences, min_size=1, max_size=3), _alike.map(lambda said: [f"The {noun} {said[1]}" for noun in said[0]])
).map(" ".join)

_VALUES = (
    ("12", "7", "1999"),
    ("https://a.example/map", "https://b.example/map", "map.md"),
    ("`knock`", "`ring`", "`knock --twice`"),
)
"""Values that authors put in each other's place, and translators take over as they are."""
_STYLES = ("*very*", "_very_")
_VALUE = re.compile("|".join(re.escape(value) for values in _VALUES for value in sorted(values, reverse=True)))
_TRANSLATION = re.compile(r"([a-z]+)\d+ (.*)", re.DOTALL)


def change_value(paragraph: str, which: int, to: int) -> str:
    """The paragraph with one of its values changed; as it is where it has none."""
    found = list(_VALUE.finditer(paragraph))
    if not found:
        return paragraph
    value = found[which % len(found)]
    others = next([other for other in values if other != value[0]] for values in _VALUES if value[0] in values)
    return f"{paragraph[: value.start()]}{others[to % len(others)]}{paragraph[value.end() :]}"


def change_style(paragraph: str) -> str:
    """The paragraph with its emphasis written in the other style, which says the same."""
    old, new = _STYLES if _STYLES[0] in paragraph else reversed(_STYLES)
    return paragraph.replace(old, new)


def translate(language: str, count: int, source: str) -> str:
    """A translation unlike any other one; and unlike its source in order, too: in Danish the last sentence is first."""
    return f"{language}{count} {_order(language, source)}"


def made_for(translation: str) -> str:
    """The source text that a translation was made for, or carried to."""
    found = _TRANSLATION.fullmatch(translation)
    assert found, translation
    return _order(found[1], found[2])


def name_of(translation: str) -> str:
    """What a translation has in common with those that it was carried to, and no other one has."""
    return translation.partition(" ")[0]


def _order(language: str, text: str) -> str:
    said = split_sentences(text)
    return " ".join(reversed(said) if language == "da" else said)


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, however it is wrapped."""
    return re.split(r"(?<=\.) ", normalise(paragraph))


def is_same(before: str, after: str) -> bool:
    """Whether a translation of one source text may stand as current under another one.

    White space and the style of emphasis alone mean nothing to a translation; whatever else the plan of a sync calls
    the same belongs here.
    """
    return _without_style(before) == _without_style(after)


def _without_style(text: str) -> str:
    return normalise(text).replace(_STYLES[1], _STYLES[0])
