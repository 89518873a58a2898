"""What is a unit, feature by feature: the cases in `tests/cases/markdown`."""

from __future__ import annotations

import pytest

from tests.cases_reader import CASES, read_cases
from tests.formats.markdown.pages import parse, render
from workflow.model import Span

NAMES = sorted(path.name for path in (CASES / "markdown").glob("*.txt"))
EVERY = [pytest.param(*case[1:], id=f"{name}: {case[0]}") for name in NAMES for case in read_cases(f"markdown/{name}")]


def describe(span: Span) -> str:
    """A span as the cases write it: kind, level, text and note on one line."""
    level = f" {span.level}" if span.level else ""
    note = f" ({span.note})" if span.note else ""
    return f"{span.kind}{level}: {span.source}{note}".replace("\n", "⏎") + "\n"


@pytest.mark.parametrize(("text", "expected"), EVERY)
def test_the_units_of_each_case_are_the_expected_ones(text: str, expected: str) -> None:
    assert "".join(describe(span) for span in parse(text).spans) == expected


@pytest.mark.parametrize(("text", "expected"), EVERY)
def test_line_ends_do_not_matter_to_units(text: str, expected: str) -> None:
    document = parse(text.replace("\n", "\r\n"))
    assert "".join(describe(span) for span in document.spans) == expected
    assert render(document, lambda _: None) == text.replace("\n", "\r\n")
