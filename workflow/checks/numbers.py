"""Numbers are those of the source, whatever digits and separators the language writes them with.

What a separator means depends on language and habit (`1,000` is a thousand or one), so a written number is the set of
values that it may have, and two numbers agree when a value is common to both. Digits of all scripts count by their
value (Unicode's property Numeric_Type=Decimal).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from workflow.checks.check import Case, Check

_SPACES = "\u00a0\u2007\u2009\u202f"
_NUMBER = re.compile(
    rf"(?<![A-Za-z_\d])(?<![A-Za-z_][-.])(?P<digits>\d+(?:[.,'’٫٬{_SPACES}]\d+)*)"
    r"(?P<after>st|nd|rd|th)?(?P<unit>[万萬億亿만억천])?"
)
_SEPARATOR = re.compile(rf"[.,'’٫٬{_SPACES}]")
_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\.?\d)")
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_ORDINALS = ("st", "nd", "rd", "th")
_MYRIADS = {"万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "천": 3}
_SPELLED_OUT = 12
"""Numbers up to this one may be words in the translation, and digits where the source has a word."""


@dataclass(frozen=True, slots=True)
class _Number:
    written: str
    values: frozenset[str]
    is_ordinal: bool = False
    """An English `21st`, which may become a word."""

    @property
    def is_small(self) -> bool:
        return any(value.isdecimal() and int(value) <= _SPELLED_OUT for value in self.values if len(value) < 3)


def _find(case: Case) -> Iterator[str]:
    source, translation = case.source.prose, case.translation.prose
    if not any(map(str.isdigit, source)) and not any(map(str.isdigit, translation)):
        return
    had = list(_read(source))
    known = frozenset(value for number in had for value in number.values)
    has = list(_read(_join_groups(translation, known)))
    lacking = []
    for number in had:
        partner = next((other for other in has if number.values & other.values), None)
        if partner is not None:
            has.remove(partner)
        elif not number.is_ordinal:
            lacking.append(number)
    for number in lacking:
        if not number.is_small or has:
            yield f"lacks the number {number.written}"
    for number in has:
        if not number.is_small or lacking:
            yield f"adds the number {number.written}"


def _join_groups(text: str, known: frozenset[str]) -> str:
    """The text with numbers of the source put together again that are written with plain spaces in them: `1 250`."""

    def join(match: re.Match[str]) -> str:
        joined = match[0].replace(" ", "")
        return joined if _plain_digits(joined) in known else match[0]

    return _SPACED.sub(join, text) if " " in text else text


def _read(text: str) -> Iterator[_Number]:
    for match in _NUMBER.finditer(_DATE.sub(r"\1 \2 \3", text)):
        values = set(_values(_plain_digits(match["digits"])))
        if match["unit"]:
            zeros = "0" * _MYRIADS[match["unit"]]
            values |= {value + zeros for value in values if value.isdecimal()}
        yield _Number(match["digits"], frozenset(values), match["after"] in _ORDINALS)


def _values(plain: str) -> Iterator[str]:
    """What a number may mean: with all separators for groups of digits, and with the last one before a fraction."""
    groups = _SEPARATOR.split(plain)
    if len(groups) == 1:
        yield plain.lstrip("0") or "0"
        return
    if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3:
        yield "".join(groups).lstrip("0") or "0"
    yield f"{''.join(groups[:-1]).lstrip('0') or '0'}.{groups[-1]}"
    if len(groups) > 2:
        yield ".".join(groups)


def _plain_digits(text: str) -> str:
    """The text with all digits as ASCII."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


CHECK = Check("numbers", "Numbers", "numbers that are missing, added or changed", _find)
