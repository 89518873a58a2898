"""Pulling and pushing: what others have pushed is merged unit by unit, and what cannot be is left as it was."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.actions.committing.book import Book
from workflow.actions.catalogs import lock_catalogs
from workflow.actions.committing import commit_edits, is_commit_due
from workflow.actions.committing.notes import load_notes
from workflow.actions.committing.remote import ATTEMPTS
from workflow.errors import Busy
from workflow.store.git import find_repository, find_unfinished
from workflow.store.git import remote as git_remote

HERE = "workflow.actions.committing.remote"
"""Where git is asked to fetch, merge and push."""


@pytest.fixture
def shared(book: Book, tmp_path: Path) -> Book:
    """The book with a remote that has its first commit."""
    bare = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", bare], check=True)
    book.git("remote", "add", "origin", str(bare))
    book.git("push", "--quiet", "origin", "main")
    return book


@pytest.fixture
def other(shared: Book, tmp_path: Path) -> Book:
    """Somebody else's clone."""
    subprocess.run(["git", "clone", "--quiet", tmp_path / "remote.git", tmp_path / "other"], check=True)
    clone = Book(tmp_path / "other")
    clone.git("config", "user.name", "Eva")
    clone.git("config", "user.email", "eva@example.org")
    clone.git("tag", "begin")
    assert shared.root != clone.root
    return clone


