"""Marks around texts: written, read, and never taken from a document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workflow.core.marks import CLOSE, DIGITS, END, MARKS, OPEN, disarm_marks, mark_text, read_number, remove_marks

_SIGNS = st.text(
    alphabet=[OPEN, CLOSE, END, *DIGITS, "a", "&", "#", ";", "x", "6", "8", "3", "f", "0", "1"], max_size=30
)


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**6))
def test_a_mark_gives_its_number_back(number: int) -> None:
    assert [read_number(match["number"]) for match in MARKS.finditer(mark_text("text", number))] == [number, number]


@settings(deadline=None)
@given(_SIGNS)
def test_nothing_of_a_disarmed_text_is_a_mark(text: str) -> None:
    assert remove_marks(disarm_marks(text)) == disarm_marks(text)


def test_a_mark_is_disarmed_however_it_is_written() -> None:
    written = f"{OPEN}{DIGITS[1]}{END} &#x10AF0; &#X10a51 &#68184;"
    assert disarm_marks(written) == "\ufffd\ufffd\ufffd \ufffd \ufffd \ufffd"


def test_other_character_references_stay() -> None:
    assert disarm_marks("&#x41; &#66; &amp; &#x110000; &#x10af") == "&#x41; &#66; &amp; &#x110000; &#x10af"
