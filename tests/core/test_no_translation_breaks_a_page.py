"""Whatever stands in a document and in its PO file: the page that is shown has the structure of the source page."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import take_part
from tests.formats.html.pages import pages as html_pages
from tests.formats.markdown.documents import DOCUMENTS, TRANSLATIONS
from tests.formats.text.render import texts as plain_texts
from tests.formats.wikitext.random_pages import prose_pages, tidy_pages, wild_pages
from tests.formats.wikitext.test_structure_properties import TEXTS as WIKITEXTS
from workflow.core.render import SourcePage, find_broken, render_page
from workflow.errors import DocumentError
from workflow.formats import html, markdown, text, wikitext
from workflow.model import Document, Format, Shown, Unit, View

PAGES: dict[str, tuple[Format, st.SearchStrategy[str], st.SearchStrategy[str]]] = {
    "markdown": (markdown.FORMAT, DOCUMENTS, TRANSLATIONS),
    "html": (html.FORMAT, html_pages, html_pages),
    "wikitext": (wikitext.FORMAT, WIKITEXTS, WIKITEXTS),
    "wikitext with translate tags": (
        wikitext.FORMAT,
        st.one_of(prose_pages, tidy_pages, wild_pages),
        st.one_of(tidy_pages, WIKITEXTS),
    ),
    "text": (text.FORMAT, plain_texts, plain_texts),
}
"""Format, documents, and what a hostile or clumsy translator writes."""

EVERY_FORMAT = pytest.mark.parametrize(("format", "documents", "translations"), PAGES.values(), ids=PAGES)


def read_page(format: Format, written: str) -> SourcePage | None:
    """The page with a unit per span; None where its author made an error."""
    page = f"page{format.suffixes[0]}"
    try:
        document: Document = format.parse(written, page=page, options=format.options)
    except DocumentError:
        return None
    units = tuple(Unit(f"unit {number}", span) for number, span in enumerate(document.spans))
    return SourcePage(page, format, format.options, document, units, View(page, "en", "ltr", "en", "ltr"))


def show_texts(source: SourcePage, texts: dict[str, str], hidden: Iterable[str]) -> str:
    """The page with these translations, but for the hidden ones."""
    shown = {unit_id: Shown(written, "en", "ltr") for unit_id, written in texts.items() if unit_id not in hidden}
    return render_page(source, {**source.untranslated, **shown}, source.view)


@EVERY_FORMAT
@take_part(0.5)
@given(data=st.data())
def test_a_page_with_the_translations_that_may_be_shown_has_the_outline_of_its_source(
    format: Format, documents: st.SearchStrategy[str], translations: st.SearchStrategy[str], data: st.DataObject
) -> None:
    source = read_page(format, data.draw(documents))
    if source is None or not source.units:
        return
    texts = {unit.id: data.draw(translations) for unit in source.units[:6]}
    broken = find_broken(source, texts)
    assert source.outline_of(show_texts(source, texts, broken)) == source.outline
    assert broken.keys() <= texts.keys()
    assert all(broken.values())


@pytest.mark.parametrize(("format", "documents"), [page[:2] for page in PAGES.values()], ids=PAGES)
@take_part(0.5)
@given(data=st.data())
def test_a_page_translated_with_its_own_texts_is_shown_as_it_is(
    format: Format, documents: st.SearchStrategy[str], data: st.DataObject
) -> None:
    source = read_page(format, data.draw(documents))
    if source is not None:
        assert find_broken(source, {unit.id: unit.source for unit in source.units}) == {}
