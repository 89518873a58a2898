"""Real damage is found, each kind by the check that is there for it; good translations pass all checks."""

from __future__ import annotations

import re

import pytest

from tests.cases_reader import read_cases
from tests.checks.cases import find, make_case
from workflow.checks.registry import BUILT_IN, load_check

DAMAGE = [(format, *case) for format in ("markdown", "wikitext") for case in read_cases(f"checks/damage_{format}.txt")]
GOOD = read_cases("checks/good.txt")


def cut(text: str) -> str:
    """A text of a case without the line feed that ends its last line."""
    return text.removesuffix("\n")


@pytest.mark.parametrize(("format", "title", "source", "damaged"), DAMAGE)
def test_damage_is_found_by_the_check_for_it(format: str, title: str, source: str, damaged: str) -> None:
    check = title.partition(":")[0]
    language = re.search(r"\[(\S+)\]$", title)
    case = make_case(format, cut(source), cut(damaged), language[1] if language else "de")
    assert load_check(check).fits(format)
    assert find(check, case) != []


@pytest.mark.parametrize(("title", "source", "translation"), GOOD)
def test_a_good_translation_passes(title: str, source: str, translation: str) -> None:
    format, language = title.split()
    case = make_case(format, cut(source), cut(translation), language)
    found = {check: find(check, case) for check in BUILT_IN if load_check(check).fits(format)}
    assert {check: messages for check, messages in found.items() if messages} == {}


@pytest.mark.parametrize("format", ["markdown", "wikitext"])
def test_there_are_many_kinds_of_damage_for_each_format(format: str) -> None:
    assert len({title for name, title, _, _ in DAMAGE if name == format}) >= 35


def test_every_check_has_damage_to_find() -> None:
    shown_elsewhere = {"invisible", "terms", "forbidden-terms"}
    assert {title.partition(":")[0] for _, title, _, _ in DAMAGE} == set(BUILT_IN) - shown_elsewhere


@pytest.mark.parametrize(("format", "source"), sorted({(format, source) for format, _, source, _ in DAMAGE}))
def test_no_source_is_found_fault_with_as_its_own_translation(format: str, source: str) -> None:
    case = make_case(format, cut(source), cut(source))
    checks = [check for check in BUILT_IN if check != "unchanged" and load_check(check).fits(format)]
    assert [message for check in checks for message in find(check, case)] == []
