"""Characters that nobody sees, written here as escapes."""

from __future__ import annotations

import pytest

from tests.checks.cases import find, make_case


@pytest.mark.parametrize(
    ("translation", "language", "message"),
    [
        ("Der\u200bGarten", "de", "has the invisible character U+200B"),
        ("Der\u00adGarten", "de", "has the invisible character U+00AD"),
        ("\ufeffDer Garten", "de", "has the invisible character U+FEFF"),
        ("Der Garten\u200d", "de", "has the invisible character U+200D"),
        ("Der \ufffdarten", "de", "has the invisible character U+FFFD"),
        ("\u202eהגן\u202c", "he", "has the invisible character U+202E"),
        ("Der\x08 Garten", "de", "has the invisible character U+0008"),
    ],
)
def test_an_invisible_character_is_named(translation: str, language: str, message: str) -> None:
    assert find("invisible", make_case("markdown", "The garden", translation, language)) == [message]


@pytest.mark.parametrize(
    ("translation", "language"),
    [
        ("می\u200cروند", "fa"),
        ("ក\u200bខ", "km"),
        ("\u2066C++\u2069 הגן", "he"),
        ("הגן \u200f!", "he"),
        ("Gärtner \U0001f468\u200d\U0001f33e", "de"),
        ("Le jardin\u202f!", "fr"),
    ],
)
def test_what_a_script_needs_is_no_fault(translation: str, language: str) -> None:
    assert find("invisible", make_case("markdown", "The garden", translation, language)) == []
