"""The translation memory's percent and ranking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.core.memory import Match, Wanted, measure_percent, rank_matches
from workflow.core.memory_context import Context
from workflow.core.words import normalise
from workflow.model import State

MATCH = Match(80, State.TRANSLATED, "a.md", "u", "Like it.", "Lignende.")


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        ("Press the red button.", "Press the  red\nbutton.", 100),
        ("Press the red button.", "Press the red button!", 87),
        ("Press the red button.", "press the red button.", 87),
        ("Press the red button.", "Press the *red* button.", 89),
        ("Press the red button.", "Press the blue button.", 84),
        ("Press the red button.", "Read the whole manual first.", 40),
        ("请按下红色按钮。", "请按下蓝色按钮。", 87),
        ("กดปุ่มสีแดง", "กดปุ่มสีเขียว", 66),
        ("", "Text", 0),
    ],
)
def test_the_percent_is_what_a_translator_expects(one: str, other: str, percent: int) -> None:
    assert measure_percent(one, other) == percent


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_hundred_percent_are_equal_texts_only_and_the_order_does_not_matter(one: str, other: str) -> None:
    percent = measure_percent(one, other)
    assert (percent == 100) == (normalise(one) == normalise(other))
    assert 0 <= percent <= 100
    assert percent == measure_percent(other, one)


def test_the_higher_percent_goes_first_whatever_its_state() -> None:
    better = replace(MATCH, percent=81, state=State.OUTDATED, text="Bedre.")
    assert rank_matches(Wanted("x"), [MATCH, better]) == (better, MATCH)


def test_reviewed_goes_before_translated_before_outdated() -> None:
    outdated, translated, reviewed = (
        replace(MATCH, state=state, text=state.value) for state in (State.OUTDATED, State.TRANSLATED, State.REVIEWED)
    )
    assert rank_matches(Wanted("x"), [outdated, translated, reviewed]) == (reviewed, translated, outdated)


def test_the_same_surroundings_go_before_the_same_page_before_others() -> None:
    wanted = Wanted("x", "b.md", "own", Context("place", "near"))
    elsewhere = replace(MATCH, text="1")
    page = replace(MATCH, page="b.md", text="2")
    below = replace(MATCH, page="c.md", text="3", context=Context("place", "other"))
    between = replace(MATCH, page="d.md", text="4", context=Context("", "near"))
    assert rank_matches(wanted, [elsewhere, page, between, below]) == (below, between, page, elsewhere)


def test_the_unit_itself_is_left_out() -> None:
    assert rank_matches(Wanted("x", "a.md", "u"), [MATCH]) == ()
    assert rank_matches(Wanted("x", "b.md", "u"), [MATCH]) == (MATCH,)


def test_a_text_that_several_units_have_is_told_once_and_counted() -> None:
    again = [replace(MATCH, unit=name) for name in ("v", "w")]
    other = replace(MATCH, unit="x", source="Like  it.", text="En anden.")
    assert rank_matches(Wanted("x"), [other, *again, MATCH]) == (replace(MATCH, more=2), other)
