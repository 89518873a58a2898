"""What counts as a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.core.words import count_words, normalise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two three.", 3),
        ("It's a well-known fact", 4),
        ("don’t", 1),
        ("", 1),
        ("…", 1),
        ("`only code`", 1),
        ("a `code` b", 2),
        ('<b class="x y z">bold</b> text', 2),
        ("[link text](https://example.org/a/b)", 2),
        ("see https://example.org/a-b now", 2),
        ("12 apples", 2),
        ("翻译 text", 3),
        ("ひらがな", 4),
        ("snake_case", 2),
        ("Ærø ñandú", 2),
    ],
)
def test_words_are_runs_of_letters_without_markup(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text())
def test_every_unit_weighs_something(text: str) -> None:
    assert count_words(text) >= 1


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == " ".join(text.split()) or "\x1c" <= min(text) <= "\x1f"
