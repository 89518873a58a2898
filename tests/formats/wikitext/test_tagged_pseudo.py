"""A pseudo-translation, which changes every letter of the prose and no markup, never changes a page's structure."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.formats.wikitext.case_reader import read_cases
from tests.formats.wikitext.pages import PAGE, make_view, number_units, parse, render
from tests.formats.wikitext.random_pages import prose_pages
from workflow.formats.wikitext import FORMAT
from workflow.model import TITLE_ID, Document, Shown, Span

_ACCENTED = str.maketrans("aeiouyAEIOUYcns", "àéîôüÿÀÉÎÔÜŸçñš")
PAGES = [
    pytest.param(case.page.text, id=case.title)
    for case in read_cases("rendering.txt", "kinds.txt", "variables.txt", "marking.txt", "words.txt")
    if not case.all_parts("warning")
]


def accent(span: Span) -> str:
    """The unit's text with accents on its prose."""
    parts: list[str] = []
    at = 0
    for markup in FORMAT.markup(span.source, span.kind, options=FORMAT.options):
        assert at <= markup.start < markup.end <= len(span.source)
        parts += [span.source[at : markup.start].translate(_ACCENTED), span.source[markup.start : markup.end]]
        at = markup.end
    return "".join(parts) + span.source[at:].translate(_ACCENTED)


def outline(text: str) -> object:
    return FORMAT.outline(text, page=PAGE, options=FORMAT.options)


def check_structure(document: Document) -> None:
    pseudo = {
        unit_id: Shown(accent(span), "da", "ltr")
        for unit_id, span in zip(number_units(document), document.spans, strict=True)
        if unit_id != TITLE_ID
    }
    view = make_view("da")
    assert outline(render(document, view, pseudo)) == outline(render(document, view))
    for unit_id, span in zip(number_units(document), document.spans, strict=True):
        if unit_id != TITLE_ID:
            assert FORMAT.faults(span, pseudo[unit_id].text or "", options=FORMAT.options) == ()


@pytest.mark.parametrize("text", PAGES)
def test_a_page_keeps_its_structure(text: str) -> None:
    check_structure(parse(text))


@given(text=prose_pages)
def test_any_page_keeps_its_structure(text: str) -> None:
    check_structure(parse(text))
