"""The banner's texts that ship with the program."""

from __future__ import annotations

import unicodedata

import pytest
from babel import Locale
from babel.numbers import format_percent

from workflow.core.banner import banner_sentence
from workflow.store.banner import load_banner_texts
from workflow.store.languages import load_languages

TEXTS = load_banner_texts()
CANONICAL = sorted(set(TEXTS) - set(load_languages().aliases()))
IN_CLDR = [code for code in CANONICAL if code != "qps-ploc"]


def test_english_has_the_agreed_sentence() -> None:
    sentence, _ = banner_sentence(TEXTS, "en", (), "Start", 24, False)
    assert sentence == "This page is a translated version of the page Start and the translation is 24% complete."


def test_danish_has_the_agreed_sentence() -> None:
    sentence, _ = banner_sentence(TEXTS, "da", (), "Start", 24, False)
    assert sentence == "Denne side er en oversat version af siden Start, og oversættelsen er 24% færdig."


@pytest.mark.parametrize("code", CANONICAL)
def test_a_text_names_title_and_percent_once(code: str) -> None:
    text = TEXTS[code]
    assert (text.progress.count("{title}"), text.progress.count("{percent}")) == (1, 1)
    assert not set("{}") & set(text.progress.replace("{title}", "").replace("{percent}", "") + text.outdated)


def test_there_are_many_languages_and_all_are_known() -> None:
    known = load_languages()
    assert {known.canonical(code).lower() for code in TEXTS} == set(CANONICAL)
    assert len(CANONICAL) >= 60


@pytest.mark.parametrize("code", ["no", "iw", "zh-cn", "zh-tw", "sr-ec", "sr-el", "fil", "in"])
def test_a_text_is_found_under_every_code_of_its_language(code: str) -> None:
    assert TEXTS[code] == TEXTS[load_languages().canonical(code).lower()]


# Danish goes without the space that CLDR has: its wording was agreed on.
@pytest.mark.parametrize("code", [code for code in IN_CLDR if code != "da"])
def test_percents_have_the_sign_where_cldr_has_it(code: str) -> None:
    sentence, _ = banner_sentence(TEXTS, code, (), "", 24, False)
    assert plain(format_percent(0.24, locale=code.replace("-", "_"))) in plain(sentence)


@pytest.mark.parametrize("code", IN_CLDR)
def test_digits_are_those_that_cldr_has_by_default(code: str) -> None:
    locale = Locale.parse(code.replace("-", "_"))
    zero = {"latn": "", "arabext": "۰", "beng": "০", "deva": "०"}[locale.default_numbering_system]
    assert TEXTS[code].digits[:1] == zero


def plain(text: str) -> str:
    """With European digits and percent sign, without marks of direction, which Babel leaves out."""
    digits = "".join(str(unicodedata.digit(each, each)) for each in text)
    return digits.replace("٪", "%").replace("\u200e", "")
