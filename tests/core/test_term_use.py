"""Whether a translation has the text that a glossary wants: leniently, since sentences bend words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases_reader import read_cases
from workflow.core.term_use import fold_text, is_used


@pytest.mark.parametrize(("title", "given", "expected"), read_cases("terms/used.txt"))
def test_wanted_texts_are_told_from_others(title: str, given: str, expected: str) -> None:
    wanted, _, text = given.removesuffix("\n").partition("\n")
    assert expected == ""
    assert is_used(wanted, fold_text(text)) == (title.partition(":")[0].split()[1] == "has")


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_a_text_between_spaces_is_always_found(before: str, wanted: str, after: str) -> None:
    assert is_used(wanted, fold_text(f"{before} {wanted} {after}"))
