"""Two codes of one language are known to be so: never two folders for one language."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.errors import UnknownName
from workflow.store.languages import load_languages

KNOWN = load_languages()


@pytest.mark.parametrize(
    ("canonical", "codes"),
    [
        ("zh-Hans", "zh zh-CN zh-cn zh-hans zh-Hans-CN cmn zho"),
        ("zh-Hant", "zh-TW zh-hant zh-Hant-TW"),
        ("zh-Hant-HK", "zh-HK zh-hk zh-Hant-HK"),
        ("sr", "sr sr-ec sr-Cyrl srp"),
        ("sr-Latn", "sr-el sr-latn"),
        ("be-tarask", "be-x-old be-tarask"),
        ("he", "iw he heb HE"),
        ("id", "in id"),
        ("yi", "ji yi"),
        ("ro", "mo ro ron rum"),
        ("nb", "no nb nob nor"),
        ("lzh", "zh-classical lzh"),
        ("nan", "zh-min-nan nan"),
        ("yue", "zh-yue yue yue-Hant"),
        ("ug", "ug ug-arab"),
        ("kk-Arab", "kk-cn kk-arab"),
        ("az", "az az-Latn aze"),
        ("uz-Cyrl-CN", "uz-CN uzb-CN"),
        ("uz-Latn-CN", "uzb-latn-cn"),
        ("en-simple", "simple en-simple"),
        ("pt-BR", "pt-BR PT-br pt-br"),
        ("roa-tara", "roa-tara ROA-TARA"),
    ],
)
def test_all_codes_of_a_language_have_one_canonical_form(canonical: str, codes: str) -> None:
    assert {KNOWN.canonical(code) for code in (canonical, *codes.split())} == {canonical}


def test_two_codes_of_one_language_are_the_same_language() -> None:
    assert KNOWN.same_language("zh-CN", "zh-Hans")


@pytest.mark.parametrize(
    "codes", ["pt pt-BR pt-PT", "en en-GB en-US", "de de-AT de-formal", "nb nn", "zh-Hans zh-Hant"]
)
def test_variants_that_differ_are_languages_of_their_own(codes: str) -> None:
    assert not any(KNOWN.same_language(a, b) for a, b in combinations(codes.split(), 2))


def test_the_canonical_form_of_every_listed_language_is_its_own() -> None:
    assert [code for code in KNOWN.codes() if KNOWN.canonical(code) != code] == []


@given(
    st.sampled_from([code for code in (*KNOWN.codes(), *KNOWN.aliases()) if "-" not in code]),
    st.sampled_from(["", *KNOWN.data["scripts"]]),
    st.sampled_from(["", *KNOWN.data["territories"]]),
    st.sampled_from(["", *KNOWN.data["variants"]]),
)
def test_a_canonical_form_is_final_and_names_the_same_language(
    base: str, script: str, region: str, variant: str
) -> None:
    code = "-".join(part for part in (base, script, region, variant) if part)
    with suppress(UnknownName):
        canonical = KNOWN.canonical(code)
        assert KNOWN.canonical(canonical) == canonical
        assert KNOWN.find(canonical) == replace(KNOWN.find(code), code=canonical)


def test_every_alias_leads_to_a_listed_language() -> None:
    listed = {code.lower() for code in KNOWN.codes()}
    assert {alias: code for alias, code in KNOWN.aliases().items() if code not in listed or alias in listed} == {}


def test_languages_are_matched_as_the_project_writes_them() -> None:
    assert KNOWN.match_listed(("zh-Hant", "zh-Hans", "da"), ["da", "zh-cn"]) == ("zh-cn", "da")
