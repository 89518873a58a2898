"""Texts of other tools compared with a unit's, and translations brought into the unit's spelling."""

from __future__ import annotations

import pytest

from workflow.formats.markdown.spelling import SPELLER

ADDRESSES = {"hb": "https://example.org/handbook", "faq": "faq.md"}


@pytest.mark.parametrize(
    ("unit", "foreign"),
    [
        ("A *word* and __two__", "A _word_ and **two**"),
        ("See the [book][hb].", "See the [book](https://example.org/handbook)."),
        ("See [FAQ][].", "See [FAQ]."),
        ("A\\\nB", "A B"),
        ("A  \nB", "A\\ B"),
        ("Snake\\_case &amp; more", "Snake_case & more"),
        ("5&nbsp;kr", "5\u00a0kr"),
        ('"It\'s" done...', "“It’s” done…"),
        ("One -- two", "One – two"),
        ("Go to <https://example.org>, <kbd>Ctrl</kbd>", "Go to {1}, {2}Ctrl{3}"),
        ("See the [book][hb].", "See the [book]{1}."),
        ("Use ``code``", "Use `code`"),
    ],
)
def test_spellings_of_one_text_have_one_key(unit: str, foreign: str) -> None:
    assert SPELLER.find_key(unit) == SPELLER.find_key(foreign)


@pytest.mark.parametrize(
    ("unit", "foreign"),
    [
        ("A *word*", "A word"),
        ("Use `this`", "Use `that`"),
        ("Use `this`", "Use this"),
        ("See the [book](a.md)", "See the book"),
        ("Case", "case"),
    ],
)
def test_texts_that_a_reader_sees_differently_have_different_keys(unit: str, foreign: str) -> None:
    assert SPELLER.find_key(unit) != SPELLER.find_key(foreign)


@pytest.mark.parametrize(
    ("unit", "foreign", "translation", "expected"),
    [
        ("[book][hb]", "[book](https://example.org/handbook)", "[bog](https://example.org/handbook)", "[bog][hb]"),
        ("See [FAQ][]", "See [FAQ](faq.md)", "Se [Spørgsmål](faq.md)", "Se [Spørgsmål][FAQ]"),
        ("See [FAQ][]", "See [FAQ]", "Se [FAQ]", "Se [FAQ]"),
        ("[a](new.md) b", "[a](old.md) b", "[x](old.md) y", "[x](new.md) y"),
        ("[a][hb] {1}", "[a][hb] {1}", "[x][hb] {1}", "[x][hb] {1}"),
        ("[a][hb], <https://b.c>", "[a]{1}, {2}", "{2} og [x]{1}", "<https://b.c> og [x][hb]"),
        ("<kbd>Ctrl</kbd> `{1}`", "{1}Ctrl{2} `{1}`", "{1}Strg{2} `{1}`", "<kbd>Strg</kbd> `{1}`"),
        ("A\\\nB", "A\\ B", "C\\ D", "C\\\nD"),
        ("A\\\nB", "A\nB", "C\nD", "C\\\nD"),
        ("A  \nB", "A B", "C D", "C D"),
        ("[a](u.md)", "[a](u.md)", "[x](https://da.example.org)", "[x](https://da.example.org)"),
        ("See [hb]", "See [hb]", "Se bogen", "Se bogen"),
    ],
)
def test_a_translation_is_rewritten_to_the_units_spelling(
    unit: str, foreign: str, translation: str, expected: str
) -> None:
    adapted = SPELLER.adapt(unit, foreign, translation, ADDRESSES)
    assert (adapted.text, adapted.certain) == (expected, True)


@pytest.mark.parametrize(
    ("unit", "foreign", "translation"),
    [
        ("[a](new.md)", "[a](old.md)", "uden henvisning"),
        ("[a](one.md) [b](two.md)", "[a](x.md) [b](x.md)", "[c](x.md) [d](x.md)"),
        ("[a](u.md)", "[a]{1}", "[x]{2}"),
        ("[a](u.md)", "[a]{1}", "uden henvisning"),
        ("[a](u.md)", "[a][1]", "[x][2]"),
    ],
)
def test_what_cannot_be_rewritten_with_certainty_is_left_and_said(unit: str, foreign: str, translation: str) -> None:
    adapted = SPELLER.adapt(unit, foreign, translation, ADDRESSES)
    assert (adapted.text, adapted.certain) == (translation, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[Home](index.md)", ("[", "Home", "](index.md)")),
        ("[`a` b][ref]", ("[", "`a` b", "][ref]")),
        ("**Bold words**", ("**", "Bold words", "**")),
        ("_Words_", ("_", "Words", "_")),
        ("[Home](index.md) again", ("", "[Home](index.md) again", "")),
        ("*One* and *two*", ("", "*One* and *two*", "")),
        ("[short]", ("", "[short]", "")),
        ("Words", ("", "Words", "")),
    ],
)
def test_markup_around_a_whole_text_is_told_from_it(text: str, parts: tuple[str, str, str]) -> None:
    assert SPELLER.unwrap(text) == parts


def test_the_addresses_of_a_document_are_found_by_label() -> None:
    text = "[x]\n\n[X]: <a.md> 'title'\n> [Two\tWords]: b.md\n\n[x]: later.md\n"
    assert SPELLER.find_addresses(text) == {"x": "a.md", "two words": "b.md"}
