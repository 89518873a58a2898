from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.html.pages import pages
from tests.formats.html.render import SOURCE_VIEW, outline, parse, pseudo, render
from workflow.formats.html import FORMAT
from workflow.formats.html.tokens import read_tokens


@given(st.one_of(pages, st.text()), st.booleans())
def test_the_tokens_of_any_text_are_the_text(text: str, xml: bool) -> None:
    assert "".join(text[token.start : token.end] for token in read_tokens(text, xml=xml)) == text


@given(pages)
def test_a_page_without_translations_is_the_source_character_for_character(text: str) -> None:
    assert render(parse(text), {}, SOURCE_VIEW) == text


@given(pages, st.data())
def test_a_translated_unit_leaves_all_else_untouched(text: str, data: st.DataObject) -> None:
    document = parse(text)
    if not document.spans:
        return
    number = data.draw(st.integers(0, len(document.spans) - 1))
    span = document.spans[number]
    rendered = render(document, {number: "Überall"}, SOURCE_VIEW)
    assert rendered.startswith(text[: span.start])
    assert rendered.endswith(text[span.end :])


@given(pages)
def test_a_pseudo_translation_keeps_the_outline_and_has_no_faults(text: str) -> None:
    document = parse(text)
    translations = {number: pseudo(span) for number, span in enumerate(document.spans)}
    faults = [FORMAT.faults(span, translations[n], options=FORMAT.options) for n, span in enumerate(document.spans)]
    assert [one for one in faults if one] == []
    rendered = render(document, translations)
    assert outline(rendered) == outline(text)
    assert [span.source for span in parse(rendered).spans] == [translations[n] for n in range(len(document.spans))]


@given(pages)
def test_a_unit_translated_with_its_own_text_keeps_the_outline(text: str) -> None:
    document = parse(text)
    sources = {number: span.source for number, span in enumerate(document.spans)}
    assert all(not FORMAT.faults(span, span.source, options=FORMAT.options) for span in document.spans)
    assert outline(render(document, sources)) == outline(text)
