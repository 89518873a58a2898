from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.text.render import outline, parse, pseudo, render, texts
from workflow.formats.text import FORMAT


@given(st.one_of(texts, st.text()), st.booleans())
def test_a_text_without_translations_is_the_source_character_for_character(text: str, keep: bool) -> None:
    assert render(parse(text, keep_line_breaks=keep), {}) == text


@given(texts, st.data())
def test_a_translated_unit_leaves_all_else_untouched(text: str, data: st.DataObject) -> None:
    document = parse(text)
    if not document.spans:
        return
    number = data.draw(st.integers(0, len(document.spans) - 1))
    span = document.spans[number]
    rendered = render(document, {number: "Noget helt andet"})
    assert rendered.startswith(text[: span.start])
    assert rendered.endswith(text[span.end :])


@given(texts)
def test_a_pseudo_translation_keeps_the_outline_and_has_no_faults(text: str) -> None:
    document = parse(text)
    translations = {number: pseudo(span) for number, span in enumerate(document.spans)}
    for number, span in enumerate(document.spans):
        assert FORMAT.faults(span, translations[number], options=FORMAT.options) == ()
    assert outline(render(document, translations)) == outline(text)


@given(texts, st.booleans())
def test_a_unit_translated_with_its_own_text_keeps_the_outline(text: str, keep: bool) -> None:
    document = parse(text, keep_line_breaks=keep)
    sources = {number: span.source for number, span in enumerate(document.spans)}
    assert outline(render(document, sources)) == outline(text)
