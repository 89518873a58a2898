"""`polyfolio tmx export` and `polyfolio tmx import`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell

PAGE = "strategy/direction.md"
TEXT = "We are a movement."


@pytest.fixture
def moved(shell: Shell) -> Shell:
    """One translation."""
    shell.good("translate", PAGE, shell.unit_id(PAGE, TEXT), "da", "Vi er en bevægelse.")
    return shell


def test_what_goes_out_comes_in_elsewhere(moved: Shell, tmp_path: Path) -> None:
    file = str(tmp_path / "acme.tmx")
    assert moved.good("tmx", "export", file).out == f"1 translation of 1 unit written to {file}\n"
    shown = moved.good("tmx", "export", file, "da", "--json").json
    assert shown == {"file": file, "units": 1, "languages": {"da": 1}}
    assert moved.good("tmx", "import", file).out == "memory/acme.tmx\nda: 1 translation\n"
    assert moved.good("tmx", "import", file, "--lang", "da", "--force", "--json").json == {
        "memory": "memory/acme.tmx",
        "changed": True,
        "languages": {"da": 1},
        "other": {},
    }
    assert "acme.tmx  1  da  translated\n" in moved.good("search", "bevægelse", "--lang", "da").out


def test_other_languages_of_a_file_are_named(moved: Shell, tmp_path: Path) -> None:
    file = tmp_path / "acme.tmx"
    moved.good("tmx", "export", str(file))
    tuv = '<tuv xml:lang="tlh"><seg>x</seg></tuv></tu>'
    file.write_text(file.read_text(encoding="utf-8").replace("</tu>", tuv), encoding="utf-8")
    assert moved.good("tmx", "import", str(file)).out.endswith("not of this project: tlh (1)\n")


def test_what_cannot_be_done_is_told_in_one_line(moved: Shell, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tmx"
    bad.write_text("<!DOCTYPE tmx><tmx/>", encoding="utf-8")
    ran = moved("tmx", "import", str(bad))
    assert (ran.code, len(ran.told)) == (1, 1)
    assert "document type declaration" in ran.told[0]
    assert moved("tmx", "import", str(tmp_path / "none.tmx")).code == 1
    assert moved("tmx", "export", str(tmp_path / "out.tmx"), "xx").code == 1
    assert moved("tmx", "export", str(tmp_path)).code == 2
