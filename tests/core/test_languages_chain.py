"""Which languages stand in for another."""

from __future__ import annotations

import pytest

from workflow.errors import UnknownName
from workflow.store.languages import load_languages

KNOWN = load_languages()


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("nn", ("nb", "da")),
        ("nb", ("nn",)),
        ("da", ()),
        ("de-AT", ("de",)),
        ("pt-AO", ("pt-PT", "pt")),
        ("pt-BR", ("pt",)),
        ("zh-HK", ("zh-Hant", "zh-Hans")),
        ("lmo", ("pms", "eml", "lij", "vec", "it")),
        ("gsw-FR", ("gsw", "de")),
        ("es-MX", ("es-419", "es")),
        ("en-GB", ()),
        ("uz-Cyrl", ()),
    ],
)
def test_the_built_in_chain_of(code: str, chain: tuple[str, ...]) -> None:
    assert KNOWN.chain(code, {}, "en") == chain


def test_the_source_language_is_left_out_under_any_of_its_codes() -> None:
    assert KNOWN.chain("nn", {}, "no") == ("da",)


def test_the_projects_own_fallbacks_come_first() -> None:
    assert KNOWN.chain("nn", {"nn": ["sv", "da"]}, "en") == ("sv", "da", "nb")


def test_the_projects_own_fallbacks_are_found_under_any_code_and_stay_as_written() -> None:
    assert KNOWN.chain("zh-Hant", {"zh-tw": ["zh-cn", "ja"]}, "en") == ("zh-cn", "ja")


def test_a_language_does_not_fall_back_to_itself() -> None:
    assert KNOWN.chain("he", {"he": ["iw", "ar"]}, "en") == ("ar",)


def test_a_fallback_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownName, match=r'"norwegian" is not a known language; did you mean .*nn \('):
        KNOWN.chain("da", {"da": ["norwegian"]}, "en")


def test_no_chain_names_a_language_twice_or_itself() -> None:
    for code in (*KNOWN.codes(), "pt-AO", "sr-Latn-ME", "zh-Hant-MO", "hi-Latn-IN"):
        around = [KNOWN.canonical(each) for each in (code, *KNOWN.chain(code, {}, "en"))]
        assert len(around) == len(set(around)), code
