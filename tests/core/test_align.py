"""Aligning two sequences of texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workflow.core.align import Sequences, align_alike, align_edited, align_elsewhere, align_equal, keep_in_order
from workflow.core.likeness import Likeness


def _paragraphs(old: list[str], new: list[str]) -> Sequences:
    return Sequences(old, new, ["p"] * len(old), ["p"] * len(new))


letters = st.lists(st.sampled_from("abcdef"), max_size=12)


def test_common_ends_are_paired_first() -> None:
    assert align_equal("abab", "abxab") == {0: 0, 1: 1, 3: 2, 4: 3}


def test_a_repeated_text_is_paired_along_the_sequence() -> None:
    assert align_equal(["a", "b", "a"], ["a", "x", "b", "a"]) == {0: 0, 2: 1, 3: 2}


def test_what_is_left_over_is_paired_first_with_first() -> None:
    pairs = align_equal("xyab", "abyx")
    assert align_elsewhere("xyab", "abyx", pairs) | pairs == {0: 2, 1: 3, 2: 1, 3: 0}


def test_the_longest_rising_part_is_in_order() -> None:
    assert keep_in_order({0: 4, 1: 0, 2: 1, 3: 2}) == {1: 0, 2: 1, 3: 2}


def test_an_edit_is_found_between_fixed_points_only() -> None:
    old, new = ["first one", "stays", "second one"], ["stays", "first one!", "second one!"]
    assert align_edited(_paragraphs(old, new), {0: 1}, Likeness()) == {2: 2}


def test_edits_keep_their_order_with_the_greatest_likeness() -> None:
    old = ["alpha beta gamma", "delta epsilon zeta"]
    new = ["alpha beta gamma!", "something else 123", "delta epsilon zeta!"]
    assert align_edited(_paragraphs(old, new), {}, Likeness()) == {0: 0, 2: 1}


@given(letters, letters)
def test_pairs_are_equal_texts_in_rising_order(old: list[str], new: list[str]) -> None:
    pairs = align_equal(old, new)
    assert all(new[index] == old[found] for index, found in pairs.items())
    assert keep_in_order(pairs) == pairs


@given(letters, letters)
def test_no_old_text_is_paired_twice(old: list[str], new: list[str]) -> None:
    pairs = align_equal(old, new)
    pairs |= align_elsewhere(old, new, pairs)
    texts = _paragraphs(old, new)
    pairs |= align_edited(texts, pairs, Likeness())
    pairs |= align_alike(texts, pairs, Likeness())
    assert len(set(pairs.values())) == len(pairs)
    assert sum(min(old.count(text), new.count(text)) for text in set(new)) <= len(pairs)


def test_a_short_text_between_two_edited_ones_is_edited_too() -> None:
    old = ["alpha beta gamma delta", "The end.", "epsilon zeta eta theta"]
    new = ["alpha beta gamma delta!", "The bitter end.", "epsilon zeta eta theta!"]
    assert align_edited(_paragraphs(old, new), {}, Likeness()) == {0: 0, 1: 1, 2: 2}


def test_a_short_link_that_moved_and_leads_elsewhere_is_the_same_text() -> None:
    old = ["[Closures](traits/closures.md)", "Something that stays where it is."]
    new = ["Something that stays where it is.", "Something entirely new here.", "[Closures](closures.md)"]
    assert align_alike(_paragraphs(old, new), {0: 1}, Likeness()) == {2: 0}
