"""The plural rules of all languages hold in gettext."""

from __future__ import annotations

from gettext import c2py

import pytest

from workflow.store.languages import load_languages

KNOWN = load_languages()
RULES = sorted({(found.plurals, found.plural_rule) for found in map(KNOWN.find, KNOWN.codes())})


@pytest.mark.parametrize(("plurals", "rule"), RULES)
def test_a_rule_compiles_and_stays_below_the_number_of_forms(plurals: int, rule: str) -> None:
    choose = c2py(rule)
    assert {choose(n) for n in range(201)} <= set(range(plurals))


@pytest.mark.parametrize(
    ("code", "forms"),
    [("da", [1, 0, 1, 1]), ("fr", [0, 0, 1, 1]), ("ja", [0, 0, 0, 0]), ("ru", [2, 0, 1, 2]), ("ar", [0, 1, 2, 3])],
)
def test_the_forms_for_0_1_2_and_5_are_right(code: str, forms: list[int]) -> None:
    choose = c2py(KNOWN.find(code).plural_rule)
    assert [int(choose(n)) for n in (0, 1, 2, 5)] == forms


def test_a_variant_has_the_plurals_of_its_base() -> None:
    assert KNOWN.find("ru-KZ").plural_rule == KNOWN.find("ru").plural_rule
