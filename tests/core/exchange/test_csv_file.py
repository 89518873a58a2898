"""Units as a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.exchange.items import draw_items, make
from tests.examples import take_part
from workflow.core.exchange.csv_file import read_csv, write_csv
from workflow.core.exchange.item import Item
from workflow.errors import DocumentError
from workflow.model import State


def read(text: str) -> tuple[list[Item], list[str]]:
    """The items, and what is told of rows that are none."""
    received = read_csv(text, "a.csv")
    return list(received.items), [str(problem) for problem in received.problems]


def test_a_table_has_a_row_for_each_unit() -> None:
    item = make(
        translation="Så i maj.",
        state=State.OUTDATED,
        previous_source="Sow.",
        notes=("paragraph", "n"),
        base="012345678901",
    )
    assert write_csv([item]) == (
        '"page","unit","source","translation","state","notes","previous source","language","base"\r\n'
        '"a.md","u1","Sow in May.","Så i maj.","outdated","paragraph\nn","Sow.","da","digest 012345678901"\r\n'
    )


@take_part(0.1)
@given(st.lists(draw_items(), max_size=3))
def test_every_unit_comes_back_as_it_was(items: list[Item]) -> None:
    found, problems = read(write_csv(items))
    assert (found, problems) == ([replace(item, line=each.line) for item, each in zip(items, found, strict=True)], [])


def test_columns_are_found_by_their_names() -> None:
    found, _ = read("\ufefftarget;Context;Source;other;FILE\nSå i maj.;u1;Sow in May.;x;a.md\n")
    assert found == [make(language="", translation="Så i maj.", state=State.TRANSLATED, line=2)]


def test_a_text_beside_untranslated_was_typed_by_someone() -> None:
    found, _ = read("page,unit,source,translation,state\na.md,u1,Sow in May.,Så i maj.,untranslated\n")
    assert found[0].state is State.TRANSLATED


def test_a_row_that_is_cut_short_has_no_translation() -> None:
    assert read("page,unit,source,translation\na.md,u1,Sow in May.\n")[0] == [make(language="", line=2)]


def test_rows_that_say_nothing_clear_are_told_and_the_others_go_on() -> None:
    text = "page,unit,source,translation,state\n,u1,a,b,\na.md,u2,a,b,almost\na.md,u3,a,b,\n"
    found, problems = read(text)
    assert [item.unit for item in found] == ["u3"]
    assert problems == [
        "a.csv:2: the row names no page or no unit",
        "a.csv:3: 'almost' is no state; one of untranslated, outdated, translated, reviewed",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a.csv:1: the file is empty"),
        (
            "page,unit,translation\n",
            "a.csv:1: lacks the column 'source'; the first row must name the columns, at least page, unit, source, "
            "translation",
        ),
        ("page,unit,source,translation,target\n", "a.csv:1: two columns are called 'translation'"),
    ],
)
def test_a_table_without_clear_columns_is_refused(text: str, told: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(text)
    assert str(refused.value) == told
