"""Filters of translate-toolkit that ask what no check of ours does, each under its own name: `toolkit-options`.

They read the prose: code, addresses and templates are things of their own there, which our checks compare. Those that
find fault with much published prose (an acronym that a language translates, a sentence that becomes two) are off until
a project switches them on. The library is imported when a text is first given to one of its filters; texts in which a
filter can find nothing are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translate.__version__ import sver

from workflow.checks.check import Case, Check
from workflow.checks.comparing import shorten
from workflow.checks.reading import Reading

if TYPE_CHECKING:
    from translate.filters.checks import StandardChecker

PREFIX = "toolkit-"
_WITH_CASE = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_OPTION = re.compile(r"(?<!\S)--\w")
_FUNCTION = re.compile(r"[A-Za-z_]\w*\(\)")
_PATH = re.compile(r"(?<!\S)/")
_CAPITALS = re.compile(r"[A-Z]{2}")
_LONGEST = 3000
"""Characters of a text that is given to filters: some of them take time with the square of its length."""
_ADVICE = "Consider translating"
"""How a filter begins what is no fault."""


@dataclass(frozen=True, slots=True)
class _Filter:
    """A filter, and when it may find something."""

    name: str
    title: str
    help: str
    may_find: Callable[[Case], bool]
    message: str = ""
    """What a finding says; empty where the filter's own message names what it found."""
    default: bool = False


def _has(pattern: re.Pattern[str]) -> Callable[[Case], bool]:
    """Whether the source has it."""
    return lambda case: pattern.search(case.source.prose) is not None


def _has_case(case: Case) -> bool:
    return case.language.script in _WITH_CASE and case.language.source_script in _WITH_CASE


def _has_anything(case: Case) -> bool:
    return bool(_show(case.source) and _show(case.translation))


def _has_backslash(case: Case) -> bool:
    return "\\" in case.source.prose or "\\" in case.translation.prose


def _has_apostrophe(case: Case) -> bool:
    return "'" in case.source.prose or "'" in case.translation.prose


_FILTERS = (
    _Filter("options", "Options", "command line options such as --help that are missing", _has(_OPTION), default=True),
    _Filter(
        "functions",
        "Functions",
        "names such as open() that are missing or others",
        _has(_FUNCTION),
        "names other functions than the source",
        default=True,
    ),
    _Filter(
        "escapes",
        "Backslashes",
        "more or fewer backslashes than in the source",
        _has_backslash,
        "has more or fewer backslashes than the source",
        default=True,
    ),
    _Filter("acronyms", "Acronyms", "words in capitals that are missing", _has(_CAPITALS)),
    _Filter(
        "filepaths", "File paths", "paths such as /home that are missing", _has(_PATH), "lacks a path of the source"
    ),
    _Filter(
        "startcaps",
        "Capital at the start",
        "a small letter at the start instead of a capital one, or the other way round",
        _has_case,
        "begins with a small letter where the source has a capital, or the other way round",
    ),
    _Filter(
        "startpunc",
        "Punctuation at the start",
        "another sign at the start than in the source",
        _has_anything,
        "begins with another sign than the source",
    ),
    _Filter(
        "puncspacing",
        "Spaces after punctuation",
        "spaces after punctuation that are missing or added",
        _has_anything,
        "has other spaces after punctuation than the source",
    ),
    _Filter(
        "singlequoting",
        "Single quotation marks",
        "more or fewer single quotation marks than in the source",
        _has_apostrophe,
        "has more or fewer single quotation marks than the source",
    ),
    _Filter("sentencecount", "Number of sentences", "more or fewer sentences than in the source", _has_anything),
)


def _make_check(one: _Filter) -> Check:
    def find(case: Case) -> Iterator[str]:
        if max(len(case.source.text), len(case.translation.text)) <= _LONGEST and one.may_find(case):
            yield from _run(one, case)

    return Check(f"{PREFIX}{one.name}", one.title, one.help, find, default=one.default, version=sver)


def _run(one: _Filter, case: Case) -> Iterator[str]:
    from translate.filters.checks import FilterFailure

    checker = _open_checker(case.language.code, case.language.source_code)
    try:
        getattr(checker, one.name)(_show(case.source), _show(case.translation))
    except FilterFailure as failure:
        for message in failure.messages:
            if not message.startswith(_ADVICE):
                yield one.message or f"{message[:1].lower()}{shorten(message[1:])}"


def _show(reading: Reading) -> str:
    return unicodedata.normalize("NFC", reading.prose.strip())


@lru_cache(maxsize=64)
def _open_checker(code: str, source_code: str) -> StandardChecker:
    from translate.filters.checks import CheckerConfig, StandardChecker
    from translate.lang.factory import getlanguage

    config = CheckerConfig(targetlanguage=code.replace("-", "_"))
    config.sourcelang = getlanguage(source_code.replace("-", "_"))
    return StandardChecker(config)


CHECKS = {check.id: check for check in map(_make_check, _FILTERS)}
"""The checks by id."""
