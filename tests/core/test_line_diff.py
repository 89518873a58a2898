"""Line diffs of two documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workflow.core.diff import Part
from workflow.core.line_diff import Hunk, diff_lines

OLD = "one\ntwo\nthree four\nfive\nsix\nseven\neight\n"


def test_equal_documents_have_no_difference() -> None:
    assert diff_lines(OLD, OLD) == ()


def test_a_changed_line_is_a_word_diff_between_its_neighbours() -> None:
    assert diff_lines(OLD, OLD.replace("four", "4")) == (
        Hunk(
            3, ("one", "two"), (Part("equal", "three "), Part("delete", "four"), Part("insert", "4")), ("five", "six")
        ),
    )


def test_lines_that_came_or_went_are_told_whole() -> None:
    assert diff_lines("a\nb", "a\nx\ny\nb") == (Hunk(2, ("a",), (Part("insert", "x\ny"),), ("b",)),)
    assert diff_lines("a\nx\nb", "a\nb") == (Hunk(2, ("a",), (Part("delete", "x"),), ("b",)),)


def test_an_empty_line_that_came_is_a_change_too() -> None:
    assert [hunk.parts for hunk in diff_lines("a\nb", "a\n\nb")] == [(Part("insert", ""),)]


def test_a_lost_final_line_end_is_a_change() -> None:
    assert len(diff_lines("a\n", "a")) == 1


@given(st.lists(st.sampled_from(["a", "b c", "", "d\r"])), st.lists(st.sampled_from(["a", "b c", "", "e"])))
def test_the_parts_hold_every_line_that_is_in_one_document_only(old: list[str], new: list[str]) -> None:
    was, now = "\n".join(old), "\n".join(new)
    hunks = diff_lines(was, now)
    assert bool(hunks) == (was != now)
    lines = now.split("\n")
    for hunk in hunks:
        come = "".join(part.text for part in hunk.parts if part.kind != "delete")
        if any(part.kind != "delete" for part in hunk.parts):
            size = come.count("\n") + 1
            assert "\n".join(lines[hunk.line - 1 : hunk.line - 1 + size]) == come
