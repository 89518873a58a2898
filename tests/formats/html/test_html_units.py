from __future__ import annotations

import pytest

from tests.formats.html.cases import read_cases
from tests.formats.html.render import parse
from workflow.formats.html import FORMAT
from workflow.model import Format, Kind, Span

CASES = read_cases("units.txt")


def show(span: Span) -> str:
    level = f" {span.level}" if span.kind is Kind.HEADING else ""
    return f"{span.kind}{level}: {span.source}".replace("\n", "⏎")


@pytest.mark.parametrize(("page", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_page_has_these_units(page: str, expected: str) -> None:
    assert [show(span) for span in parse(page).spans] == expected.splitlines()


def test_the_format_satisfies_the_protocol() -> None:
    assert isinstance(FORMAT, Format)


def test_a_note_belongs_to_the_next_unit_alone() -> None:
    spans = parse("<!-- polyfolio: note: a noun --><p>Direction</p><p>Other</p>").spans
    assert [span.note for span in spans] == ["a noun", ""]


def test_further_attributes_and_meta_names_are_options() -> None:
    page = '<p data-tip="Tip"></p><meta property="og:title" content="Share">'
    options = {"attributes": ["data-tip"], "meta": ["og:title"]}
    assert [span.source for span in FORMAT.parse(page, page="a.html", options=options).spans] == ["Tip", "Share"]


def test_white_space_that_a_style_keeps_is_not_joined() -> None:
    assert parse('<p><i style="white-space:pre">a\n b</i></p>').spans[0].source.count("\n") == 1


def test_an_empty_script_of_xhtml_does_not_swallow_the_page() -> None:
    page = '<script src="x"/><p>Text</p>'
    assert [span.source for span in parse(page, "page.xhtml").spans] == ["Text"]
    assert parse(page, "page.html").spans == ()


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<svg>", "<b><i></b>", "<p><b>"])
def test_any_depth_of_nesting_is_read(piece: str) -> None:
    document = parse(piece * 5000 + "text")
    assert document.text == piece * 5000 + "text"
