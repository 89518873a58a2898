from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.text.render import parse
from workflow.formats.text import FORMAT
from workflow.model import Format, Kind, Span

FILE = Path(__file__).parents[2] / "cases" / "text" / "units.txt"


def read_cases() -> list[tuple[str, ...]]:
    """The cases of the file: title, text, expected units."""
    cases = FILE.read_text(encoding="utf-8").split("\n~~~~\n")[1:]
    return [tuple(part.strip("\n") for part in f"\n{case}".split("\n....")) for case in cases]


def show(span: Span) -> str:
    level = f" {span.level}" if span.kind is Kind.HEADING else ""
    return f"{span.kind}{level}: {span.source}".replace("\n", "⏎")


CASES = read_cases()


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_text_has_these_units(text: str, expected: str) -> None:
    assert [show(span) for span in parse(text).spans] == expected.splitlines()


def test_every_line_break_stays_where_the_option_says_so() -> None:
    assert [span.source for span in parse("a\nb", keep_line_breaks=True).spans] == ["a\nb"]


def test_rewrapping_a_paragraph_changes_nothing() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert parse(words).spans[0].source == parse(words.replace(" s", "\ns")).spans[0].source


def test_the_format_satisfies_the_protocol() -> None:
    assert isinstance(FORMAT, Format)


def test_addresses_and_variables_are_no_prose() -> None:
    source = "Hi {name}, see https://a.example/b or ask me@a.example."
    found = [source[one.start : one.end] for one in FORMAT.markup(source, Kind.PARAGRAPH, options=FORMAT.options)]
    assert found == ["{name}", "https://a.example/b", "me@a.example"]
