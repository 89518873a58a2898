"""The format as the core sees it: how a page's mode is told, titles, banner, and what the outline lets change."""

from __future__ import annotations

import pytest

from tests.formats.wikitext.pages import PAGE, list_sources, make_view, parse, render
from workflow.formats.wikitext import FORMAT
from workflow.model import TITLE_ID, Format, Kind, Shown, Slot, Span


def outline(text: str) -> object:
    return FORMAT.outline(text, page=PAGE, options=FORMAT.options)


def test_the_format_keeps_the_protocol() -> None:
    assert isinstance(FORMAT, Format)
    assert (FORMAT.name, FORMAT.suffixes) == ("wikitext", (".wiki", ".mediawiki", ".wikitext"))


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("A paragraph.", False),
        ("About <nowiki><translate></nowiki> alone.", False),
        ("<TRANSLATE>loud</TRANSLATE>", False),
        ("<translate>one</translate>", True),
        ("<translate nowrap>one</translate>", True),
    ],
)
def test_a_tag_outside_nowiki_makes_a_page_tagged(text: str, tagged: bool) -> None:
    assert parse(text).numbered is tagged


def test_the_title_can_be_left_out() -> None:
    document = FORMAT.parse("<translate>one</translate>", page=PAGE, options={**FORMAT.options, "title": False})
    assert [span.kind for span in document.spans] == [Kind.PARAGRAPH]


def test_the_title_stands_nowhere_in_the_page() -> None:
    document = parse("<translate>one</translate>")
    assert document.spans[0] == Span(0, 0, "Goals", Kind.TITLE, marker=TITLE_ID)
    assert render(document, make_view("da"), {TITLE_ID: Shown("Mål", "da", "ltr")}) == "one"


@pytest.mark.parametrize(
    ("page", "title"),
    [("A_b/C_d.wiki", "A b/C d"), ("v1.2.mediawiki", "v1.2"), ("Help:Goals.wikitext", "Help:Goals")],
)
def test_the_title_is_the_name_of_the_page(page: str, title: str) -> None:
    assert parse("<translate>one</translate>", page).spans[0].source == title


def test_a_tags_slot_takes_the_line_end_inside_with_it() -> None:
    document = parse("<translate>\r\none\r\n</translate>\r\n")
    assert document.slots == (Slot(0, 13, "tag"), Slot(16, 30, "tag"))


def test_the_banner_is_the_first_line_with_language_and_direction() -> None:
    banner = '<div class="polyfolio-banner" lang="ar" dir="rtl">A &lt;b&gt; &#91;&#91;c&#93;&#93; &#39;&#39;d</div>'
    assert FORMAT.banner("\ufeffText\r\n", "A <b> [[c]] ''d", make_view("ar")) == f"\ufeff{banner}\r\nText\r\n"


def test_a_redirect_gets_no_banner() -> None:
    assert FORMAT.banner("#REDIRECT [[Goals]]\n", "Sentence.", make_view("da")) == "#REDIRECT [[Goals]]\n"


def test_a_page_without_tags_gets_no_markers() -> None:
    document = parse("One.\n\nTwo.\n")
    assert FORMAT.with_markers(document, ("1", "2")) == document.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<div title="one" class="x">\nText\n</div>', '<div title="et" class="x">\nTekst\n</div>'),
        ("<pre>\none two\n</pre>", "<pre>\net to\n</pre>"),
        ("<inputbox>\nbuttonlabel=Search\n</inputbox>", "<inputbox>\nbuttonlabel=Søg\n</inputbox>"),
        ("<!-- one -->\nText", "<!-- et -->\nTekst"),
        ("[[Category:Goals]]", "[[Category:Goals/da]]"),
        ("{{Nav/en|a}}", "{{Nav/pt-br|a}}"),
        ('{| title="one"\n| cell\n|}', '{| title="et"\n| celle\n|}'),
    ],
)
def test_words_may_change_wherever_tags_may_stand(before: str, after: str) -> None:
    assert outline(before) == outline(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<div title="one">\nText\n</div>', '<div title="et" onclick="x">\nText\n</div>'),
        ("<pre>one</pre>\n\nText", "<pre>one</pre></pre>\n\nText"),
        ("One\n<pre>two</pre>", "One <pre>\n<pre>two</pre>"),
        ("One\n\n<!-- two -->", "One <!--\n\n<!-- two -->"),
        ("<!-- one -->", "<!-- one --> -->"),
        ("One", "One\n\nTwo"),
        ("{{Nav/en|a}}", "{{Nav/Goals|a}}"),
        ("{{Nav/en|a}}", "{{Box/en|a}}"),
        ("One", "== One =="),
    ],
)
def test_a_text_that_leaves_its_place_gives_another_outline(before: str, after: str) -> None:
    assert outline(before) != outline(after)


def test_the_shown_language_of_a_unit_changes_no_outline() -> None:
    document = parse('<translate>\n<div lang="{{TRANSLATIONLANGUAGE}}">\none\n</div>\n</translate>')
    view = make_view("da")
    shown = Shown('<div lang="{{TRANSLATIONLANGUAGE}}">\net\n</div>', "da", "ltr")
    pages = [render(document, view), render(document, view, {"1": shown})]
    assert pages == ['<div lang="en">\none\n</div>', '<div lang="da">\net\n</div>']
    assert outline(pages[0]) == outline(pages[1])


def test_what_a_variable_holds_is_no_fault_in_a_translation() -> None:
    span = parse("<translate>See <tvar name=box>{{Box}}</tvar> now</translate>").spans[1]
    assert FORMAT.faults(span, "Se {{Box}} nu", options=FORMAT.options) == ()
    assert FORMAT.faults(span, "Se $box nu", options=FORMAT.options) == ()
    assert FORMAT.faults(span, "Se {{Other}} nu", options=FORMAT.options) != ()


def test_a_translation_without_a_variable_is_no_fault() -> None:
    span = parse("<translate>See <tvar name=place>here</tvar></translate>").spans[1]
    assert FORMAT.faults(span, "Se", options=FORMAT.options) == ()


def test_another_value_of_a_variable_gives_the_same_source() -> None:
    old, new = (parse(f"<translate>In <tvar name=year>{year}</tvar>.</translate>") for year in (2017, 2030))
    assert list_sources(old) == list_sources(new) == [("", "In $year.")]


def test_mixed_line_ends_stay_where_the_source_is_shown() -> None:
    text = "<translate>\none\r\ntwo\nthree\r\n\r\nfour\n</translate>\r\n"
    document = parse(text)
    assert [source for _, source in list_sources(document)] == ["one\ntwo\nthree", "four"]
    assert render(document, make_view("da")) == "one\r\ntwo\nthree\r\n\r\nfour\r\n"
