"""Texts as a search compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.core.folding import fold, map_folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ångström CAFÉ Straße", "angstrom cafe strasse"),
        ("cafe\u0301", "cafe"),
        ("don’t", "don't"),
        ("a\u00a0b\nc", "a b c"),
        ("soft\u00adware \u200bzero", "software zero"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("İstanbul", "istanbul"),
        ("Ελλάδα", "ελλαδα"),
        ("한글", "한글"),
        ("ที่", "ที่"),
        ("हिन्दी", "हिन्दी"),
        ("smørrebrød", "smørrebrød"),
        ("a\ud800b\0c", "a\ufffdbc"),
    ],
)
def test_case_accents_points_and_invisible_characters_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_composed_character_is_the_same_as_its_parts() -> None:
    assert fold("が") == fold("か\u3099")


@given(st.text())
def test_every_place_of_the_folded_text_is_known_in_the_text(text: str) -> None:
    folded, places = map_folded(text)
    assert folded == fold(text) == fold(folded)
    assert len(places) == len(folded) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)
