"""`polyfolio search`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

PAGE = "strategy/direction.md"
TEXT = "We are a movement."


@pytest.fixture
def searched(shell: Shell) -> Shell:
    """One translation."""
    shell.good("translate", PAGE, shell.unit_id(PAGE, TEXT), "da", "Vi er en bevægelse.")
    return shell


def test_search_prints_hits_as_json(searched: Shell) -> None:
    assert searched.good("search", "BEVÆG", "--lang", "da", "--in", "target", "--json").json == {
        "text": "BEVÆG",
        "total": 1,
        "complete": True,
        "hits": [
            {
                "page": PAGE,
                "unit": searched.unit_id(PAGE, TEXT),
                "language": "da",
                "state": "translated",
                "origin": "",
                "source": TEXT,
                "source_places": [],
                "translation": "Vi er en bevægelse.",
                "translation_places": [[9, 14]],
            }
        ],
    }


def test_search_shows_page_unit_and_both_texts(searched: Shell) -> None:
    unit = searched.unit_id(PAGE, TEXT)
    shown = f"{PAGE}  {unit}  da  translated\n    {TEXT}\n    = Vi er en bevægelse.\n"
    assert searched.good("search", "movement", "--lang", "da", "--limit", "1").out == shown
    assert searched.good("search", "unheard of").out == ""
    assert searched.good("search", "movement", "--lang", "da", "--after", "9").out == ""


def test_search_refuses_what_is_not_there(searched: Shell) -> None:
    assert searched("search", "x", "--lang", "xx").code == 1
    assert searched("search", "x", "--page", "none.md").code == 1
    assert searched("search", "x", "--in", "titles").code == 2
