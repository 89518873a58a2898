"""Real damage is found, each kind by the check that is there for it; good translations pass all checks."""

from __future__ import annotations

import re

import pytest

from tests.checks.cases import find, find_reason, make_case, read_texts
from workflow.checks.check import Check
from workflow.checks.registry import ALWAYS, BUILT_IN, load_check

FORMATS = ("markdown", "wikitext", "html", "text")
FEWEST = 40
DAMAGE = [(format, *case) for format in FORMATS for case in read_texts(f"damage_{format}.txt")]
GOOD = read_texts("good.txt")
SAME_TWICE = {"unchanged"}
"""Checks that find fault with a text because it is its own source."""


def is_for_all(check: str) -> bool:
    """Whether a check is on by default, or off for another reason than that it finds fault with good prose."""
    return load_check(check).default or not check.startswith("toolkit-")


@pytest.mark.parametrize(("format", "title", "source", "damaged"), DAMAGE)
def test_damage_is_found_by_the_check_for_it(format: str, title: str, source: str, damaged: str) -> None:
    check = title.partition(":")[0]
    if check in ALWAYS:
        assert find_reason(format, source, damaged) == check
        return
    language = re.search(r"\[(\S+)\]$", title)
    case = make_case(format, source, damaged, language[1] if language else "de")
    assert load_check(check).fits(format)
    assert find(check, case) != []


@pytest.mark.parametrize(("title", "source", "translation"), GOOD)
def test_a_good_translation_passes(title: str, source: str, translation: str) -> None:
    format, language = title.split()
    case = make_case(format, source, translation, language)
    found = {check: find(check, case) for check in BUILT_IN if is_for_all(check) and load_check(check).fits(format)}
    assert {check: messages for check, messages in found.items() if messages} == {}


@pytest.mark.parametrize("format", FORMATS)
def test_there_are_many_kinds_of_damage_for_each_format(format: str) -> None:
    assert len({title for name, title, _, _ in DAMAGE if name == format}) >= FEWEST


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_has_good_translations_too(format: str) -> None:
    assert len([title for title, _, _ in GOOD if title.split()[0] == format]) >= 10


def test_every_check_has_damage_to_find() -> None:
    of_units = {check for check in BUILT_IN if isinstance(load_check(check), Check)}
    shown_elsewhere = {"terms", "forbidden-terms"}
    assert {title.partition(":")[0] for _, title, _, _ in DAMAGE} == {*of_units, *ALWAYS} - shown_elsewhere


@pytest.mark.parametrize(("format", "source"), sorted({(format, source) for format, _, source, _ in DAMAGE}))
def test_no_source_is_found_fault_with_as_its_own_translation(format: str, source: str) -> None:
    case = make_case(format, source, source)
    checks = [check for check in BUILT_IN if check not in SAME_TWICE and load_check(check).fits(format)]
    assert [message for check in checks for message in find(check, case)] == []
