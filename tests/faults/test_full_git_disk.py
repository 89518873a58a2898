"""No room for git's objects: saves go on, the commit says so, and is made when there is room again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.actions.committing.book import Book, make_book, make_environment
from tests.faults.test_full_disk import fill_disk, small_disk
from workflow.actions.repository import read_repository

__all__ = ["small_disk"]


@pytest.mark.parametrize("leave", [0, 4096, 12_288])
def test_a_commit_without_room_loses_nothing(
    small_disk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    leave: int,
) -> None:
    for name, value in make_environment().items():
        monkeypatch.setenv(name, value)
    book: Book = make_book(tmp_path / "book")
    shutil.move(book.root / ".git", small_disk / "git")
    (book.root / ".git").write_text(f"gitdir: {small_disk / 'git'}\n")
    filler = fill_disk(small_disk, leave=leave)
    book.save("Title", "Titel " + "ord " * 2000, "Bo")
    run = book.commit()
    assert run.commits == ()
    assert run.failure is not None
    assert "No space left on device" in run.problem or "unable to" in run.problem, run.problem
    assert run.waiting == 1
    book.save("First paragraph.", "Første", "Bo")
    filler.unlink()
    run = book.commit()
    assert (run.problem, len(run.commits), book.waiting(), book.status()) == ("", 1, [], "")
    state = read_repository(book.workspace.project)
    assert state is not None
    assert state.failure is None
    book.git("fsck", "--no-dangling")
