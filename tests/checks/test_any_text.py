"""Whatever a text is, checks answer: quickly, with lines that can be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.cases import find, make_case
from workflow.checks.registry import BUILT_IN, load_check
from workflow.formats.registry import BUILT_IN as FORMATS

MARKUP = (
    "**",
    "_",
    "`",
    "[",
    "](a.md)",
    "]",
    "[[",
    "|",
    "]]",
    "{{",
    "a=",
    "}}",
    "<b>",
    "</b>",
    "[^1]",
    "&amp;",
    "\\",
    "* ",
)
OTHERS = (
    "$x",
    "%s",
    "{n}",
    "1,000.5",
    "\u0663",
    "\u4e07",
    "\u200b",
    "\u202e",
    "\ufffc",
    "\n",
    "  ",
    "don't",
    "“",
    "?",
    "www",
)
PIECES = st.sampled_from((*MARKUP, *OTHERS))
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)


@given(st.sampled_from(sorted(FORMATS)), TEXTS, TEXTS, st.sampled_from(["de", "ar", "zh-Hant", "th", "el"]))
def test_no_text_stops_a_check(format: str, source: str, translation: str, language: str) -> None:
    case = make_case(format, source, translation, language)
    messages = [message for check in BUILT_IN if load_check(check).fits(format) for message in find(check, case)]
    assert all(message and "\n" not in message and len(message) < 300 for message in messages)


@given(st.sampled_from(sorted(FORMATS)), TEXTS)
def test_a_text_that_is_the_source_has_nothing_missing_or_added(format: str, text: str) -> None:
    case = make_case(format, text, text)
    comparing = [
        check for check in BUILT_IN if check not in ("unchanged", "invisible") and load_check(check).fits(format)
    ]
    assert [message for check in comparing for message in find(check, case)] == []


@pytest.mark.parametrize("piece", ["a ", "1 ", "1,", "(", "**", "|a", "[[a|", "{{a|b", "a_", "_a ", '"', "]] ", "<b>"])
@pytest.mark.parametrize("format", ["markdown", "wikitext"])
def test_a_long_text_of_the_same_signs_is_answered(format: str, piece: str) -> None:
    """In time, that is: a test that takes more than a moment here has found a slow expression."""
    case = make_case(format, "One", f"{piece * 5000} 1234")
    answers = {check: find(check, case) for check in BUILT_IN if load_check(check).fits(format)}
    assert "adds the number 1234" in answers["numbers"]
