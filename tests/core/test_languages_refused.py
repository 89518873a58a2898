"""Codes that name no language are refused, with the nearest ones that do."""

from __future__ import annotations

import re

import pytest

from workflow.core.language_codes import is_well_formed
from workflow.errors import UnknownName
from workflow.store.languages import load_languages

KNOWN = load_languages()
MALFORMED = [
    "",
    " ",
    "pt_BR",
    "a b",
    "../da",
    "da/..",
    "da\\x",
    "da\n",
    "da-",
    "-da",
    "d",
    "d\u0430",
    "da.po",
    "x" * 36,
    "1a",
]


def refusal(code: str) -> str:
    with pytest.raises(UnknownName) as refused:
        KNOWN.find(code)
    return str(refused.value)


@pytest.mark.parametrize("code", MALFORMED)
def test_a_malformed_code_is_refused(code: str) -> None:
    assert not is_well_formed(code)
    assert refusal(code).startswith(f"{code!r} is not a language code; ")


@pytest.mark.parametrize(
    ("code", "advice"),
    [("pt_BR", "write pt-BR"), ("zh_hans", "write zh-Hans"), ("de_DE.UTF-8", "write de-DE"), ("da ", "write da")],
)
def test_a_malformed_code_that_can_be_mended_is_shown_mended(code: str, advice: str) -> None:
    assert refusal(code) == f"{code!r} is not a language code; {advice}"


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("danish", "da (Danish)"),
        ("dansk", "da (Danish)"),
        ("Deutsch", "de (German)"),
        ("Portugese", "pt (Portuguese)"),
        ("dk", "da (Danish)"),
        ("gr", "el (Greek)"),
        ("da-XX", "da (Danish)"),
        ("klingonn", "tlh (Klingon)"),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest_first(wanted: str, nearest: str) -> None:
    assert refusal(wanted).startswith(f'"{wanted}" is not a known language; did you mean {nearest}')


def test_at_most_five_languages_are_named() -> None:
    assert len(re.findall(r"\b[a-z]{2,3}(?:-\w+)* \(", refusal("german"))) <= 5


def test_a_code_near_to_nothing_gets_general_advice() -> None:
    assert refusal("qqq") == '"qqq" is not a known language; use a code of BCP 47, such as da or pt-BR'


@pytest.mark.parametrize("code", ["de-ZZ9", "de-Xxxx", "de-XX", "xx-DE", "de-nosuch", "de-DE-1901-1996-fonipa"])
def test_a_variant_with_subtags_that_cldr_does_not_know_is_refused(code: str) -> None:
    assert f'"{code}" is not a known language' in refusal(code)


@pytest.mark.parametrize("code", ["pt_BR", "danish"])
def test_every_question_refuses_an_unknown_code(code: str) -> None:
    for ask in (KNOWN.canonical, KNOWN.header_code, lambda code: KNOWN.same_language("da", code)):
        with pytest.raises(UnknownName):
            ask(code)
