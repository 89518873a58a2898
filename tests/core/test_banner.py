"""The sentence at the top of a translation page."""

from __future__ import annotations

import pytest

from workflow.core.banner import BannerText, banner_sentence

TEXTS = {
    "en": BannerText("{title} is {percent}% complete.", "Parts are old."),
    "nb": BannerText("{title} er {percent} % ferdig.", "Deler er gamle."),
    "fa": BannerText("{percent}٪ از {title}.", "قدیمی.", "۰۱۲۳۴۵۶۷۸۹"),
    "zh-hans": BannerText("{title}：{percent}%。", "旧。"),
}


def test_it_is_in_the_pages_language() -> None:
    assert banner_sentence(TEXTS, "nb", (), "Start", 24, False) == ("Start er 24 % ferdig.", "nb")


def test_a_second_sentence_speaks_of_outdated_text() -> None:
    assert banner_sentence(TEXTS, "nb", (), "Start", 24, True) == ("Start er 24 % ferdig. Deler er gamle.", "nb")


def test_it_falls_back_along_the_chain() -> None:
    assert banner_sentence(TEXTS, "nn", ("se", "nb", "en"), "Start", 5, False) == ("Start er 5 % ferdig.", "nb")


def test_it_falls_back_to_english_at_last() -> None:
    assert banner_sentence(TEXTS, "tlh", ("xx",), "Start", 100, False) == ("Start is 100% complete.", "en")


def test_the_language_comes_back_as_it_was_given() -> None:
    assert banner_sentence(TEXTS, "zh-Hans", (), "始", 0, False) == ("始：0%。", "zh-Hans")


def test_numbers_are_in_the_languages_digits() -> None:
    assert banner_sentence(TEXTS, "fa", (), "24", 60, False) == ("۶۰٪ از 24.", "fa")


@pytest.mark.parametrize("title", ["{percent}", "{title}", "a {0} b", "100%", "\\1", ""])
def test_a_title_stays_as_it_is(title: str) -> None:
    assert banner_sentence(TEXTS, "en", (), title, 24, False) == (f"{title} is 24% complete.", "en")
