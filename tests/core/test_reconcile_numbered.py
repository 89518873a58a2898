"""Who is who on wiki pages, whose units are numbered and may carry markers."""

from __future__ import annotations

import pytest

from tests.core.documents import WIKI, follow_wiki, ids, make_template, write_wiki
from workflow.core.reconcile import reconcile
from workflow.errors import DocumentError

ONE = "The first paragraph says one thing."
TWO = "A second paragraph, quite unlike the others."
THREE = "Lastly: what nobody had expected at all."


def mark(number: int, text: str) -> str:
    """A unit with its marker, as the wiki writes it."""
    return f"<!--T:{number}-->\n{text}"


def test_new_units_are_numbered_in_order() -> None:
    plan = follow_wiki([ONE, TWO, THREE])[0]
    assert ids(plan)[-3:] == ["1", "2", "3"]
    assert plan.highest == 3


def test_new_numbers_go_on_from_the_highest_marker() -> None:
    plan = follow_wiki([mark(7, ONE), TWO])[0]
    assert ids(plan)[-2:] == ["7", "8"]


def test_a_marker_decides_whatever_the_text_says() -> None:
    _, second = follow_wiki([mark(1, ONE), mark(2, TWO)], [mark(2, ONE), mark(1, TWO)])
    assert ids(second)[-2:] == ["2", "1"]
    assert sorted(second.edited) == ["1", "2"]


def test_a_lost_marker_is_found_again_by_its_text() -> None:
    _, second = follow_wiki([mark(1, ONE), mark(5, TWO), mark(3, THREE)], [mark(1, ONE), TWO, mark(3, THREE)])
    assert ids(second)[-3:] == ["1", "5", "3"]
    assert second.new == ()


def test_a_lost_marker_of_an_edited_text_is_found_by_likeness() -> None:
    _, second = follow_wiki([mark(1, ONE), mark(5, TWO)], [mark(1, ONE), TWO.replace("quite", "very")])
    assert ids(second)[-2:] == ["1", "5"]


def test_the_highest_number_is_never_given_again() -> None:
    first, second, third = follow_wiki([ONE, TWO], [ONE], [ONE, "0000 zzzz"])
    assert (first.highest, second.highest, third.highest) == (2, 2, 3)
    assert ids(third)[-1] == "3"


def test_a_marker_named_by_hand_is_kept() -> None:
    plan = follow_wiki([f"<!--T:intro-->\n{ONE}", TWO])[0]
    assert ids(plan)[-2:] == ["intro", "1"]


def test_one_marker_on_two_units_is_refused_with_both_lines() -> None:
    with pytest.raises(DocumentError, match="'1' stands at line 2") as caught:
        reconcile(WIKI, write_wiki([mark(1, ONE), mark(1, TWO)]), ())
    assert (caught.value.path, caught.value.line) == (WIKI, 5)


def test_one_marker_on_two_units_is_refused_where_one_of_the_texts_is_new() -> None:
    first = follow_wiki([mark(1, ONE), mark(2, TWO)])[0]
    with pytest.raises(DocumentError):
        reconcile(WIKI, write_wiki([mark(1, ONE), mark(1, TWO + " More.")]), make_template(first))


def test_a_text_that_comes_back_takes_its_number_again() -> None:
    plan = reconcile(WIKI, write_wiki([ONE, TWO]), (), highest=9, returning={TWO: "4"})
    assert ids(plan)[-2:] == ["10", "4"]


def test_a_new_number_avoids_a_number_in_use() -> None:
    first = follow_wiki([mark(3, ONE)])[0]
    plan = reconcile(WIKI, write_wiki([mark(3, ONE), mark(9, TWO), THREE]), make_template(first), highest=3)
    assert ids(plan)[-3:] == ["3", "9", "10"]
