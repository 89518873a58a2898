"""How the repository stands, for people: the read model, `commit --status`, and what doctor finds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.actions.committing.book import Book
from workflow.actions.doctor import examine_project, mend_project, repository
from workflow.actions.repository import read_repository
from workflow.cli.main import main
from workflow.store.git.remote import Distance


def call(book: Book, *arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["--project", str(book.root), "commit", *arguments], catch_exceptions=True)


def find(book: Book) -> list[tuple[str, bool]]:
    """What doctor finds in the repository: path, and whether it can be mended."""
    found = examine_project(book.workspace.project, [repository.KIND])
    return [(one.finding.path, one.finding.fixable) for one in found]


def test_what_waits_is_listed_with_its_authors(book: Book) -> None:
    book.save("Title", "Titel", "Bo", page="b.md")
    book.save("Title", "Titel", "Bo")
    book.save("First paragraph.", "Første", "Åse")
    state = read_repository(book.workspace.project)
    assert state is not None
    assert [(page.page, page.language, page.edits, page.authors) for page in state.waiting] == [
        ("b.md", "da", 1, ("Bo",)),
        ("a.md", "da", 2, ("Bo", "Åse")),
    ]
    assert (state.branch, state.edits, state.since, state.hindrance) == ("main", 3, state.waiting[0].since, "")
    assert state.head is not None
    assert (state.head.author, state.head.subject, state.remote, state.distance) == ("Ada", "Begin", "", None)


def test_the_last_commit_and_the_last_failure_survive_a_restart(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    book.commit()
    hook = book.hook("pre-commit", "echo no >&2; exit 1")
    book.save("Title", "Titlen", "Bo")
    book.commit()
    state = read_repository(book.workspace.project)
    assert state is not None
    assert state.last is not None
    assert state.failure is not None
    assert (state.last.author, state.last.units, state.head and state.head.name[:7]) == ("Bo", 1, state.last.name[:7])
    assert (state.failure.step, state.failure.message, state.failure.attempts) == ("commit", "git commit: no", 1)
    hook.unlink()
    book.commit()
    state = read_repository(book.workspace.project)
    assert state is not None
    assert state.failure is None


@pytest.mark.slow
def test_the_distance_from_the_remote_is_told(book: Book, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--bare", book.root, tmp_path / "bare.git"], check=True)
    book.git("remote", "add", "origin", str(tmp_path / "bare.git"))
    book.git("fetch", "--quiet", "origin")
    book.save("Title", "Titel", "Bo")
    book.commit()
    state = read_repository(book.workspace.project)
    assert state is not None
    assert (state.remote, state.distance) == ("origin", Distance(1, 0))


def test_a_project_without_a_repository_has_no_state(book: Book) -> None:
    shutil.rmtree(book.root / ".git")
    assert read_repository(book.workspace.project) is None
    assert find(book) == []
    for options in ([], ["--status"]):
        assert "is in no git repository" in str(call(book, *options).exception)


def test_the_command_tells_what_it_did_and_what_waits(book: Book) -> None:
    assert call(book).output == "nothing to commit\n"
    book.save("Title", "Titel", "Bo")
    told = call(book, "--status").output
    assert "branch: main\n" in told
    assert "waiting: 1 edit in 1 file, since " in told
    assert "  da a.md: 1 edit by Bo\n" in told
    assert json.loads(call(book, "--status", "--json").output)["edits"] == 1
    assert call(book).output.endswith("  Bo: 1 unit in 1 file\n")
    book.save("Title", "Titlen", "Bo")
    assert json.loads(call(book, "--json").output)["commits"][0]["author"] == "Bo"


def test_a_failure_ends_the_command_with_what_the_hook_said(book: Book) -> None:
    book.hook("pre-commit", "echo 'not today' >&2; exit 1")
    book.save("Title", "Titel", "Bo")
    result = call(book)
    assert (str(result.exception), result.exit_code) == ("git commit: not today", 1)
    told = call(book, "--status").output
    assert "failed: git commit: not today\n  commit, 1 time, last at " in told


def test_a_sound_repository_has_no_findings(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    assert find(book) == []
    book.commit()
    assert find(book) == []


def test_doctor_finds_what_is_in_the_way_of_commits(book: Book) -> None:
    book.git("bisect", "start")
    assert find(book) == [(".git", False)]
    book.git("bisect", "reset")
    book.hook("pre-commit", "exit 1")
    book.save("Title", "Titel", "Bo")
    book.commit()
    assert find(book) == [(".git", False)]


def test_doctor_takes_the_lock_file_of_a_dead_git_away(book: Book) -> None:
    lock = book.root / ".git" / "index.lock"
    lock.write_bytes(b"")
    assert find(book) == []  # a git may be at work
    made = time.time() - 3600
    os.utime(lock, (made, made))
    with lock.open("rb"):
        assert find(book) == [(".git/index.lock", False)]
    assert find(book) == [(".git/index.lock", True)]
    treated = mend_project(book.workspace.project, [repository.KIND])
    assert ([one.done for one in treated.mended], treated.left, lock.exists()) == (["taken away"], (), False)
