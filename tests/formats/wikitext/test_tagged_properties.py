"""What holds for every page with translate tags, whatever its author wrote."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.formats.wikitext.pages import PAGE, list_sources, make_view, number_units, parse, render
from tests.formats.wikitext.random_pages import tidy_pages, wild_pages
from tests.formats.wikitext.translate_oracle import RefusedPageError, read_page
from workflow.errors import DocumentError
from workflow.formats.wikitext import FORMAT
from workflow.formats.wikitext.tags import has_tags
from workflow.model import TITLE_ID, Document, Shown, Slot, Span

pages = st.one_of(tidy_pages, wild_pages)


def parse_or_none(text: str) -> Document | None:
    try:
        return parse(text)
    except DocumentError:
        return None


def parse_good(text: str) -> Document:
    document = parse_or_none(text)
    assume(document is not None and document.numbered)
    assert document is not None
    markers = [span.marker for span in document.spans if span.marker]
    assume(len(set(markers)) == len(markers))  # such a page is refused when its units are told apart
    return document


@given(text=pages)
def test_a_page_is_read_as_translate_reads_it(text: str) -> None:
    assume(has_tags(text))
    # Where a tag goes between a lone CR and a line feed, the two become one line end.
    assume("\r" not in text.replace("\r\n", ""))
    try:
        reading = read_page(text)
    except RefusedPageError:
        with pytest.raises(DocumentError, match=r"\((pt|tpt)-[a-z-]+\)"):
            parse(text)
        return
    document = parse(text)
    assert tuple(list_sources(document)) == reading.units
    assert render(document, make_view("en")).replace("\r\n", "\n") == reading.shown


@given(text=pages)
def test_an_error_names_the_page_and_one_of_its_lines(text: str) -> None:
    assume(parse_or_none(text) is None)
    with pytest.raises(DocumentError) as caught:
        parse(text)
    assert caught.value.path == PAGE
    assert 1 <= caught.value.line <= len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@given(text=tidy_pages)
def test_the_places_and_what_stands_between_them_are_the_page(text: str) -> None:
    document = parse_good(text)
    at = 0
    parts: list[str] = []
    places: list[Span | Slot] = [*document.spans, *document.slots]
    for place in sorted(places, key=lambda place: (place.start, place.end)):
        assert at <= place.start <= place.end
        parts += [text[at : place.start], text[place.start : place.end]]
        at = place.end
    assert "".join(parts) + text[at:] == text
    assert [span.start for span in document.spans] == sorted(span.start for span in document.spans)
    assert [slot.start for slot in document.slots] == sorted(slot.start for slot in document.slots)


@given(text=tidy_pages)
def test_written_markers_are_read_back_with_the_same_texts(text: str) -> None:
    document = parse_good(text)
    ids = number_units(document)
    marked = parse(FORMAT.with_markers(document, ids))
    assert tuple(span.marker for span in marked.spans) == ids
    assert [span.source for span in marked.spans] == [span.source for span in document.spans]


@given(text=tidy_pages)
def test_writing_markers_twice_changes_nothing_more(text: str) -> None:
    document = parse_good(text)
    once = FORMAT.with_markers(document, number_units(document))
    again = parse(once)
    assert FORMAT.with_markers(again, number_units(again)) == once


@given(text=tidy_pages)
def test_written_markers_do_not_show(text: str) -> None:
    document = parse_good(text)
    marked = parse(FORMAT.with_markers(document, number_units(document)))
    assert render(marked, make_view("en")) == render(document, make_view("en"))


@given(text=tidy_pages)
def test_the_source_text_as_translation_shows_the_source_page(text: str) -> None:
    document = parse_good(text)
    assume(not document.warnings and "\r" not in text.replace("\r\n", ""))
    assume("\r\n" not in text or "\n" not in text.replace("\r\n", ""))
    same = {
        unit_id: Shown(span.source, "da", "ltr")
        for unit_id, span in zip(number_units(document), document.spans, strict=True)
        if unit_id != TITLE_ID
    }
    assert render(document, make_view("da"), same) == render(document, make_view("en"))
