"""The command `check`, the warnings of `translate`, and the choice of checks in the configuration."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell
from workflow.checks.registry import ALWAYS, BUILT_IN

PAGE = "strategy/direction.md"
SOURCE = "Read the [charter](charter.md)."
CHANGED = "Læs [chartret](rules.md)."
WARNINGS = [
    "warning: lacks the link to charter.md [link-targets]",
    "warning: adds a link to rules.md [link-targets]",
]


def choose(shell: Shell, table: str) -> None:
    """Put a table of checks into the configuration."""
    shell.write("polyfolio.toml", shell.read("polyfolio.toml") + f"\n{table}\n")


@pytest.fixture
def changed(shell: Shell) -> Shell:
    """A project in which a translation leads a link elsewhere."""
    shell.good("translate", PAGE, shell.unit_id(PAGE, SOURCE), "da", CHANGED)
    return shell


def test_a_warning_is_told_with_its_place_and_does_not_fail(changed: Shell) -> None:
    unit = changed.unit_id(PAGE, SOURCE)
    told = "".join(f"da {PAGE} {unit}: {warning}\n" for warning in WARNINGS)
    assert changed.good("check").out == f"{told}0 errors, 2 warnings\n"
    assert changed.good("check", "ar").out == "0 errors, 0 warnings\n"
    assert changed.good("check", "--page", "news.md").out == "0 errors, 0 warnings\n"


def test_warnings_stand_in_the_json_like_errors(changed: Shell) -> None:
    assert changed.good("check", "--json").json["issues"][0] == {
        "language": "da",
        "page": PAGE,
        "unit": changed.unit_id(PAGE, SOURCE),
        "check": "link-targets",
        "severity": "warning",
        "message": "lacks the link to charter.md",
    }


def test_saving_warns_on_standard_error(shell: Shell) -> None:
    unit = shell.unit_id(PAGE, SOURCE)
    ran = shell("translate", PAGE, unit, "da", CHANGED)
    assert (ran.code, ran.told) == (0, [f"{unit}: {warning}" for warning in WARNINGS])
    assert len(ran.out.strip()) == 12


def test_a_check_that_is_off_says_nothing(changed: Shell) -> None:
    choose(changed, '[checks]\noff = ["link-targets"]')
    assert changed.good("check").out == "0 errors, 0 warnings\n"
    unit = changed.unit_id(PAGE, SOURCE)
    assert changed("translate", PAGE, unit, "da", "Læs [chartret](else.md).").err == ""


def test_a_check_raised_to_an_error_fails_and_refuses_unless_forced(changed: Shell) -> None:
    choose(changed, '[checks]\nerror = ["link-targets"]')
    ran = changed("check")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "2 errors, 0 warnings")
    unit = changed.unit_id(PAGE, SOURCE)
    refused = changed("translate", PAGE, unit, "da", "Læs [chartret](else.md).")
    told = "lacks the link to charter.md [link-targets]; adds a link to else.md [link-targets]"
    assert (refused.code, refused.out, refused.err) == (1, "", f"{unit}: {told}\n")
    assert changed("translate", PAGE, unit, "da", "Læs [chartret](else.md).", "--force").code == 0
    assert "](else.md)" in changed.good("render", PAGE, "da").out


def test_a_language_has_its_own_choice(changed: Shell) -> None:
    changed.good("translate", PAGE, changed.unit_id(PAGE, SOURCE), "ar", "اقرأ [الميثاق](rules.md).")
    choose(changed, '[checks]\nerror = ["link-targets"]\n\n[checks.da]\noff = ["link-targets"]')
    ran = changed("check")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "2 errors, 0 warnings")
    assert changed.good("check", "da").out == "0 errors, 0 warnings\n"


def test_a_check_that_is_off_by_default_can_be_switched_on(shell: Shell) -> None:
    unit = shell.unit_id(PAGE, "We are a movement.")
    shell.good("translate", PAGE, unit, "da", "Vi er  en bevægelse.")
    assert shell.good("check").out == "0 errors, 0 warnings\n"
    choose(shell, '[checks]\non = ["double-spaces"]')
    assert "has two spaces in a row [double-spaces]\n" in shell.good("check").out


def test_outdated_translations_are_not_warned_about(changed: Shell) -> None:
    changed.good("translate", PAGE, changed.unit_id(PAGE, SOURCE), "da", CHANGED, "--outdated")
    assert changed.good("check").out == "0 errors, 0 warnings\n"


def test_a_translation_that_falls_back_is_an_error_and_nothing_else(shell: Shell) -> None:
    unit = shell.unit_id(PAGE, SOURCE)
    assert shell("translate", PAGE, unit, "da", "Læs <b>alt.", "--force").code == 0
    ran = shell("check")
    assert (ran.code, [line.rpartition(" ")[2] for line in ran.out.splitlines()]) == (1, ["[markup]", "warnings"])


def test_the_list_names_every_check_and_how_grave_it_is(shell: Shell) -> None:
    choose(shell, '[checks]\noff = ["code"]\nerror = ["images"]')
    listed = shell.good("check", "--list", "--json").json["checks"]
    assert [check["check"] for check in listed] == [*ALWAYS, *BUILT_IN]
    chosen = {check["check"]: (check["severity"], check["on"]) for check in listed}
    assert chosen["structure"] == ("error", True)
    assert chosen["images"] == ("error", True)
    assert chosen["tags"] == ("warning", True)
    assert chosen["code"] == ("warning", False)
    lines = shell.good("check", "--list").out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        [check["check"], check["severity"] if check["on"] else "off"] for check in listed
    ]


def test_a_page_that_cannot_be_read_stops_no_other(changed: Shell) -> None:
    changed.write("source/news.md", b"\xff\n")
    ran = changed("check")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "0 errors, 2 warnings")
    assert ran.err.startswith("news.md:1: ")
