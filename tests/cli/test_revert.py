"""`polyfolio revert`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell
from workflow.cli import revert

PAGE = "strategy/direction.md"
TEXT = "We are a movement."


@pytest.fixture
def unit(shell: Shell) -> str:
    """A unit that was translated twice."""
    unit = shell.unit_id(PAGE, TEXT)
    shell.good("translate", PAGE, unit, "da", "Vi er en bevægelse.", "--author", "Åse")
    shell.good("translate", PAGE, unit, "da", "HA HA HA.", "--author", "Vandal")
    return unit


def read_text(shell: Shell, unit: str) -> str:
    return next(str(each["translation"]) for each in shell.units(PAGE, "--lang", "da") if each["id"] == unit)


def test_an_edit_is_undone_by_the_id_that_history_shows(shell: Shell, unit: str) -> None:
    edit = shell.good("history", PAGE, unit, "da").out.splitlines()[3].split("edit ")[1].split()[0]
    assert shell.good("revert", PAGE, unit, "da", "--undo", edit).out == (
        f"{unit}  translated\n    Vi er en bevægelse.\n"
    )
    assert read_text(shell, unit) == "Vi er en bevægelse."


def test_a_text_is_brought_back_as_json_says(shell: Shell, unit: str) -> None:
    first = shell.good("history", PAGE, unit, "da", "--json").json["history"][1]["edit"]
    found = shell.good("revert", PAGE, unit, "da", "--restore", first, "--json").json
    assert len(found.pop("digest")) == 12
    assert found == {"unit": unit, "translation": "Vi er en bevægelse.", "state": "translated", "changed": True}


def test_an_edit_that_others_have_changed_since_is_refused_with_the_way_out(shell: Shell, unit: str) -> None:
    first = shell.good("history", PAGE, unit, "da", "--json").json["history"][1]["edit"]
    ran = shell("revert", PAGE, unit, "da", "--undo", first)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{unit}: has changed since that edit by Vandal: it now reads 'HA HA HA.'")
    assert "--force" in ran.err
    shell.good("revert", PAGE, unit, "da", "--undo", first, "--force")
    assert read_text(shell, unit) == ""


def test_what_a_user_has_saved_since_a_time_is_undone(shell: Shell, unit: str) -> None:
    planned = shell.good("revert", "--user", "Vandal", "--since", "24h", "--dry-run").out
    assert planned == (
        f"da {PAGE} {unit}\n  - HA HA HA.\n  + Vi er en bevægelse.\n1 unit would be reverted, 0 left alone\n"
    )
    assert read_text(shell, unit) == "HA HA HA."
    shell.good("revert", "--user", "Vandal", "--since", "24h")
    assert read_text(shell, unit) == "Vi er en bevægelse."


def test_the_plan_is_json(shell: Shell, unit: str) -> None:
    one = {"language": "da", "page": PAGE, "unit": unit}
    found = shell.good("revert", "--user", "Vandal", "--since", "7d", "--dry-run", "--json").json
    texts = {"before": "HA HA HA.", "after": "Vi er en bevægelse.", "outdated": False, "edits": 1}
    assert found == {"dry_run": True, "reverted": [one | texts], "left": [], "errors": []}


def test_many_units_need_a_yes(shell: Shell, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revert, "FEW", 0)
    ran = shell("revert", "--user", "Vandal", "--since", "1h")
    assert (ran.code, ran.told) == (3, ["polyfolio: would change 1 unit; nothing was changed, --yes goes on"])
    assert "1 unit would be reverted" in ran.out
    assert read_text(shell, unit) == "HA HA HA."
    shell.good("revert", "--user", "Vandal", "--since", "1h", "--yes", "--lang", "da", "--page", PAGE)
    assert read_text(shell, unit) == "Vi er en bevægelse."


@pytest.mark.parametrize(
    "args",
    [
        (),
        (PAGE, "u", "da"),
        (PAGE, "u", "--undo", "abcd"),
        (PAGE, "u", "da", "--undo", "abcd", "--restore", "abcd"),
        (PAGE, "u", "da", "--undo", "abcd", "--yes"),
        ("--user", "Bo"),
        ("--user", "Bo", "--since", "yesterday"),
        ("--user", "Bo", "--since", "1h", "--undo", "abcd"),
        (PAGE, "u", "da", "--user", "Bo", "--since", "1h"),
    ],
)
def test_a_call_that_says_too_little_or_too_much_is_refused(shell: Shell, args: tuple[str, ...]) -> None:
    assert shell("revert", *args).code == 2
