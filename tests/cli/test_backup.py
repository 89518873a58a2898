"""polyfolio backup and restore, as they are typed."""

from __future__ import annotations

import shutil
import sqlite3

from tests.cli.shell import Shell


def test_a_backup_is_made_looked_at_and_restored(shell: Shell) -> None:
    shell.good("translate", "news.md", shell.unit_id("news.md", "News"), "da", "Nyheder")
    file = str(shell.root.parent / "b.zip")
    made = shell.good("backup", file, "--json").json
    assert (made["files"], made["edits"], made["pending"], made["left_out"]) == (11, 1, 0, [])
    assert shell.good("backup", file, "--verify").out == f"{file}: whole\n"
    again = Shell(shell.root.parent / "again")
    ran = shell.good("restore", file, "--into", "../again")
    assert ran.out.startswith(f"{again.root}: 11 files as they were at 20")
    assert again.files() == shell.files()
    assert again.good("sync").out == "0 pages changed, 2 as they were; nothing written\n"
    assert again.good("stats", "--json").json == shell.good("stats", "--json").json


def test_guards_stop_what_would_replace_something(shell: Shell) -> None:
    file = str(shell.root.parent / "b.zip")
    shell.good("backup", file)
    assert (shell("backup", file).code, shell("restore", file).code) == (3, 3)
    before = shell.files()
    shell.write("source/later.md", "Later.\n")
    ran = shell.good("restore", file, "--yes", "--json").json
    assert Shell(shell.root.parent / ran["aside"]).files().keys() - shell.files().keys() == {"source/later.md"}
    assert shell.files() == before


def test_a_damaged_backup_is_told_file_by_file(shell: Shell) -> None:
    file = shell.root.parent / "b.zip"
    shell.good("backup", str(file))
    data = bytearray(file.read_bytes())
    place = data.index(b"files/source/news.md") + 25
    data[place] ^= 1
    file.write_bytes(data)
    ran = shell("backup", str(file), "--verify")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{file}/files/source/news.md: is damaged: ")
    ran = shell("restore", str(file), "--yes")
    assert (ran.code, len(ran.told)) == (1, 2)
    assert ran.told[0].startswith(f"{file}/files/source/news.md: is damaged: ")


def test_a_state_db_of_a_newer_version_is_left_untouched(shell: Shell) -> None:
    unit = shell.unit_id("news.md", "News")
    shell.good("translate", "news.md", unit, "da", "Nyheder")
    path = shell.root / "instance/state.db"
    with sqlite3.connect(path) as state:
        state.execute("pragma user_version = 99")
    state.close()
    before, known = shell.files(), path.read_bytes()
    told = "instance/state.db: was written by a newer polyfolio (version 99; this one knows "
    for args in (
        ["translate", "news.md", unit, "da", "Andet"],
        ["sync"],
        ["backup", str(shell.root.parent / "b.zip")],
    ):
        ran = shell(*args)
        assert (ran.code, ran.err.startswith(told)) == (1, True), ran
        assert "install that one again; the PO files are not touched by either" in ran.err
    for args in (["units", "news.md", "--lang", "da"], ["stats"], ["render", "news.md", "da"], ["index"]):
        shell.good(*args)
    assert (shell.files(), path.read_bytes()) == (before, known)


def test_an_index_of_a_newer_version_is_made_anew_with_the_same_numbers(shell: Shell) -> None:
    shell.good("translate", "news.md", shell.unit_id("news.md", "News"), "da", "Nyheder")
    before, numbers = shell.files(), shell.good("stats", "--json").out
    with sqlite3.connect(shell.root / "instance/index.db") as index:
        index.execute("update meta set value = '99 of the future' where name != 'made'")
        index.execute("update catalogs set translated = 77")
        index.execute("create table of_the_future (x)")
    index.close()
    assert shell.good("stats", "--json").out == numbers
    shutil.rmtree(shell.root / "instance")
    assert shell.good("stats", "--json").out == numbers
    assert shell.files() == before
