"""Why a translation may not stand in for its unit."""

from __future__ import annotations

import pytest

from tests.formats.markdown.pages import faults, parse

FIT = [
    ("See [this](https://example.org).", "Se [dette](https://example.org/da)."),
    ("See <https://example.org>.", "Se <https://example.org/da> og <a@example.org>."),
    ("Press <kbd>x</kbd>.", "Tryk på <kbd>y</kbd>."),
    ("One", "En\nto"),
    ("One", "1. januar"),
    ("A `Vec<T>`", "En `Vec<T>` og `<script>`"),
    ("If a < b", "Hvis a < b"),
    ("The {{name}}", "{{name}} er"),
    ('<a href="x" title="One">Two</a>', '<a href="y" title="En">To</a>'),
    ("Line<br>break", "Linje<br>brud<br>her"),
    ("See [data](data:text/plain,x)", "Se [data](data:text/plain,x)"),
    ("With C++", "با <span dir=ltr>C++</span>"),
    ('A <span class="x">y</span>', 'En <span class="x">y</span> <span lang="de">Z</span> <bdi>w</bdi>'),
    ("Call [us](tel:1)", "Ring [os](tel:2)"),
]
UNFIT = [
    ("One", "<script>alert(1)</script>", ("adds the tag <script>",)),
    ("One", "<span class=x>a</span>", ("adds the tag <span>",)),
    ("One", "<span>a</span>", ("adds the tag <span>",)),
    ("One", "<bdo dir=rtl onclick=x>a</bdo>", ("adds the tag <bdo>",)),
    ("One", "<span dir=ltr>a", ("the tag <span> is not closed",)),
    ("One", "a <b", ("adds the tag <b>", "the tag <b> is not closed")),
    ("A <b>x</b>", "En <b>x", ("the tag <b> is not closed",)),
    ("A <b>x</b>", "En x</b>", ("the tag </b> closes nothing",)),
    ("A <b>x</b> <i>y</i>", "<b>x<i>y</b></i>", ("the tag <i> is not closed", "the tag </i> closes nothing")),
    ("A <b>x</b>", "<b onclick='y'>x</b>", ("adds the attribute onclick to <b>",)),
    ('<a href="x">y</a>', '<a href="java&#x0A;script:z">y</a>', ("uses the link scheme javascript:",)),
    ('<b class="x">y</b>', '<b class="z">y</b>', ("changes the attribute class of <b> to z",)),
    ("One", "En <!-- skjult -->", ("adds the comment or declaration <!--",)),
    ("One", "En {{#include /etc/passwd}}", ("adds the template {{#include /etc/passwd}}",)),
    ("One {{a}}", "En {{b}}", ("adds the template {{b}}",)),
    ("One", "En {% raw %}", ("adds the template {% raw %}",)),
    ("One", "En {{ ", ("adds the begin of a template: {{",)),
    ("One", "En {: onclick=x}", ("adds the template {: onclick=x}",)),
    ("One", "[x](javascript:alert)", ("uses the link scheme javascript:",)),
    ("One", "[x](JaVa&#115;cript:alert)", ("uses the link scheme javascript:",)),
    (
        "One",
        "[x](<java\tscript:alert>)",
        ("adds the tag <java>", "the tag <java> is not closed", "uses the link scheme javascript:"),
    ),
    ("One", "[x](<\x01javascript:alert>)", ("uses the link scheme javascript:",)),
    ("One", "![x](data:text/html,y)", ("uses the link scheme data:",)),
    ("One", "<javascript:alert>", ("uses the link scheme javascript:",)),
    ("[x](data:a)", "[x](data:b)", ("uses the link scheme data:",)),
    ("One", "En\n\nto", ("has a line that begins a new block",)),
    ("One", "En\n> to", ("has a line that begins a new block",)),
]


@pytest.mark.parametrize(("source", "translation"), FIT)
def test_a_fit_translation_has_no_faults(source: str, translation: str) -> None:
    assert faults(parse(source).spans[0], translation) == ()


@pytest.mark.parametrize(("source", "translation", "expected"), UNFIT)
def test_each_fault_names_the_thing_and_the_value(source: str, translation: str, expected: tuple[str, ...]) -> None:
    assert faults(parse(source).spans[0], translation) == expected


def test_a_cell_holds_one_line_and_no_border() -> None:
    cell = parse("| One |\n|---|\n").spans[0]
    assert faults(cell, "a | b") == ("adds a table cell: a | in a cell is written \\|",)
    assert faults(cell, "a \\| b") == ()
    assert faults(cell, "a\\") == ("ends with a backslash, which would join the next cell",)
    assert faults(cell, "a\nb") == ("has a line break in a place of one line",)


def test_a_heading_holds_one_line() -> None:
    assert faults(parse("# One\n").spans[0], "a\nb") == ("has a line break in a place of one line",)
    assert faults(parse("One  \ntwo\n===\n").spans[0], "a  \nb") == ()


def test_the_text_of_an_html_block_is_judged_as_html() -> None:
    assert faults(parse("<p>One</p>\n").spans[0], "<script>x</script>") != ()
    assert faults(parse("<p>One</p>\n").spans[0], "En") == ()
