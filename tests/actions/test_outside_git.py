"""What git changes as its HEAD moves is git's doing; what is lost with its HEAD where it was is flagged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.repository import DA, PAGE, Repository, make_repository
from workflow.actions.edit import save_translation
from workflow.actions.progress import read_index
from workflow.store.journal import (
    list_edits,
    list_guarded,
    list_moved,
    list_overwritten,
)
from workflow.store.project import Project, open_project


@pytest.fixture
def book(tmp_path: Path) -> Repository:
    """A repository with a page, as the index knows it."""
    made = make_repository(tmp_path)
    look(made)
    return made


def project_of(book: Repository) -> Project:
    """Its project."""
    return open_project(book.root)


def look(book: Repository) -> None:
    """What a server does every two seconds, and every command that counts."""
    read_index(project_of(book))


def save(book: Repository, source: str, text: str) -> None:
    """Save a translation here."""
    unit = next(entry.id for entry in book.entries() if entry.source == source)
    save_translation(project_of(book), PAGE, unit, "da", text, author="Åse")


def state(book: Repository) -> dict[str, list[str]]:
    """The texts of guarded, overwritten and moved edits, after a look."""
    look(book)
    instance = book.root / "instance"
    return {
        "guarded": [edit.translation for edit in list_guarded(instance, PAGE, "da")],
        "overwritten": [edit.translation for edit in list_overwritten(instance)],
        "moved": [edit.translation for edit in list_moved(instance)],
    }


CALM: dict[str, list[str]] = {"guarded": [], "overwritten": [], "moved": []}


def test_a_stash_flags_what_it_takes_away_until_it_is_popped(book: Repository) -> None:
    save(book, "One.", "Et.")
    book.git("stash")
    assert state(book) == {"guarded": ["Et."], "overwritten": ["Et."], "moved": []}
    book.git("stash", "pop")
    assert state(book) == CALM | {"guarded": ["Et."]}


@pytest.mark.parametrize("command", [("checkout", "--", DA), ("restore", DA), ("reset", "--hard")])
def test_a_file_that_git_is_asked_to_put_back_flags_what_it_held(book: Repository, command: tuple[str, ...]) -> None:
    save(book, "One.", "Et.")
    book.git(*command)
    assert state(book)["overwritten"] == ["Et."]


@pytest.mark.parametrize("looks", [True, False], ids=["watched", "unwatched"])
def test_switching_branches_raises_no_alarm(book: Repository, looks: bool) -> None:
    save(book, "One.", "Et.")
    book.commit("Danish")
    for branch in ("side", "main", "side"):
        if looks:
            assert state(book) == CALM
        book.git("checkout", branch)
    assert state(book) == CALM
    assert len(list_edits(book.root / "instance", limit=9)) == 1


def test_an_uncommitted_edit_moves_with_the_work_tree(book: Repository) -> None:
    save(book, "One.", "Et.")
    book.git("commit", "--allow-empty", "-m", "Nothing")
    book.git("checkout", "side")
    assert state(book) == CALM | {"guarded": ["Et."]}
    book.git("stash")
    assert state(book)["overwritten"] == ["Et."]


def test_what_a_move_of_git_throws_away_is_told_without_alarm(book: Repository) -> None:
    book.git("checkout", "side")
    book.translate(One="Een.")
    book.commit("Side")
    book.git("checkout", "main")
    look(book)
    save(book, "One.", "Et.")
    book.git("checkout", "--force", "side")
    assert state(book) == {"guarded": ["Et."], "overwritten": [], "moved": ["Et."]}
    assert book.texts()[1] == ("One.", "Een.")
    assert len(list_edits(book.root / "instance", limit=9)) == 1


def test_what_git_brings_is_no_edit_by_outside(book: Repository) -> None:
    book.git("checkout", "side")
    book.translate(One="Een.", Two="To.")
    book.commit("Side")
    book.git("checkout", "main")
    look(book)
    book.git("merge", "side")
    assert (state(book), list_edits(book.root / "instance", limit=9)) == (CALM, ())


def test_an_edit_from_outside_while_git_moves_other_files_is_one(book: Repository) -> None:
    book.git("commit", "--allow-empty", "-m", "Nothing")
    book.translate(One="Et.")
    look(book)
    assert [(edit.author, edit.translation) for edit in list_edits(book.root / "instance", limit=9)] == [
        ("outside", "Et.")
    ]


def test_a_commit_by_anybody_ends_the_guard(book: Repository) -> None:
    save(book, "One.", "Et.")
    book.commit("Danish")
    assert state(book) == CALM
    book.translate(One="")
    assert state(book) == CALM
    assert [edit.author for edit in list_edits(book.root / "instance", limit=9)] == ["outside", "Åse"]


def test_during_an_unfinished_merge_nothing_is_decided(book: Repository) -> None:
    book.git("checkout", "side")
    book.write("source/guide.md", b"# Guide\n\nUno.\n")
    book.commit("Side")
    book.git("checkout", "main")
    book.write("source/guide.md", b"# Guide\n\nUn.\n")
    book.commit("Main")
    look(book)
    save(book, "Guide", "Vejledning")
    before = book.read(DA)
    assert book.try_git("merge", "side").returncode == 1
    book.translate(Guide="")
    assert state(book)["overwritten"] == []
    book.write(DA, before)
    book.git("merge", "--abort")
    assert state(book) == CALM | {"guarded": ["Vejledning"]}


def test_while_git_writes_its_files_nothing_is_decided(book: Repository) -> None:
    save(book, "One.", "Et.")
    book.git("stash")
    lock = book.root / ".git" / "index.lock"
    lock.touch()
    assert state(book)["overwritten"] == []
    lock.unlink()
    assert state(book)["overwritten"] == ["Et."]
