"""`polyfolio index --verify` compares the index with the files."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from tests.cli.shell import Shell
from workflow.actions.facts import RACY_NS

PATH = "locales/da/news.md.po"


@pytest.fixture
def counted(shell: Shell) -> Shell:
    """A project with a translation, whose index was read a while after its files were written."""
    shell.good("translate", "news.md", shell.unit_id("news.md", "News"), "da", "Nyheder")
    time.sleep(2 * RACY_NS / 1e9)
    shell.good("stats")
    return shell


def falsify(shell: Shell) -> None:
    """Write a wrong number into the index, as a bug or a careless program would."""
    with closing(sqlite3.connect(shell.root / "instance/index.db")) as index, index:
        index.execute("update catalogs set translated = 2 where page = 'news.md' and language = 'da'")


def test_an_index_that_is_right_is_left_alone(counted: Shell) -> None:
    assert counted.good("index", "--verify").out == "4 PO files compared, no difference\n"


def test_wrong_numbers_are_told_and_the_index_is_made_anew(counted: Shell) -> None:
    falsify(counted)
    ran = counted("index", "--verify")
    assert ran.code == 1
    assert f"{PATH}: translated: the index says 2, the files say 1" in ran.told
    assert ran.out.endswith("; the index was made anew\n")
    counted.good("index", "--verify")


def test_a_wrong_index_is_kept_for_a_look_at_it_when_asked(counted: Shell) -> None:
    falsify(counted)
    for _ in range(2):
        assert counted("index", "--verify", "--no-rebuild").code == 1


def test_wrong_numbers_are_never_shown(counted: Shell) -> None:
    wanted = counted.good("stats", "--json").json
    falsify(counted)
    assert counted.good("stats", "--json").json == wanted


def test_the_doctor_finds_wrong_numbers_and_a_damaged_index(counted: Shell) -> None:
    falsify(counted)
    told = counted("doctor").told
    assert told[0] == f"{PATH}:1: the index has 2 units of this file as translated, there are 1"
    counted.good("doctor", "--fix")
    data = (counted.root / "instance/index.db").read_bytes()
    counted.write("instance/index.db", data[:100] + b"\xff" * (len(data) - 100))
    assert counted("doctor").told[0].startswith("instance/index.db: is damaged: ")
    counted.good("doctor", "--fix")
    counted.good("doctor")


def test_keeping_a_wrong_index_makes_sense_only_when_it_is_verified(counted: Shell) -> None:
    assert counted("index", "--no-rebuild").code == 2
