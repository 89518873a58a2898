"""Units as XLIFF 1.2."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import xliff as toolkit

from tests.core.exchange.items import draw_items, make
from tests.core.exchange.xliff_documents import read, write
from tests.examples import take_part
from workflow.core.exchange.item import Item
from workflow.core.exchange.xml_writing import replace_impossible
from workflow.model import State


def parse(data: bytes) -> Any:
    """The document as translate-toolkit reads it."""
    return toolkit.xlifffile.parsestring(data)  # type: ignore[no-untyped-call]


def test_a_unit_has_its_texts_state_notes_and_base() -> None:
    item = make(
        source="Run `a`.",
        translation="Kør `a`.",
        state=State.OUTDATED,
        previous_source="Start `a`.",
        notes=("paragraph", "section: A › B"),
        base="0123456789ab",
    )
    assert write(item).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        '<file original="a.md" datatype="x-markdown" source-language="en" target-language="da">\n'
        "<body>\n"
        '<trans-unit id="u1" restype="x-paragraph" extradata="polyfolio-base:0123456789ab" xml:space="preserve">\n'
        '<source>Run <ph id="1" ctype="x-code">`a`</ph>.</source>\n'
        '<target state="needs-review-translation">Kør <ph id="1" ctype="x-code">`a`</ph>.</target>\n'
        '<note from="developer">paragraph</note>\n'
        '<note from="developer">section: A › B</note>\n'
        '<alt-trans alttranstype="previous-version" xml:space="preserve">\n'
        '<source>Start <ph id="1" ctype="x-code">`a`</ph>.</source>\n'
        '<target>Kør <ph id="1" ctype="x-code">`a`</ph>.</target>\n'
        "</alt-trans>\n"
        "</trans-unit>\n"
        "</body>\n</file>\n</xliff>\n"
    )


@pytest.mark.parametrize(
    ("state", "word", "approved"),
    [
        (State.UNTRANSLATED, "new", False),
        (State.OUTDATED, "needs-review-translation", False),
        (State.TRANSLATED, "translated", False),
        (State.REVIEWED, "final", True),
    ],
)
def test_states_have_the_words_of_the_standard(state: State, word: str, approved: bool) -> None:
    written = write(make(translation="" if state is State.UNTRANSLATED else "Så", state=state))
    assert f'<target state="{word}">'.encode() in written
    assert (b'approved="yes"' in written) is approved


@take_part(0.1)
@given(st.lists(draw_items(), max_size=3))
def test_every_unit_comes_back_as_it_was(items: list[Item]) -> None:
    found, problems = read(write(*items))
    expected = [
        replace(item, line=each.line, notes=tuple(map(replace_impossible, item.notes)))
        for item, each in zip(items, found, strict=True)
    ]
    assert (found, problems) == (expected, [])


@take_part(0.1)
@given(draw_items())
def test_another_reader_sees_the_same_texts(item: Item) -> None:
    clean = [replace_impossible(text) for text in (item.source, item.translation)]
    if clean != [item.source, item.translation]:
        return  # stands as U+0007 there, which only we read back
    (unit,) = parse(write(item)).units
    assert (unit.source, unit.target or "") == (item.source, item.translation)


@pytest.mark.parametrize(
    ("word", "text", "state"),
    [
        ("", "Så i maj.", State.TRANSLATED),
        ("new", "Så i maj.", State.TRANSLATED),
        ("translated", "Sow in May.", State.TRANSLATED),
        ("signed-off", "Så i maj.", State.REVIEWED),
        ("needs-translation", "Så i maj.", State.OUTDATED),
        ("needs-review-l10n", "Så i maj.", State.OUTDATED),
        ("x-ours", "Så i maj.", State.TRANSLATED),
    ],
)
def test_words_of_other_tools_are_understood(word: str, text: str, state: State) -> None:
    unit = f'<trans-unit id="u1"><source>Sow in May.</source><target state="{word}">{text}</target></trans-unit>'
    assert read(unit)[0] == [make(translation=text, state=state, line=2)]


@pytest.mark.parametrize("word", ["new", "needs-translation", "needs-l10n"])
def test_a_source_that_a_tool_has_filled_in_is_no_translation(word: str) -> None:
    unit = f'<trans-unit id="u1"><source>Sow in May.</source><target state="{word}">Sow in May.</target></trans-unit>'
    assert read(unit)[0] == [make(line=2)]


def test_units_in_groups_and_without_targets_are_found_and_others_left_out() -> None:
    body = (
        '<group><trans-unit id="u1"><source>Sow in May.</source></trans-unit></group>'
        '<trans-unit id="u2" translate="no"><source>x</source></trans-unit>'
    )
    assert read(body)[0] == [make(line=2)]


def test_a_unit_that_says_nothing_clear_is_told_and_the_others_go_on() -> None:
    body = (
        '<trans-unit id="u2"/>\n'
        '<trans-unit id="u3"><source>a</source><target>b <x id="1"/></target></trans-unit>\n'
        '<trans-unit id="u4"><source><ph id="1">*</ph>a</source><target>b <ph id="9"/></target></trans-unit>\n'
        '<trans-unit id="u1"><source>Sow in May.</source></trans-unit>'
    )
    found, problems = read(body)
    assert [item.unit for item in found] == ["u3", "u1"]
    assert problems == [
        "a.xlf:2: has no <source>",
        "a.xlf:4: the target has an inline element '9' that the source does not have",
    ]


def test_a_text_set_by_a_tool_that_leaves_the_old_one_behind_is_told() -> None:
    store = parse(
        write(make(source="Run **now**.", translation="Kør **nu**.", state=State.TRANSLATED, base="0123456789ab"))
    )
    store.units[0].target = "Kør **straks**."
    _, problems = read(bytes(store))
    assert len(problems) == 1
    assert "holds two texts, one behind the other" in problems[0]


def test_a_text_set_by_another_tool_where_there_was_none_comes_in() -> None:
    store = parse(write(make(source="Run **now**.", base="0123456789ab")))
    store.units[0].target = "Kør **nu**."
    found, problems = read(bytes(store))
    assert problems == []
    assert [(item.translation, item.state) for item in found] == [("Kør **nu**.", State.TRANSLATED)]
    assert found[0].base == "0123456789ab"
