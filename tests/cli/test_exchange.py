"""polyfolio exchange"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.actions.exchange.exchanging import HEADING, LINK, SOW, Exchange, make_exchange
from tests.cli.shell import Shell


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    """A project of one page."""
    return make_exchange(tmp_path)


@pytest.fixture
def shell(exchange: Exchange) -> Shell:
    """A shell in its folder."""
    return Shell(exchange.workspace.root)


def test_units_go_out_and_come_back(exchange: Exchange, shell: Shell) -> None:
    file = str(exchange.file)
    assert shell("exchange", "out", file, "da").out == f"{file}: 4 units (10 words) of 1 page\n"
    exchange.type({SOW: "Så i maj."})
    dry = shell("exchange", "in", file, "--dry-run")
    assert (dry.code, dry.out) == (0, f"{file}: 1 taken, 3 unchanged (nothing is written)\n")
    assert shell("exchange", "in", file).out == f"{file}: 1 taken, 3 unchanged\n"
    assert shell("exchange", "in", file).out == f"{file}: 4 unchanged\n"


def test_what_is_refused_is_told_by_unit_with_the_check(exchange: Exchange, shell: Shell) -> None:
    exchange.send()
    exchange.type({SOW: "Så <b>"})
    ran = shell("exchange", "in", str(exchange.file))
    unit = exchange.workspace.ids("garden.md")[SOW]
    told = "refused (da, garden.md): adds the tag <b>; the tag <b> is not closed [markup]"
    assert (ran.code, ran.told) == (1, [f"{unit}: {told}"])


def test_json_tells_what_became_of_each_unit_that_says_something_new(exchange: Exchange, shell: Shell) -> None:
    assert shell("exchange", "out", str(exchange.file), "da", "--state", "untranslated", "--json").json == {
        "file": str(exchange.file),
        "language": "da",
        "pages": 1,
        "units": 2,
        "words": 6,
    }
    exchange.type({SOW: "Så i maj."})
    ids = exchange.workspace.ids("garden.md")
    assert shell("exchange", "in", str(exchange.file), "--rule", "suggest", "--json").json == {
        "file": str(exchange.file),
        "dry_run": False,
        "counts": {
            "taken": 0,
            "outdated": 0,
            "stale": 0,
            "offered": 1,
            "unchanged": 1,
            "kept": 0,
            "refused": 0,
            "unknown": 0,
        },
        "units": [
            {
                "language": "da",
                "page": "garden.md",
                "unit": ids[SOW],
                "outcome": "offered",
                "reason": "",
                "check": "",
                "line": 2,
            }
        ],
        "errors": [],
    }


def test_the_name_must_say_the_format(exchange: Exchange, shell: Shell) -> None:
    ran = shell("exchange", "out", str(exchange.file.with_suffix(".txt")), "da")
    assert (ran.code, ran.told) == (
        1,
        ["polyfolio: the name of 'out.txt' must end in .xlf, .xliff, .csv, .zip: that says the format"],
    )


def test_unknown_units_make_the_exit_code_one(exchange: Exchange, shell: Shell) -> None:
    exchange.send()
    exchange.edit(lambda item: replace(item, unit="zzzzzzzz") if item.source in (HEADING, LINK) else item)
    ran = shell("exchange", "in", str(exchange.file))
    assert ran.code == 1
    assert ran.out == f"{exchange.file}: 2 unchanged, 2 unknown\n"
