"""How well a text answers a question for words, and where it has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.core.concordance import Closeness, find_places, measure_closeness, read_question
from workflow.core.folding import fold


def mark(text: str, question: str) -> str:
    """The text with brackets around what was found."""
    pieces, done = [], 0
    for start, end in find_places(text, read_question(question)):
        pieces += [text[done:start], "[", text[start:end], "]"]
        done = end
    return "".join([*pieces, text[done:]])


@pytest.mark.parametrize(
    ("text", "question", "closeness"),
    [
        ("Sow the seeds.", "THE seeds", Closeness.PHRASE),
        ("Sow the seeds.", "the seed", Closeness.PART),
        ("Sow the seeds, all seed.", "seed", Closeness.PHRASE),
        ("Seeds: sow them.", "sow seed", Closeness.WORDS),
        ("Sow the seeds.", "sow water", None),
        ("请浇水。", "浇水", Closeness.PART),
        ("`x` -> `y`", "->", Closeness.PHRASE),
    ],
)
def test_a_phrase_is_closer_than_a_part_and_that_than_words(
    text: str, question: str, closeness: Closeness | None
) -> None:
    assert measure_closeness(fold(text), read_question(question)) == closeness


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        ("Le CAFÉ, le café.", "cafe", "Le [CAFÉ], le [café]."),
        ("cafe\u0301s", "café", "[cafe\u0301]s"),
        ("Straße", "stras", "[Straß]e"),
        ("Seeds: sow them.", "sow seed", "[Seed]s: [sow] them."),
        ("aaa", "a", "[aaa]"),
        ("浇水，再浇水", "浇水", "[浇水]，再[浇水]"),
        ("nothing here", "there", "nothing here"),
        ("any", "", "any"),
    ],
)
def test_what_was_found_is_marked_in_the_text_as_it_is(text: str, question: str, marked: str) -> None:
    assert mark(text, question) == marked


def test_a_long_question_is_cut_and_an_empty_one_asks_for_nothing() -> None:
    assert len(read_question("x" * 2000).phrase) == 500
    assert read_question(" \u200b\n").words == ()


@given(st.text(max_size=30), st.integers(0, 29), st.integers(1, 10))
def test_every_piece_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    sought = read_question(text[start : start + length])
    if sought.words and "  " not in fold(text):
        assert measure_closeness(fold(text), sought) is not None
        places = find_places(text, sought)
        assert places
        assert all(0 <= first < last <= len(text) for first, last in places)
