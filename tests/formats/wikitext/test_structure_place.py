from __future__ import annotations

import pytest

from tests.formats.wikitext.structure_cases import parse_page, render_page, view_page
from workflow.formats.wikitext.outline import outline_wikitext
from workflow.formats.wikitext.structure import place_structure
from workflow.model import Shown


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_translation_gets_the_line_ends_of_the_document(newline: str) -> None:
    document = parse_page(newline.join(["One", "two", "", "Three", ""]))
    assert render_page(document, {0: "En\nto\nog"}) == newline.join(["En", "to", "og", "", "Three", ""])


def test_the_line_end_of_most_lines_counts() -> None:
    document = parse_page("One\r\n\r\ntwo\n\r\n")
    assert render_page(document, {0: "En\nto"}) == "En\r\nto\r\n\r\ntwo\n\r\n"


def test_a_colon_in_a_term_begins_no_definition() -> None:
    page = "; Term : Definition\n;Alone\n: Definition\n"
    document = parse_page(page)
    rendered = render_page(document, {0: "Et: [[a:b]] https://x.org", 1: "Som: før", 2: "For: klaring", 3: "a: b"})
    assert rendered == "; Et&#58; [[a:b]] https://x.org : Som: før\n;For&#58; klaring\n: a: b\n"
    assert outline_wikitext(rendered) == outline_wikitext(page)


def test_source_text_that_stands_in_is_marked_with_its_language() -> None:
    assert render_page(parse_page("== One ==\nTwo\n"), {0: "En"}, mark=True) == (
        '== En ==\n<span lang="en" dir="ltr" class="mw-content-ltr">Two</span>\n'
    )


def test_text_of_a_fallback_language_and_outdated_text_are_marked() -> None:
    document = parse_page("* One\n")
    shown = Shown("واحد", "ar", "rtl", outdated=True, fallback=True)
    assert place_structure(document, document.spans[0], shown, view_page(mark=True)) == (
        '<span lang="ar" dir="rtl" class="mw-content-rtl"><span class="mw-translate-fuzzy">واحد</span></span>'
    )


def test_nothing_is_marked_without_the_wish() -> None:
    document = parse_page("One\n")
    shown = Shown("En", "nb", "ltr", outdated=True, fallback=True)
    assert place_structure(document, document.spans[0], shown, view_page()) == "En"


def test_nothing_is_marked_in_a_templates_argument() -> None:
    page = "{{Note|One}}\n"
    assert render_page(parse_page(page, template_arguments=True), {}, mark=True) == page


def test_marks_keep_the_blocks_of_a_page() -> None:
    page = "== A ==\n* b\n; c : d\n{|\n|+ e\n! f !! g\n|-\n| h || i\n|}\n[[File:A.png|thumb|j]]\n"
    assert outline_wikitext(render_page(parse_page(page), {}, mark=True)) == outline_wikitext(page)
