"""How alike two texts are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workflow.core.likeness import CONTAINING, SAME_TARGETS, Likeness

SENTENCE = "The borrow checker rejects references that outlive their values."


def measure(old: str, new: str) -> float:
    return round(Likeness().measure(old, new))


def test_white_space_markup_and_case_make_no_difference() -> None:
    assert measure(SENTENCE, "The **borrow\nchecker** rejects [references](a.md) that `outlive` their VALUES.") == 100


def test_unrelated_sentences_are_far_below_the_letters_they_share() -> None:
    assert measure(SENTENCE, "Printing to the serial port needs a driver for the controller.") < 35


def test_a_text_within_a_longer_one_is_like_it() -> None:
    assert (
        measure(SENTENCE, f"{SENTENCE} It does so at compile time, before anything runs, with a message.") >= CONTAINING
    )


def test_a_short_text_is_compared_by_its_letters() -> None:
    assert measure("Exercise", "Exercises") > 90


def test_short_links_to_one_place_are_alike_whatever_they_say() -> None:
    assert measure("[Android](bare-metal/android.md)", "[Bare](bare-metal/android.md)") == SAME_TARGETS


def test_what_is_less_alike_than_asked_for_counts_nothing() -> None:
    assert Likeness().measure(SENTENCE, "Something else entirely is said here today.", 50) == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_percentage_and_a_text_is_like_itself(old: str, new: str) -> None:
    assert 0 <= Likeness().measure(old, new) <= 100
    assert Likeness().measure(old, old) == 100
