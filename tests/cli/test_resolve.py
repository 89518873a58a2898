"""`polyfolio resolve` tells what it did with each file, and every clash with both texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workflow.model import Entry
from workflow.store.po import new_catalog, read_catalog, write_catalog

LONG = "Denne sætning er meget længere end en linje i en besked."


def _write(path: Path, conflict: str) -> bytes:
    """A file with a conflict in its second unit, outside of any project and repository."""
    head = write_catalog(new_catalog({"Content-Type": "text/plain; charset=UTF-8"}, [Entry("u0", "Text", "Tekst")]))
    data = head + f'\nmsgctxt "u1"\nmsgid "Two"\n{conflict}'.encode()
    path.write_bytes(data)
    return data


def _mark(ours: str, theirs: str) -> str:
    return f'<<<<<<< HEAD\nmsgstr "{ours}"\n=======\nmsgstr "{theirs}"\n>>>>>>> side\n'


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A folder that is no project."""
    return Shell(tmp_path)


def test_a_clash_is_told_with_line_unit_and_both_texts(shell: Shell) -> None:
    _write(shell.root / "a.po", _mark("To", LONG))
    ran = shell("resolve", "a.po")
    assert (ran.code, ran.out) == (1, "a.po: 1 conflict merged, 2 units in all, 1 translated by both sides\n")
    assert ran.err == (
        "a.po:8: u1: both sides translated it: 'To' is kept, 'Denne sætning er meget længere end en l…' stands beside "
        "it as an obsolete entry (#~)\n"
    )
    entries = read_catalog((shell.root / "a.po").read_bytes(), path="a.po").entries
    assert [(entry.translation, entry.obsolete) for entry in entries] == [("Tekst", False), ("To", False), (LONG, True)]


def test_a_conflict_without_a_clash_is_well(shell: Shell) -> None:
    _write(shell.root / "a.po", _mark("", "To"))
    assert shell.good("resolve", "a.po").out == "a.po: 1 conflict merged, 2 units in all\n"


def test_a_file_without_markers_is_left_alone(shell: Shell) -> None:
    before = _write(shell.root / "a.po", 'msgstr ""\n')
    assert shell.good("resolve", "a.po").out == "a.po: no conflict markers, nothing to do\n"
    assert (shell.root / "a.po").read_bytes() == before


def test_one_file_that_cannot_be_repaired_does_not_stop_the_others(shell: Shell) -> None:
    before = _write(shell.root / "a.po", "<<<<<<< HEAD\n" + 'msgstr ""\n')
    _write(shell.root / "b.po", _mark("", "To"))
    ran = shell("resolve", "a.po", "none.po", "b.po")
    assert (ran.code, ran.out) == (1, "b.po: 1 conflict merged, 2 units in all\n")
    assert ran.told[0] == "a.po:10: the conflict that begins here has no end (>>>>>>>)"
    assert ran.told[1].startswith("none.po: cannot be read")
    assert (shell.root / "a.po").read_bytes() == before


def test_without_git_s_two_sides_there_is_nothing_to_begin_anew_with(shell: Shell) -> None:
    _write(shell.root / "a.po", _mark("", "To"))
    ran = shell("resolve", "--from-index", "a.po")
    assert (ran.code, ran.out) == (1, "")
    assert ran.told == ["a.po: git's index does not have two sides of this file: it is not unmerged"]


def test_until_then_the_file_is_read_only_and_every_other_one_works(empty: Shell, pattern: Path) -> None:
    project = Shell(shutil.copytree(pattern, empty.root, dirs_exist_ok=True))
    unit = project.unit_id("news.md", "Nothing yet.")
    name = "locales/da/news.md.po"
    before = project.read(name).replace(
        'msgid "Nothing yet."\nmsgstr ""\n', 'msgid "Nothing yet."\n' + _mark("", "Intet")
    )
    project.write(name, before)
    line = before.split("\n").index("<<<<<<< HEAD") + 1
    ran = project("translate", "news.md", unit, "da", "Endnu intet.")
    told = f"{name}:{line}: git left a conflict marker here: merge it per unit with `polyfolio resolve FILE`"
    assert (ran.code, ran.told) == (1, [f"{told}; nothing was saved"])
    assert project("sync").told == [told]
    assert project.read(name) == before
    project.good("translate", "news.md", unit, "ar", "لا شيء بعد.")
    project.good("resolve", name)
    project.good("translate", "news.md", unit, "da", "Endnu intet.")
