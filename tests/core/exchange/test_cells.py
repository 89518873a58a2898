"""Cells of spreadsheets: none is a formula, and every text comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.core.exchange.items import TEXTS
from tests.examples import take_part
from workflow.core.exchange.cells import disarm_cell, restore_cell


@pytest.mark.parametrize("first", "=+-@\t\r\n＝＋－＠")
def test_a_cell_that_looks_like_a_formula_is_made_text(first: str) -> None:
    assert disarm_cell(f"{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("text", ["1.10", "2026-11-22", "22/11", "1e5", "12345e678901", "007", "50 %", " 7"])
def test_a_cell_that_looks_like_a_number_or_date_is_made_text(text: str) -> None:
    assert disarm_cell(text) == f"'{text}"
    assert restore_cell(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "a", "'a", "it's = so", " =1", "1 sow", "v1.10", "%"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert disarm_cell(text) == text
    assert restore_cell(text) == text


def test_a_text_that_looks_disarmed_is_disarmed_once_more() -> None:
    assert disarm_cell("'=1") == "''=1"


def test_a_formula_that_a_program_wrote_itself_is_the_text_that_it_is() -> None:
    assert restore_cell("=1") == "=1"


@take_part(0.3)
@given(TEXTS)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert restore_cell(disarm_cell(text)) == text


@pytest.mark.parametrize("text", ["1" * 200_000 + "x", "'" * 200_000 + "x", " " * 200_000 + "x", "1e" * 100_000 + "x"])
def test_no_text_takes_more_than_one_look_at_each_character(text: str) -> None:
    """Looking again and again would take minutes."""
    assert restore_cell(disarm_cell(text)) == text
