"""Dates as languages write them are no fault, those of another day are."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date

from tests.checks.cases import find, make_case

LANGUAGES = (
    *(
        "ar",
        "be",
        "bg",
        "bn",
        "ca",
        "cs",
        "cy",
        "da",
        "de",
        "el",
        "en-GB",
        "es",
        "et",
        "eu",
        "fi",
        "fr",
        "ga",
        "gl",
        "gu",
    ),
    *("he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mr", "ms"),
    *("nb", "nl", "nn", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr"),
    *("uk", "ur", "vi", "zh-Hans", "zh-Hant", "fa", "am", "ne"),
)
DAYS = tuple(date(2024, month, day) for month, day in zip(range(1, 13), range(17, 29), strict=True))


def write(day: date, language: str, length: str = "long") -> str:
    """A date in a language."""
    return format_date(day, length, locale=language.replace("-", "_"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_in_any_usual_form_is_there(language: str) -> None:
    found = [
        (written, message)
        for day in DAYS
        for length in ("long", "medium", "short")
        for written in [write(day, language, length)]
        for source in (f"We met on {write(day, 'en')}.", f"We met on {day.isoformat()}.")
        for message in find("dates", make_case("text", source, f"({written})", language))
    ]
    assert found == []


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"fa", "am", "ne"}))
def test_a_date_of_another_day_is_told(language: str) -> None:
    day, later = date(2024, 5, 17), date(2024, 10, 18)
    case = make_case("text", f"We met on {write(day, 'en')}.", write(later, language), language)
    assert find("dates", case) == ["lacks the month of May 17, 2024"]
    case = make_case("text", f"We met on {write(day, 'en')}.", write(day.replace(day=18), language), language)
    assert find("dates", case) == ["lacks the day of May 17, 2024"]
