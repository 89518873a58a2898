"""Whatever a text is, checks answer: quickly, with lines that can be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.cases import find, find_in_page, make_case
from tests.examples import take_part
from workflow.checks.page_check import PageCheck
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
DATES = (
    "May 17, 2024",
    "2024-05-17",
    " 3 June",
    "5月",
    "{{PLURAL:$1|",
    "{{GENDER:",
    "nbsp;",
    "&#",
    "Ã¼",
    "http://аb.c/",
    "#a",
    "# ",
)
OF_ONE_TEXT = {"unchanged", "invisible", "plural-forms", "gender-forms", "mojibake", "direction-marks"}
"""Checks that look at the translation alone."""
PIECES = st.sampled_from((*MARKUP, *OTHERS, *DATES))
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)


LANGUAGES = st.sampled_from(["de", "ar", "zh-Hant", "th", "el", "vi", "fr", "cs", "fa"])


@given(st.sampled_from(sorted(FORMATS)), TEXTS, TEXTS, LANGUAGES)
def test_no_text_stops_a_check(format: str, source: str, translation: str, language: str) -> None:
    case = make_case(format, source, translation, language)
    messages = [message for check in BUILT_IN if load_check(check).fits(format) for message in find(check, case)]
    assert all(message and len(message.splitlines()) == 1 and len(message) < 300 for message in messages)


@take_part(0.2)
@given(st.sampled_from(sorted(FORMATS)), st.lists(st.tuples(TEXTS, TEXTS), max_size=4), LANGUAGES)
def test_no_page_stops_a_check_of_pages(format: str, texts: list[tuple[str, str]], language: str) -> None:
    document = "\n\n".join(source for source, _ in texts)
    for check in BUILT_IN:
        if isinstance(load_check(check), PageCheck):
            found = find_in_page(check, format, document, dict(texts), language=language)
            assert all(message and len(message.splitlines()) == 1 for _, message in found)


@given(st.sampled_from(sorted(FORMATS)), TEXTS)
def test_a_text_that_is_the_source_has_nothing_missing_or_added(format: str, text: str) -> None:
    case = make_case(format, text, text)
    comparing = [check for check in BUILT_IN if check not in OF_ONE_TEXT and load_check(check).fits(format)]
    assert [message for check in comparing for message in find(check, case)] == []


LONG = (
    *(
        "a ",
        "1 ",
        "1,",
        "(",
        "**",
        "|a",
        "[[a|",
        "{{a|b",
        "a_",
        "_a ",
        '"',
        "]] ",
        "<b>",
        "„",
        "«a",
        "1.1.",
        "{{PLURAL:$1|",
        "a-",
        "!!",
    ),
    *(
        "May 1",
        "May ",
        "&a",
        "nbsp;",
        "Ã",
        "Ð¡",
        "\u202a",
        "\u2066",
        "//а.",
        "a@",
        "a.b/",
        "word ",
        "<b a=b ",
        "$a",
        "{#a",
        "\u00a0",
    ),
)


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_long_text_of_the_same_signs_is_answered(format: str, piece: str) -> None:
    """In time, that is: a test that takes more than a moment here has found a slow expression."""
    case = make_case(
        format, "One\nword word word word word word word of May 17, 2024", f"{piece * 5000}{'>' * ('<' in piece)} 1234"
    )
    answers = {check: find(check, case) for check in BUILT_IN if load_check(check).fits(format)}
    assert "adds the number 1234" in answers["numbers"] or piece[0].isdigit()
