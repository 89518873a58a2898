"""What holds for every document and every translation."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.markdown.documents import DOCUMENTS, TRANSLATIONS
from tests.formats.markdown.pages import VIEW, faults, outline, parse, pseudo, render
from workflow.formats.markdown import FORMAT
from workflow.model import Kind


@given(text=DOCUMENTS, code=st.booleans())
def test_without_translations_every_document_comes_out_as_it_is(text: str, code: bool) -> None:
    assert render(parse(text, code=code), lambda _: None) == text


@given(text=DOCUMENTS, code=st.booleans())
def test_spans_are_in_order_and_do_not_overlap(text: str, code: bool) -> None:
    at = 0
    for span in parse(text, code=code).spans:
        assert at <= span.start < span.end <= len(text)
        assert span.source
        at = span.end


@given(text=DOCUMENTS)
def test_a_pseudo_translation_keeps_the_outline_and_has_no_faults(text: str) -> None:
    document = parse(text)
    assert [faults(span, pseudo(span)) for span in document.spans] == [()] * len(document.spans)
    assert outline(render(document, pseudo)) == outline(text)


@given(text=DOCUMENTS, translation=TRANSLATIONS, number=st.integers(0, 9))
def test_translating_one_unit_leaves_all_else_as_it_is(text: str, translation: str, number: int) -> None:
    document = parse(text)
    if not document.spans:
        return
    chosen = document.spans[number % len(document.spans)]
    placed = render(document, lambda span: translation if span is chosen else None)
    assert placed.startswith(text[: chosen.start])
    assert placed.endswith(text[chosen.end :])


@given(text=DOCUMENTS, translation=TRANSLATIONS, number=st.integers(0, 9))
def test_a_translation_that_passes_takes_no_other_unit_away(text: str, translation: str, number: int) -> None:
    text = text.replace("\r", "")
    document = parse(text)
    if not document.spans or not translation.strip():
        return
    index = number % len(document.spans)
    chosen = document.spans[index]
    placed = render(document, lambda span: translation if span is chosen else None)
    if faults(chosen, translation) or outline(placed) != outline(text):
        return
    others = [span.source for span in (*document.spans[:index], *document.spans[index + 1 :])]
    found = iter([span.source for span in parse(placed).spans])
    assert all(source in found for source in others)


@given(text=DOCUMENTS)
def test_a_unit_written_back_in_one_line_reads_the_same(text: str) -> None:
    """But for a mark alone on a line after a hard break, which would get a text by joining; and for lone carriage
    returns in tables, which the parser does not take for line ends."""
    text = text.replace("\r", "")
    if any(line.strip(" \t>") in (":", "*", "-", "1.", "#") for line in text.split("\n")):
        return
    document = parse(text)
    placed = render(document, lambda span: span.source)
    assert outline(placed) == outline(text)
    assert [span.source for span in parse(placed).spans] == [span.source for span in document.spans]


@given(text=DOCUMENTS)
def test_marks_of_the_language_do_not_change_the_outline(text: str) -> None:
    assert outline(render(parse(text), lambda _: None, replace(VIEW, mark=True))) == outline(text)


@given(text=TRANSLATIONS)
def test_markup_is_in_order_and_inside_the_text(text: str) -> None:
    at = 0
    for piece in FORMAT.markup(text, Kind.PARAGRAPH, options=FORMAT.options):
        assert at <= piece.start < piece.end <= len(text)
        at = piece.end
