from __future__ import annotations

import pytest

from tests.formats.html.render import SOURCE_VIEW, VIEW, join_places, parse, render
from workflow.formats.html import FORMAT
from workflow.model import Shown, View


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ('<img alt="A">', 'say "b" & c', '<img alt="say &quot;b&quot; & c">'),
        ("<img alt='A'>", "it's", "<img alt='it&#39;s'>"),
        ("<img alt=A>", "a b>", '<img alt="a b>">'),
        ('<img alt="A {{ t("x") }}">', 'B "{{ t("x") }}"', '<img alt="B &quot;{{ t("x") }}&quot;">'),
        ("<p>\n  A\n</p>", " B ", "<p>\n  B\n</p>"),
        ("<p>A</p>\r\n", "B\nC", "<p>B\r\nC</p>\r\n"),
    ],
)
def test_a_translation_is_made_fit_for_its_place(source: str, translation: str, expected: str) -> None:
    assert render(parse(source), {0: translation}, SOURCE_VIEW) == expected


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("<html>", '<html lang="ar" dir="rtl">'),
        ('<html lang="en" dir="ltr" class="x">', '<html lang="ar" dir="rtl" class="x">'),
        ("<html lang=en xml:lang='en'>", '<html dir="rtl" lang="ar" xml:lang=\'ar\'>'),
        ("<HTML lang>", '<HTML dir="rtl" lang="ar">'),
        ('<html dir="RTL" lang="ar">', '<html dir="RTL" lang="ar">'),
    ],
)
def test_the_root_says_the_language_of_a_translated_page(root: str, expected: str) -> None:
    assert render(parse(f"{root}<p>A</p>"), {0: "B"}) == f"{expected}<p>B</p>"


def test_a_direction_that_is_the_sources_is_not_added() -> None:
    view = View("page.html", "da", "ltr", "en", "ltr", translated=True)
    assert render(parse("<html><p>A</p>"), {0: "B"}, view) == '<html lang="da"><p>B</p>'


def test_a_page_that_is_not_translated_keeps_its_root() -> None:
    assert render(parse("<html lang=en><p>A</p>"), {}, SOURCE_VIEW) == "<html lang=en><p>A</p>"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (Shown(None, "en", "ltr", fallback=True), '<span lang="en" dir="ltr">A <b>c</b></span>'),
        (Shown("B", "ar", "rtl", outdated=True), '<span class="outdated">B</span>'),
        (Shown("B", "fa", "rtl", outdated=True, fallback=True), '<span class="outdated" lang="fa" dir="rtl">B</span>'),
        (Shown("B", "ar", "rtl"), "B"),
    ],
)
def test_marks_say_what_is_not_in_the_pages_language(shown: Shown, expected: str) -> None:
    document = parse("<p>A <b>c</b></p>")
    view = View("page.html", "ar", "rtl", "en", "ltr", mark=True)
    assert FORMAT.place(document, document.spans[0], shown, view) == expected


@pytest.mark.parametrize("page", ["<title>A</title>", "<option>A</option>", '<img alt="A">'])
def test_marks_stand_only_where_markup_may(page: str) -> None:
    document = parse(page)
    view = View("page.html", "ar", "rtl", "en", "ltr", mark=True)
    span = document.spans[0]
    placed = FORMAT.place(document, span, Shown(None, "en", "ltr", fallback=True), view)
    assert join_places(document, [(span.start, span.end, placed)]) == page


NOTICE = '<div class="polyfolio-banner" role="note" lang="ar" dir="rtl">1 &lt; 2 &#123;{x}}</div>'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><body class=x><p>A", f"<html><body class=x>\n{NOTICE}<p>A"),
        ("<html><head></head>\r\n<p>A", f"<html><head></head>\r\n{NOTICE}\r\n<p>A"),
        ("\ufeff<!doctype html>\n<p>A", f"\ufeff<!doctype html>\n{NOTICE}\n<p>A"),
        ("<p>A", f"{NOTICE}\n<p>A"),
        ("<!-- <body> --><p>A", f"{NOTICE}\n<!-- <body> --><p>A"),
    ],
)
def test_the_banner_stands_at_the_start_of_the_body(page: str, expected: str) -> None:
    assert FORMAT.banner(page, "1 < 2 {{x}}", VIEW) == expected
