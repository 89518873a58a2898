"""What the journal says of edits that no commit holds yet."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from workflow.store.git import run_git
from workflow.store.journal import (
    Edit,
    Fate,
    list_edits,
    list_guarded,
    list_moved,
    list_open_files,
    list_overwritten,
    record_edit,
    recorded,
    settle_edits,
)
from workflow.store.journal.state import open_state

EDIT = Edit("a.md", "u", "da", "Åse", "base", "Source", "Tekst", replaced="Før")


def write(instance: Path, *edits: Edit) -> None:
    """Edits that went into their file, one after the other."""
    for edit in edits:
        with recorded(instance, [edit]):
            pass


def guarded(instance: Path) -> list[tuple[str, str]]:
    """Unit and text of the guarded edits."""
    return [(edit.unit, edit.translation) for edit in list_guarded(instance, "a.md", "da")]


def test_an_edit_knows_where_git_was_and_what_it_replaced(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", "-C", tmp_path, *who, "commit", "--quiet", "--allow-empty", "-m", "First"], check=True)
    instance = tmp_path / "instance"
    instance.mkdir()
    write(instance, EDIT)
    edit = list_edits(instance, limit=1)[0]
    assert (edit.head, edit.replaced, edit.committed) == (run_git(tmp_path, "rev-parse", "HEAD").strip(), "Før", False)


def test_the_latest_written_edit_of_each_unit_is_guarded(tmp_path: Path) -> None:
    write(tmp_path, EDIT, replace(EDIT, unit="v"), replace(EDIT, base="later", translation="Nyere", replaced="Tekst"))
    record_edit(tmp_path, replace(EDIT, translation="For sent", fate=Fate.ASIDE))
    assert guarded(tmp_path) == [("v", "Tekst"), ("u", "Nyere")]
    assert list_open_files(tmp_path) == {("a.md", "da")}


def test_an_edit_that_a_commit_holds_is_not_guarded(tmp_path: Path) -> None:
    write(tmp_path, EDIT)
    with open_state(tmp_path) as state:
        state.execute("update edits set committed = 1")
    assert (guarded(tmp_path), list_open_files(tmp_path)) == ([], frozenset())


def test_an_edit_from_outside_on_top_ends_the_guard(tmp_path: Path) -> None:
    write(tmp_path, EDIT)
    record_edit(tmp_path, replace(EDIT, author="outside", translation="Andet", fate=Fate.OUTSIDE))
    assert guarded(tmp_path) == []


@pytest.mark.parametrize(("fate", "lister"), [(Fate.OVERWRITTEN, list_overwritten), (Fate.MOVED, list_moved)])
def test_what_was_taken_out_of_a_file_is_listed(tmp_path: Path, fate: Fate, lister: object) -> None:
    assert callable(lister)
    assert lister(tmp_path) == ()
    write(tmp_path, EDIT, replace(EDIT, unit="v", language="ar"))
    settle_edits(tmp_path, [edit.edit_id for edit in list_edits(tmp_path, limit=9)], fate)
    assert [edit.unit for edit in lister(tmp_path)] == ["v", "u"]
    assert [edit.unit for edit in lister(tmp_path, language="da")] == ["u"]
    assert lister(tmp_path, page="b.md") == ()
    assert guarded(tmp_path) == [("u", "Tekst")]


def test_edits_of_an_older_version_are_left_to_git(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "state.db")) as state, state:
        state.execute(
            "create table edits (sequence integer primary key autoincrement, edit_id text not null unique,"
            " at text not null, page text not null, unit text not null, language text not null,"
            " author text not null, base text not null, source text not null, translation text not null,"
            " outdated integer not null, fate text not null default 'written')"
        )
        values = ("1", "2026-01-01T00:00:00+00:00", "a.md", "u", "da", "Åse", "", "Source", "Tekst", 0)
        state.execute(
            "insert into edits (edit_id, at, page, unit, language, author, base, source, translation, outdated)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        state.execute("pragma user_version = 2")
    assert [(edit.translation, edit.committed) for edit in list_edits(tmp_path, limit=9)] == [("Tekst", True)]
    assert guarded(tmp_path) == []
