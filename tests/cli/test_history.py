"""`polyfolio history`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

PAGE = "strategy/direction.md"
TEXT = "We are a movement."


@pytest.fixture
def unit(shell: Shell) -> str:
    """A unit that was translated twice."""
    unit = shell.unit_id(PAGE, TEXT)
    shell.good("translate", PAGE, unit, "da", "Vi bevæger os.", "--author", "Åse")
    shell.good("translate", PAGE, unit, "da", "Vi er en bevægelse.", "--author", "Bo")
    return unit


def test_history_prints_who_saved_what(shell: Shell, unit: str) -> None:
    lines = shell.good("history", PAGE, unit, "da").out.splitlines()
    assert lines[:2] == [f"{unit}  da  translated", f"    {TEXT}"]
    assert [line.strip() for line in lines if line.startswith("    ")][1:] == ["Vi er en bevægelse.", "Vi bevæger os."]
    assert "  Bo  saved  edit " in lines[3]
    assert lines[3].endswith("<- now")
    assert "  Åse  saved  edit " in lines[6]


def test_history_prints_json(shell: Shell, unit: str) -> None:
    found = shell.good("history", PAGE, unit, "da", "--json").json
    history = found.pop("history")
    assert found == {
        "page": PAGE,
        "unit": unit,
        "language": "da",
        "source": TEXT,
        "translation": "Vi er en bevægelse.",
        "state": "translated",
        "digest": next(each["digest"] for each in shell.units(PAGE, "--lang", "da") if each["id"] == unit),
        "complete": True,
        "kept": [],
    }
    assert [(each.pop("at") > "2026", len(each.pop("edit"))) for each in history] == [(True, 32), (True, 32)]
    shared = {"state": "translated", "source": TEXT, "page": PAGE, "fate": "written", "commit": "", "committed": ""}
    assert history == [
        {"author": "Bo", "translation": "Vi er en bevægelse.", "current": True} | shared,
        {"author": "Åse", "translation": "Vi bevæger os.", "current": False} | shared,
    ]


def test_history_tells_the_texts_that_the_file_keeps(shell: Shell, unit: str) -> None:
    shell.good("translate", PAGE, unit, "da", "")
    out = shell.good("history", PAGE, unit, "da").out
    assert "kept in the PO file: an older text\n    Vi er en bevægelse.\n" in out


def test_history_shows_no_more_than_asked_for(shell: Shell, unit: str) -> None:
    out = shell.good("history", PAGE, unit, "da", "--limit", "1").out
    assert "Vi bevæger os." not in out
    assert out.endswith("There is more: --limit N shows more of it.\n")


def test_history_of_an_unknown_unit_names_the_way_out(shell: Shell) -> None:
    ran = shell("history", PAGE, "nothing", "da")
    assert (ran.code, ran.out) == (1, "")
    assert "has no unit 'nothing'" in ran.err
