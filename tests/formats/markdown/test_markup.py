"""The markup inside a unit's text: the cases in `tests/cases/markdown/inline`."""

from __future__ import annotations

import pytest

from tests.cases_reader import read_cases
from workflow.formats.markdown import FORMAT
from workflow.model import Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case[1:], id=case[0]) for case in read_cases("markdown/inline/markup.txt")],
)
def test_the_markup_of_each_case_is_the_expected_one(text: str, expected: str) -> None:
    source = text.removesuffix("\n")
    pieces = FORMAT.markup(source, Kind.PARAGRAPH, options=FORMAT.options)
    lines = [f"{piece.kind} {source[piece.start : piece.end]}".replace("\n", "⏎") + "\n" for piece in pieces]
    assert "".join(lines) == expected


def test_a_code_unit_has_no_prose() -> None:
    (piece,) = FORMAT.markup("x = 1", Kind.CODE, options=FORMAT.options)
    assert (piece.start, piece.end, piece.kind) == (0, 5, "code")


def test_the_markup_of_an_html_unit_is_that_of_html() -> None:
    (first, last) = FORMAT.markup("a <b>*c*</b>", Kind.HTML, options=FORMAT.options)
    assert (first.kind, last.kind) == ("tag", "tag")
