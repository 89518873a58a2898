"""What a project can use of a TMX file."""

from __future__ import annotations

import pytest

from workflow.core.tmx import Pair, PairChooser, TmxUnit, Variant, find_unfit
from workflow.store.languages import load_languages


def choose(*variants: tuple[str, str], targets: tuple[str, ...] = ("da", "pt-BR", "zh-Hans", "zh-Hant")) -> list[Pair]:
    """The pairs of one unit for a project in English."""
    unit = TmxUnit(tuple(Variant(*variant) for variant in variants))
    return list(PairChooser(load_languages(), "en", targets).choose([unit]))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("da", "da"),
        ("DA-DK", "da"),
        ("da_DK", "da"),
        ("pt-br", "pt-BR"),
        ("PT", ""),
        ("pt-PT", ""),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("sv", ""),
        ("../../etc", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_in_any_spelling_and_as_a_variant(written: str, code: str) -> None:
    assert choose(("en", "Hello"), (written, "x")) == ([Pair(code, "Hello", "x")] if code else [])


@pytest.mark.parametrize("written", ["en", "EN-US", "en_GB", "en-AU"])
def test_the_source_language_is_taken_in_every_variant(written: str) -> None:
    assert choose((written, "Hello"), ("da", "Hej")) == [Pair("da", "Hello", "Hej")]


def test_of_several_texts_in_a_language_the_first_counts_and_empty_ones_do_not() -> None:
    assert choose(("en", "Hello"), ("da", " "), ("da", "Hej"), ("da-DK", "Goddag")) == [Pair("da", "Hello", "Hej")]
    assert choose(("en", ""), ("da", "Hej")) == []
    assert choose(("sv", "Hej"), ("da", "Hej")) == []


def test_languages_that_the_project_does_not_have_are_counted() -> None:
    chooser = PairChooser(load_languages(), "en", ("da",))
    unit = TmxUnit((Variant("en", "a"), Variant("sv", "b"), Variant("xx-1", "c")))
    assert list(chooser.choose([unit, unit])) == []
    assert dict(chooser.other) == {"sv": 2, "xx-1": 2}


@pytest.mark.parametrize(
    ("text", "unfit"),
    [
        ("a\t\r\n\u2028\U0010ffff", ""),
        ("a\x01b\x02", "U+0001"),
        ("\ufffe", "U+FFFE"),
        ("\ud800", "U+D800"),
        ("\0", "U+0000"),
    ],
)
def test_characters_that_xml_cannot_hold_are_named(text: str, unfit: str) -> None:
    assert find_unfit(text) == unfit
