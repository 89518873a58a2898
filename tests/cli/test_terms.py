"""`polyfolio terms` and `polyfolio terms add`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

PAGE = "strategy/direction.md"
TEXT = "We are a movement."


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A project with one term in Danish."""
    added = shell.good(
        "terms", "add", "da", "movement", "bevægelse|bølge", "--note", "of people", "--forbidden", "parti"
    )
    assert added.out == "glossary/da.csv:2: added\n"
    return shell


def test_terms_are_listed_with_what_the_glossary_says(filled: Shell) -> None:
    unit = filled.unit_id(PAGE, TEXT)
    lines = f"{PAGE}  {unit}  movement: bevægelse | bølge\n    never: parti\n    note: of people\n"
    assert filled.good("terms", "da").out == lines
    assert filled.good("terms", "da", "--page", PAGE, "--unit", unit).out == lines
    assert filled.good("terms", "da", "--page", "news.md").out == ""
    assert filled.good("terms", "ar").out == ""


def test_terms_are_listed_as_json(filled: Shell) -> None:
    assert filled.good("terms", "da", "--page", PAGE, "--json").json == {
        "language": "da",
        "terms": [
            {
                "page": PAGE,
                "unit": filled.unit_id(PAGE, TEXT),
                "term": "movement",
                "translations": ["bevægelse", "bølge"],
                "note": "of people",
                "forbidden": ["parti"],
                "start": 9,
                "end": 17,
            }
        ],
    }


def test_a_term_is_added_once(filled: Shell) -> None:
    before = filled.read("glossary/da.csv")
    assert filled.good("terms", "add", "da", "page", "side", "--case").out == "glossary/da.csv:3: added\n"
    assert filled.read("glossary/da.csv") == f"{before}page,side,,,yes\n"
    assert filled.good("terms", "add", "da", "page", "side", "--case").out == "glossary/da.csv:3: is there already\n"


def test_a_formula_is_added_as_it_is_with_a_warning(filled: Shell) -> None:
    ran = filled("terms", "add", "da", "=A1", "=A1")
    assert (ran.code, ran.out) == (0, "glossary/da.csv:3: added\n")
    assert ran.told == [
        "glossary/da.csv:3: warning: spreadsheet programs take '=A1' for a formula: import the columns there as text"
    ]


def test_bad_lines_are_told_and_the_others_are_used(filled: Shell) -> None:
    filled.write("glossary/da.csv", 'term,translation\n,x\nmovement,bevægelse\n"a\n')
    ran = filled("terms", "da")
    assert ran.code == 1
    assert ran.out.endswith("  movement: bevægelse\n")
    assert [line.rpartition(": ")[0] for line in ran.told] == ["glossary/da.csv:2", "glossary/da.csv:4"]


def test_what_is_not_there_is_refused(filled: Shell) -> None:
    assert filled("terms", "xx").code == 1
    assert filled("terms", "da", "--page", "none.md").code == 1
    assert filled("terms", "da", "--unit", "x").code == 2
    assert filled("terms").code == 2
    assert filled("terms", "add", "da", "page").code == 2
