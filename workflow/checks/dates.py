"""Dates of the source are there: day and month, as figures or by the month's name in the translation's language.

What `numbers` finds, a year above all, is left to it. A month is recognised by the beginning of any of its names in
CLDR (endings differ by case), by its number, or by a Roman one. Languages that count by another calendar are not asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from workflow.checks.check import Case, Check

_OTHER_CALENDARS = frozenset({"fa", "ps", "prs", "mzn", "glk", "lrc", "azb", "ckb", "am", "ti", "om", "ne", "mai"})
_FIGURES = re.compile(r"(?<![\d.\-/])\d{4}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d\-/]|\.\d)")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SPELLED = frozenset({1})
"""Days that many languages write as a word: `le premier mai`."""
_ENDING = 3
"""Letters that a case may change."""

_Months = tuple[tuple[str, ...], ...]


def _find(case: Case) -> Iterator[str]:
    source = case.source.prose
    language = case.language.code.partition("-")[0].lower()
    if language in _OTHER_CALENDARS or not any(map(str.isdecimal, source)):
        return
    dates = list(dict.fromkeys(_read_dates(source, case.language.source_months)))
    if not dates or not case.language.months:
        return
    text = _plain_digits(case.translation.prose)
    folded = text.casefold()
    for written, name, month, day in dates:
        is_named = _name_of(case.language.months, month).search(folded) or (name and name in text)
        if not is_named and not _has_month(text, month):
            yield f"lacks the month of {written}"
        elif day and day not in _SPELLED and not _has_figure(text, day):
            yield f"lacks the day of {written}"


def _read_dates(text: str, months: _Months) -> Iterator[tuple[str, str, int, int]]:
    """Each date as it is written, the name and the number of its month, and its day or 0."""
    for match in _FIGURES.finditer(text):
        yield match[0], "", int(match["month"]), int(match["day"])
    if not months:
        return
    pattern, numbers = _compile_source(months)
    for match in pattern.finditer(text):
        day = match["before"] or match["after"]
        if day or match["year"]:
            name = match["month"]
            yield match[0].strip(), name, numbers[name], int(day) if day and int(day) <= 31 else 0


@lru_cache(maxsize=8)
def _compile_source(months: _Months) -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = {name: number for number, names in enumerate(months, 1) for name in names if len(name) > 2}
    names = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    pattern = re.compile(
        r"(?:(?<![\d.,:])(?P<before>\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s(?:of\s|de\s)?)?"
        rf"(?<!\w)(?P<month>{names})(?!\w)\.?"
        r"(?:\s(?P<after>\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d))?(?:,?\s(?:de\s|of\s)?(?P<year>\d{4})(?!\d))?"
    )
    return pattern, numbers


@lru_cache(maxsize=512)
def _name_of(months: _Months, month: int) -> re.Pattern[str]:
    """What finds the names of a month in a folded text, with any ending."""
    names = {_stem(name.casefold()) for name in months[month - 1]}
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def _stem(name: str) -> str:
    plain = _plain_digits(name)
    if any(map(str.isdecimal, plain)):
        return rf"(?<!\d){re.escape(plain)}(?!\d)"
    return re.escape(name[: max(3, len(name) - _ENDING)])


def _has_month(text: str, month: int) -> bool:
    return _has_figure(text, month) or re.search(rf"(?<!\w){_ROMAN[month - 1]}(?!\w)", text) is not None


def _has_figure(text: str, number: int) -> bool:
    return re.search(rf"(?<!\d)0?{number}(?!\d)", text) is not None


def _plain_digits(text: str) -> str:
    """The text with all digits as ASCII."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


CHECK = Check("dates", "Dates", "dates whose day or month is missing or another", _find)
