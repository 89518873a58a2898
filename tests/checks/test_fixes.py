"""Automatic fixes: what each makes of a text, and what none of them may touch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases_reader import read_cases
from tests.checks.cases import make_case, read_text
from workflow.checks.check import Case
from workflow.checks.fix_registry import BUILT_IN, list_fixers, load_fixer
from workflow.checks.fixing import apply_fix, find_fixes
from workflow.errors import UnknownName
from workflow.formats.registry import BUILT_IN as FORMATS
from workflow.model import Kind

CASES = read_cases("fixes/fixes.txt")
PIECES = (
    *(
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
        " ",
        " ",
        "\n",
        "\u00a0",
        "\u202f",
        "\u200b",
        "\u200d",
        "\u2028",
        "\u00ad",
        "\ufeff",
    ),
    *("!", "?", ":", ";", "?!", ".", ",", "oui", "non", "3", "5", "é", "文", "👩", "::", "http://a.org/?b", "&amp;"),
    *(
        "**",
        "_",
        "`",
        '`a "b" !`',
        "[",
        '](a.md "t")',
        "]",
        "[[a|",
        "]]",
        "{{a|b=",
        "}}",
        "<b>",
        "</b>",
        '<a href="x">',
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)
LANGUAGES = st.sampled_from(["de", "fr", "ja", "sv", "he", "da", "tr"])


def fix(id: str, case: Case) -> str | None:
    """The text that a fix offers."""
    return apply_fix(load_fixer(id), case, lambda text: read_text(case.format, text))


@pytest.mark.parametrize(("title", "before", "after"), CASES, ids=[case[0] for case in CASES])
def test_a_fix_makes_of_a_text_what_a_translator_would(title: str, before: str, after: str) -> None:
    id, format, language = title.split()[:3]
    case = make_case(format, "Source", before.removesuffix("\n"), language)
    expected = after.removesuffix("\n")
    assert fix(id, case) == (None if expected == case.translation.text else expected)


@pytest.mark.parametrize(
    ("source", "translation", "fixed"),
    [
        ("Source", " Text\n", "Text"),
        ("Source\n", "Text", "Text\n"),
        (" Source ", "Text", " Text "),
        ("\n\nSource", " \nText ", "\n\nText"),
        ("Source", "Text", None),
        ("Source", " ", None),
    ],
)
def test_outer_space_is_that_of_the_source(source: str, translation: str, fixed: str | None) -> None:
    assert fix("outer-space", make_case("text", source, translation)) == fixed


def test_an_invisible_character_of_the_source_is_no_junk() -> None:
    assert fix("zero-width", make_case("text", "a\u200bb", "x\u200by")) is None


def test_code_is_left_alone() -> None:
    case = make_case("markdown", "let a", 'let "a" ')
    assert fix("outer-space", case) == 'let "a"'
    assert [fix(id, replace(case, kind=Kind.CODE)) for id in BUILT_IN] == [None] * len(BUILT_IN)


def test_every_fix_is_offered_on_its_own() -> None:
    case = make_case("markdown", "Source", '"Wo\u200brt" ')
    found = find_fixes([load_fixer(id) for id in BUILT_IN], case, lambda text: read_text("markdown", text))
    assert [(each.id, each.name, each.text) for each in found] == [
        ("outer-space", "Outer white space", '"Wo\u200brt"'),
        ("quotation-marks", "Quotation marks", "„Wo\u200brt“ "),
        ("zero-width", "Invisible characters", '"Wort" '),
    ]


def test_a_fix_that_is_not_there_is_told() -> None:
    assert list_fixers()[: len(BUILT_IN)] == BUILT_IN
    with pytest.raises(UnknownName, match="there is no fix 'nothing'; there are: outer-space"):
        load_fixer("nothing")


@given(st.sampled_from(sorted(FORMATS)), st.sampled_from(BUILT_IN), TEXTS, TEXTS, LANGUAGES)
def test_a_fix_touches_prose_only_and_has_nothing_to_add_to_itself(
    format: str, id: str, source: str, translation: str, language: str
) -> None:
    case = make_case(format, source, translation, language)
    fixed = fix(id, case)
    if fixed is not None:
        after = read_text(format, fixed)
        assert fixed != translation
        assert [(piece.kind, fixed[piece.start : piece.end]) for piece in after.pieces] == [
            (piece.kind, translation[piece.start : piece.end]) for piece in case.translation.pieces
        ]
        assert fix(id, replace(case, translation=after)) is None
