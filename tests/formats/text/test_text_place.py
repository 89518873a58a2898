from __future__ import annotations

import pytest

from tests.formats.text.render import VIEW, outline, parse, render
from workflow.formats.text import FORMAT


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Title\n=====\n", "Længere titel", "Længere titel\n=============\n"),
        ("Title\n=====\n", "漢字", "漢字\n====\n"),
        ("=====\nTitle\n=====\n", "Et", "===\nEt\n===\n"),
        ("Title\n------------------\n", "Et", "Et\n------------------\n"),
        ("1. Title", "Titel", "1. Titel"),
        ("  - one\r\n  - two", "et", "  - et\r\n  - two"),
    ],
)
def test_headings_and_items_keep_their_frame(source: str, translation: str, expected: str) -> None:
    assert render(parse(source), {0: translation}) == expected


def test_a_translation_is_wrapped_as_wide_as_the_source() -> None:
    source = "- one item that is wrapped there\n  and goes on here\n"
    assert render(parse(source), {0: "et punkt der er brudt over flere linjer her i oversættelsen"}) == (
        "- et punkt der er brudt over\n  flere linjer her i\n  oversættelsen\n"
    )


def test_lines_too_short_to_show_a_width_wrap_nothing() -> None:
    assert render(parse("- one item\n  wrapped\n"), {0: "et punkt i tre ord"}) == "- et punkt i tre ord\n"


def test_quoting_marks_begin_every_line() -> None:
    source = "> one line of it, and then some\r\n> two lines\r\n"
    assert render(parse(source), {0: "en linje af de her to linjer citat"}) == (
        "> en linje af de her to linjer\r\n> citat\r\n"
    )


def test_no_line_begins_with_what_would_be_an_item_or_a_rule() -> None:
    source = "one two three four five six seven\neight nine\n"
    rendered = render(parse(source), {0: "et og to er - som man siger * tre og 1. fire >> fem ==== seks"})
    assert outline(rendered) == outline(source)


def test_a_script_without_spaces_stays_on_one_line() -> None:
    assert render(
        parse("one two three four five six seven\neight nine\n"), {0: "一二三四五六七八九十一二三四五六七八九十"}
    ) == ("一二三四五六七八九十一二三四五六七八九十\n")


def test_a_unit_of_one_line_is_not_wrapped() -> None:
    assert render(parse("one\n"), {0: "et " * 50}) == f"{('et ' * 50).strip()}\n"


def test_lines_of_an_address_are_written_as_lines() -> None:
    source = "  Jane\n  Street\n\nA text that is wide enough to show where lines are full,\nwhich it is.\n"
    assert render(parse(source), {0: "Hanne\nVej"}).startswith("  Hanne\n  Vej\n\n")


def test_the_banner_stands_at_the_top() -> None:
    assert FORMAT.banner("\ufeffText\r\n", "Notice.", VIEW) == "\ufeffNotice.\r\n\r\nText\r\n"


DAMAGES = {
    "a blank line": (1, "et\n\nto"),
    "a blank line with white space": (1, "et\r\n \r\nto"),
    "a line in a heading": (0, "Titel\nmere"),
    "an underline": (1, "Tekst\n====="),
    "a rule": (1, "Tekst\n-----\nmere"),
    "an item": (1, "- tekst"),
    "an item in a further line": (1, "tekst\n- mere"),
    "a numbered item": (2, "punkt\n2. punkt"),
    "a lettered item": (1, "a) tekst"),
    "another item": (2, "et\n- to"),
    "an item in an item": (2, "- et"),
    "a quote": (1, "> tekst"),
    "a quote in a further line": (1, "tekst\n> mere"),
    "no text": (1, ""),
    "white space": (1, " \n "),
    "a table": (1, "| a | b |"),
    "a drawing": (1, "+---+\n| x |\n+---+"),
    "nothing but a rule": (1, "====="),
    "columns": (1, "a    b\nc    d"),
}


@pytest.mark.parametrize(("number", "translation"), DAMAGES.values(), ids=DAMAGES)
def test_a_damage_is_seen(number: int, translation: str) -> None:
    text = "Title\n=====\n\nA text\n\n- one\n- two\n"
    document = parse(text)
    faults = FORMAT.faults(document.spans[number], translation, options=FORMAT.options)
    assert faults or outline(render(document, {number: translation})) != outline(text)


@pytest.mark.parametrize("translation", ["42", "Et - to", "Ja!", "✓", "-1 grad", "3.5 procent", "et\nto"])
def test_a_harmless_translation_keeps_the_outline(translation: str) -> None:
    text = "Title\n=====\n\nA text\n\n- one\n- two\n"
    assert outline(render(parse(text), {1: translation})) == outline(text)
