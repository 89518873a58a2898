"""`polyfolio doctor` tells what is wrong, where, and what mends it; `--fix` mends it."""

from __future__ import annotations

from tests.cli.shell import Shell

LEFTOVER = "locales/da/.0123456789abcdef.polyfolio-new"
MESSAGE = "a temporary file of a writer that was killed"


def test_nothing_is_wrong_with_a_healthy_project(shell: Shell) -> None:
    assert shell.good("doctor").out == "nothing is wrong\n"
    assert shell.good("doctor", "--json").json == {"findings": [], "mended": []}


def test_damage_is_told_with_its_place_and_repair_and_nothing_is_changed(shell: Shell) -> None:
    shell.write(LEFTOVER, "half a file")
    ran = shell("doctor")
    assert ran.code == 1
    assert ran.told[0] == f"{LEFTOVER}: {MESSAGE}"
    assert ran.told[1].startswith("    `polyfolio doctor --fix` takes it away")
    assert (shell.root / LEFTOVER).exists()


def test_what_was_mended_is_said(shell: Shell) -> None:
    shell.write(LEFTOVER, "half a file")
    (mended,) = shell.good("doctor", "--fix", "--json").json["mended"]
    assert mended == {"kind": "leftovers", "path": LEFTOVER, "line": 0, "message": MESSAGE, "done": "taken away"}
    assert not (shell.root / LEFTOVER).exists()
    shell.good("doctor")
