"""Texts that were split, and texts that were joined."""

from __future__ import annotations

from workflow.core.likeness import Likeness
from workflow.core.splits import find_splits

LONG = "The kernel checks every request that comes in from the network before it goes any further."
SHORT = "Nothing else runs before that."
OTHER = "A paragraph about something quite different."


def test_the_larger_part_of_a_split_text_is_its_unit_and_the_other_is_offered_its_translation() -> None:
    old, new = [f"{LONG} {SHORT}", OTHER], [LONG, SHORT, OTHER]
    assert find_splits(old, new, {0: 0, 2: 1}, Likeness()) == ({0: 0, 2: 1}, {1: (0,)})


def test_a_smaller_part_that_was_paired_gives_way_to_the_larger() -> None:
    old, new = [f"{SHORT} {LONG}"], [SHORT, LONG]
    assert find_splits(old, new, {0: 0}, Likeness()) == ({1: 0}, {0: (0,)})


def test_a_part_that_carries_a_marker_stays_the_unit() -> None:
    old, new = [f"{SHORT} {LONG}"], [SHORT, LONG]
    assert find_splits(old, new, {0: 0}, Likeness(), marked={0}) == ({0: 0}, {1: (0,)})


def test_two_texts_that_were_joined_are_the_larger_with_the_other_offered() -> None:
    old, new = [SHORT, LONG], [f"{SHORT} {LONG}"]
    assert find_splits(old, new, {0: 0}, Likeness()) == ({0: 1}, {0: (0,)})


def test_parts_with_something_new_between_them_are_offered_the_text_too() -> None:
    old, new = [f"{LONG} It is a rule that nobody may break."], [LONG, OTHER, "It is a rule that nobody may break."]
    assert find_splits(old, new, {0: 0}, Likeness()) == ({0: 0}, {2: (0,)})


def test_a_new_text_beside_an_edited_one_is_offered_nothing() -> None:
    old, new = [LONG], [LONG.replace("every", "each"), OTHER]
    assert find_splits(old, new, {0: 0}, Likeness()) == ({0: 0}, {})


def test_a_copied_part_is_no_split() -> None:
    old, new = [f"{LONG} {SHORT}"], [f"{LONG} {SHORT} More.", LONG]
    assert find_splits(old, new, {0: 0}, Likeness()) == ({0: 0}, {})