def push(other: Book, source: str, text: str) -> None:
    """Somebody else translates a unit and pushes."""
    other.workspace.edit_po("a.md", "da", f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{text}"')
    other.git("commit", "--quiet", "--all", "-m", "By hand")
    other.git("push", "--quiet", "origin", "main")


def remote_log(book: Book) -> str:
    """The authors of what the remote has, newest first."""
    bare = book.git("remote", "get-url", "origin").strip()
    return subprocess.run(
        ["git", "-C", bare, "log", "--format=%an", "main"], check=True, capture_output=True, text=True
    ).stdout


def test_commits_are_pushed(shared: Book) -> None:
    shared.save("Title", "Titel", "Bo")
    run = shared.commit(push=True)
    assert (run.pushed, run.problem, remote_log(shared)) == (1, "", "Bo\nAda\n")
    assert shared.commit(push=True).pushed == 0


@pytest.mark.slow
def test_a_branch_that_the_remote_does_not_have_is_pushed_too(shared: Book) -> None:
    shared.git("switch", "--quiet", "--create", "new")
    shared.save("Title", "Titel", "Bo")
    run = shared.commit(pull=True, push=True)
    assert (run.problem, run.pushed) == ("", 1)


@pytest.mark.slow
def test_what_the_settings_say_is_pulled_and_pushed(shared: Book, other: Book) -> None:
    shared.configure(pull=True, push=True)
    shared.save("Title", "Titel", "Bo")
    push(other, "First paragraph.", "Første")
    assert is_commit_due(shared.workspace.project)  # nobody has asked the remote yet
    run = commit_edits(shared.workspace.project)
    assert run is not None
    assert (run.pulled, run.problem) == (1, "")
    assert not is_commit_due(shared.workspace.project)


def test_a_rejected_push_merges_what_the_remote_has_and_is_sent_again(shared: Book, other: Book) -> None:
    push(other, "First paragraph.", "Første")
    shared.save("Title", "Titel", "Bo")  # the line beside the other one: git alone would see a conflict
    run = shared.commit(push=True)
    assert (run.problem, run.pulled, run.pushed > 0) == ("", 1, True)
    assert {"Bo", "Eva"} <= set(remote_log(shared).split())
    text = shared.committed()
    assert ('msgstr "Titel"' in text, 'msgstr "Første"' in text) == (True, True)


@pytest.mark.slow
def test_pushes_that_others_overtake_every_time_are_given_up_for_now(
    shared: Book, other: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter(range(99))
    send = git_remote.push_branch

    def push_too_late(*arguments: object, **named: object) -> None:
        other.git("pull", "--quiet", "--rebase", "origin", "main")
        (other.root / f"{next(numbers)}.txt").write_text("x")
        other.git("add", "--all")
        other.git("commit", "--quiet", "-m", "Overtaking")
        other.git("push", "--quiet", "origin", "main")
        send(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(f"{HERE}.push_branch", push_too_late)
    shared.save("Title", "Titel", "Bo")
    run = shared.commit(push=True)
    assert "others push all the time" in run.problem
    assert (next(numbers), run.pulled) == (ATTEMPTS, ATTEMPTS - 1)
    monkeypatch.undo()
    assert shared.commit(push=True).problem == ""


@pytest.mark.slow
def test_a_save_that_is_not_committed_yet_is_committed_before_it_would_hinder_a_pull(
    shared: Book, other: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(other, "First paragraph.", "Første")
    shared.save("Title", "Titel", "Bo", page="b.md")
    fetch = git_remote.fetch_branch

    def fetch_while_somebody_saves(*arguments: object, **named: object) -> bool:
        shared.save("Title", "Titel", "Åse")
        return fetch(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(f"{HERE}.fetch_branch", fetch_while_somebody_saves)
    run = shared.commit(pull=True)
    assert (run.problem, run.pulled, [one.author for one in run.commits]) == ("", 1, ["Bo", "Åse"])
    assert 'msgstr "Titel"' in shared.committed()


def test_a_conflict_leaves_the_work_tree_as_it_was_and_names_the_file(shared: Book, other: Book) -> None:
    push(other, "Title", "Overskrift")
    shared.save("Title", "Titel", "Bo")
    (shared.root / "notes.txt").write_text("mine")
    before = shared.workspace.po_text("a.md", "da")
    run = shared.commit(pull=True, push=True)
    assert run.problem.startswith("both sides have changed the same in locales/da/a.md.po: nothing was merged")
    assert (shared.workspace.po_text("a.md", "da"), shared.status()) == (before, "?? notes.txt\n")
    shared.save("Title", "Titlen", "Bo")  # work goes on
    failure = load_notes(shared.workspace.project).failure
    assert failure is not None
    assert (failure.step, shared.log()[0]) == ("pull", "Bo")


def test_changes_of_the_user_that_are_in_the_way_of_a_merge_are_not_touched(shared: Book, other: Book) -> None:
    push(other, "Title", "Overskrift")
    shared.workspace.edit_po("a.md", "da", 'msgid "Title"\nmsgstr ""', 'msgid "Title"\nmsgstr "Min"')
    run = shared.commit(pull=True)
    assert "locales/da/a.md.po" in run.problem
    assert 'msgstr "Min"' in shared.workspace.po_text("a.md", "da")
    assert find_unfinished_in(shared) == ""


@pytest.mark.slow
def test_a_merge_whose_hook_hangs_is_undone(shared: Book, other: Book) -> None:
    shared.configure(seconds=1)
    shared.hook("pre-merge-commit", "sleep 600")
    push(other, "First paragraph.", "Første")
    shared.save("Title", "Titel", "Bo")
    before = shared.workspace.po_text("a.md", "da")
    run = shared.commit(pull=True)
    assert run.problem.startswith("git merge: was not done after 1 seconds")
    assert (find_unfinished_in(shared), shared.status()) == ("", " M polyfolio.toml\n")
    assert shared.workspace.po_text("a.md", "da") == before


@pytest.mark.slow
def test_a_hook_of_the_remote_that_says_no_is_told(shared: Book) -> None:
    hook = Path(shared.git("remote", "get-url", "origin").strip()) / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'closed for the night'\nexit 1\n")
    hook.chmod(0o755)
    shared.save("Title", "Titel", "Bo")
    run = shared.commit(push=True)
    assert "closed for the night" in run.problem
    assert (len(run.commits), shared.waiting()) == (1, [])


@pytest.mark.slow
def test_a_remote_that_is_gone_or_unknown_costs_no_commit(shared: Book) -> None:
    shared.git("remote", "set-url", "origin", "/nowhere/at/all")
    shared.save("Title", "Titel", "Bo")
    run = shared.commit(pull=True, push=True)
    assert (len(run.commits), run.problem.startswith("git fetch: ")) == (1, True)
    shared.configure(remote="elsewhere")
    assert shared.commit(push=True).problem.startswith("git knows no remote 'elsewhere'")


@pytest.mark.slow
def test_a_remote_that_asks_for_a_password_is_not_waited_for(shared: Book, closed_server: str) -> None:
    shared.git("remote", "set-url", "origin", closed_server)
    shared.save("Title", "Titel", "Bo")
    run = shared.commit(push=True)
    assert "terminal prompts disabled" in run.problem


def test_nobody_saves_while_a_merge_writes_files(shared: Book, other: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    project = shared.workspace.project
    push(other, "Title", "Overskrift")
    merge = git_remote.merge_fetched
    refused = []

    def merge_and_look(*arguments: object, **named: object) -> None:
        with pytest.raises(Busy) as caught, lock_catalogs(project, "b.md", ["da"], timeout=0):
            pass
        refused.append(str(caught.value))
        merge(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(f"{HERE}.merge_fetched", merge_and_look)
    assert shared.commit(pull=True).pulled == 1
    assert refused == ["the repository is being written by another process: try again in a moment"]
    with lock_catalogs(project, "b.md", ["da"], timeout=0), lock_catalogs(project, "a.md", ["da"], timeout=0):
        pass


def test_what_is_staged_is_not_mixed_with_what_is_pulled(shared: Book, other: Book) -> None:
    push(other, "Title", "Overskrift")
    (shared.root / "mine.txt").write_text("mine")
    shared.git("add", "mine.txt")
    assert shared.commit(pull=True).problem.startswith("git merge: something is staged")
    assert shared.status() == "A  mine.txt\n"


def find_unfinished_in(book: Book) -> str:
    """What git has begun there and not ended."""
    repository = find_repository(book.root)
    assert repository is not None
    return str(find_unfinished(repository) or "")


@pytest.fixture
def closed_server() -> Iterator[str]:
    """The address of a server that wants a name and a password."""

    class Closed(BaseHTTPRequestHandler):
        def refuse(self) -> None:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="closed"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = refuse  # noqa: N815 - the library's name

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is logged."""

    with HTTPServer(("127.0.0.1", 0), Closed) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/book.git"
        server.shutdown()
        thread.join()
