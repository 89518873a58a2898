"""Word diffs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workflow.core.diff import Part, diff_words

texts = st.text(alphabet="ab '’-.,\n\u200dø漢", max_size=30) | st.text(max_size=30)


def test_a_replaced_word_is_a_deletion_and_an_insertion() -> None:
    assert diff_words("a red house", "a blue house") == (
        Part("equal", "a "),
        Part("delete", "red"),
        Part("insert", "blue"),
        Part("equal", " house"),
    )


def test_equal_texts_are_one_part_and_empty_ones_none() -> None:
    assert diff_words("same text", "same text") == (Part("equal", "same text"),)
    assert diff_words("", "") == ()


@given(texts, texts)
def test_joining_the_parts_gives_both_texts(old: str, new: str) -> None:
    parts = diff_words(old, new)
    assert "".join(part.text for part in parts if part.kind != "insert") == old
    assert "".join(part.text for part in parts if part.kind != "delete") == new


@given(texts, texts)
def test_no_part_is_empty_and_no_two_neighbours_are_of_one_kind(old: str, new: str) -> None:
    parts = diff_words(old, new)
    assert all(part.text for part in parts)
    assert all(one.kind != other.kind for one, other in pairwise(parts))
