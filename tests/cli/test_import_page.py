"""`polyfolio import page`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

SOURCE = (
    "# The door\n\nThe `door` is open in the evening, until 10 o'clock.\n\nPlease [call](tel.md) us before you come.\n"
)
TARGET = (
    "# Døren\n\nVores `door` er åben om aftenen, indtil klokken 10.\n\n[Ring](tel.md) venligst til os, før I kommer.\n"
)
STRANGE = "\nOversat af en ven af huset, som ikke vil nævnes ved navn her, men takkes alligevel.\n"


@pytest.fixture
def door(shell: Shell) -> Shell:
    """A project with a page, and its translation beside it."""
    shell.write("source/door.md", SOURCE)
    shell.good("sync")
    shell.write("door-da.md", TARGET)
    return shell


def test_a_document_is_taken_over(door: Shell) -> None:
    assert door.good("import", "page", "door-da.md", "--page", "door.md", "--lang", "da").out == (
        "da door.md: 3 translated, 0 outdated, 0 untranslated, 0 missing; 0 texts without a place; confidence 100%\n"
    )
    assert door.good("render", "door.md", "da").out == TARGET


def test_a_second_run_says_that_all_is_there(door: Shell) -> None:
    door.good("import", "page", "door-da.md", "--page", "door.md", "--lang", "da")
    assert door.good("import", "page", "door-da.md", "--page", "door.md", "--lang", "da").out.startswith(
        "da door.md: 0 translated, 0 outdated, 3 there already, 0 untranslated, 0 missing;"
    )


def test_a_dry_run_shows_both_sides_and_the_confidence(door: Shell) -> None:
    ran = door.good("import", "page", "door-da.md", "--page", "door.md", "--lang", "da", "--dry-run")
    rows = [[cell.strip() for cell in line.split("│")] for line in ran.out.splitlines() if "│" in line]
    assert [row[2:] for row in rows] == [
        ["translated", "The door", "Døren"],
        ["translated", "The `door` is open in the evening, until 10 o'clock.", rows[1][4]],
        ["translated", "Please [call](tel.md) us before you come.", "[Ring](tel.md) venligst til os, før I kommer."],
    ]
    assert all(float(row[1]) >= 90 for row in rows)
    assert {unit["state"] for unit in door.units("door.md", "--lang", "da")} == {"untranslated"}


def test_the_json_of_a_dry_run_has_the_units(door: Shell) -> None:
    ran = door.good("import", "page", "door-da.md", "--page", "door.md", "--lang", "da", "--dry-run", "--json")
    assert [ran.json[key] for key in ("translated", "outdated", "kept", "left")] == [3, 0, 0, 0]
    page = ran.json["pages"][0]
    assert (page["page"], page["language"], page["file"]) == ("door.md", "da", "door-da.md")
    first = page["units"][0]
    assert (first["source"], first["text"], first["state"]) == ("The door", "Døren", "translated")


def test_what_found_no_place_is_told_and_reported(door: Shell) -> None:
    door.write("door-da.md", TARGET + STRANGE)
    ran = door("import", "page", "door-da.md", "--page", "door.md", "--lang", "da", "--report", "left.po")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "left.po: 1 text"
    assert ran.told == [
        "door-da.md:7: found no place (no unit of the page has this place): "
        "Oversat af en ven af huset, som ikke vil nævnes ved navn her, men takk…"
    ]
    assert "# polyfolio: no unit of the page has this place\n" in (door.root / "left.po").read_text(encoding="utf-8")


def test_a_threshold_is_a_percentage(door: Shell) -> None:
    arguments = ("import", "page", "door-da.md", "--page", "door.md", "--lang", "da", "--threshold")
    assert door(*arguments, "101").code == 2
    assert door.good(*arguments, "100", "--json").json["outdated"] == 3


def test_an_unknown_page_or_language_is_named(door: Shell) -> None:
    assert door("import", "page", "door-da.md", "--page", "dor.md", "--lang", "da").code == 1
    assert door("import", "page", "door-da.md", "--page", "door.md", "--lang", "xx").code == 1


def test_a_changed_page_is_refused_with_the_way_out(door: Shell) -> None:
    door.write("source/door.md", SOURCE + "\nMore.\n")
    ran = door("import", "page", "door-da.md", "--page", "door.md", "--lang", "da")
    assert (ran.code, ran.told) == (1, ["door.md: has changed since the last sync; run `polyfolio sync` first"])
