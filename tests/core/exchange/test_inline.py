"""Markup as inline elements."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

from tests.core.exchange.items import TEXTS
from tests.examples import take_part
from workflow.core.exchange.inline import (
    Piece,
    cut_pieces,
    is_doubled,
    list_codes,
    number_pieces,
    read_inline,
    write_inline,
)
from workflow.formats.markdown import FORMAT
from workflow.model import Kind


def cut(text: str) -> tuple[Piece, ...]:
    return cut_pieces(text, FORMAT.markup(text, Kind.PARAGRAPH, options=FORMAT.options))


def element(content: str) -> etree._Element:
    return etree.fromstring(f"<target>{content}</target>")


def test_markup_stands_in_elements_with_numbers() -> None:
    assert write_inline(cut("Run `a` **now** & then.")) == (
        'Run <ph id="1" ctype="x-code">`a`</ph> <ph id="2" ctype="x-emphasis">**</ph>now'
        '<ph id="3" ctype="x-emphasis">**</ph> &amp; then.'
    )


def test_a_piece_of_a_translation_has_the_number_that_it_has_in_the_source() -> None:
    numbers = number_pieces(cut("Run `a` and `b` and `a`."))
    written = write_inline(cut("`b`, `a`, `c`, `a`, `a`"), numbers)
    assert [child.get("id") for child in element(written)] == ["2", "1", "4", "3", "5"]


@take_part(0.2)
@given(TEXTS)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    written = element(write_inline(cut(text)))
    assert read_inline(written) == text


@take_part(0.2)
@given(TEXTS)
def test_emptied_elements_get_their_code_back_from_the_source(text: str) -> None:
    source = element(write_inline(cut(text)))
    target = element(write_inline(cut(text), number_pieces(cut(text))))
    for child in target:
        child.text = None
    assert read_inline(target, list_codes(source)) == text or not list_codes(source)


def test_elements_around_text_are_passed_over() -> None:
    assert read_inline(element('a <g id="1">b <mrk mtype="seg">c</mrk></g> <bpt id="2">&lt;b></bpt>d')) == "a b c <b>d"


def test_an_empty_element_that_the_source_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        read_inline(element('a <x id="7"/>'), {"1": "`a`"})


def test_a_target_with_two_texts_is_noticed() -> None:
    assert is_doubled(element('Kør **nu**<ph id="1">**</ph>straks<ph id="2">**</ph>'))
    assert not is_doubled(element('Kør *<ph id="1">**</ph>straks<ph id="2">**</ph>'))
    assert not is_doubled(element("Kør"))
