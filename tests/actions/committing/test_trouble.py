"""Commits that go wrong: the edits are safe in their PO files, what happened is said, and it is tried again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.actions.committing.book import Book, after
from workflow.actions.committing import commit_edits, is_commit_due
from workflow.actions.committing.notes import FIRST_PAUSE, load_notes
from workflow.store.git.lock_files import OLD_SECONDS
from workflow.store.journal import list_guarded


def make_lock(book: Book, name: str = "index.lock", *, age: float) -> Path:
    """A lock file of git's, made a while ago."""
    lock = book.root / ".git" / name
    lock.write_bytes(b"")
    made = time.time() - age
    os.utime(lock, (made, made))
    return lock


def test_what_a_failing_hook_says_is_told_and_the_edit_waits(book: Book) -> None:
    hook = book.hook("pre-commit", "echo 'Not on Sundays:' >&2; echo 'come back on Monday' >&2; exit 1")
    book.save("Title", "Titel", "Bo")
    run = book.commit()
    assert run.problem == "git commit: Not on Sundays:\ncome back on Monday"
    assert (run.commits, run.waiting, book.waiting()) == ((), 1, ["Titel"])
    assert 'msgstr "Titel"' in book.workspace.po_text("a.md", "da")
    assert book.status() == " M locales/da/a.md.po\n"
    hook.unlink()
    assert (book.commit().problem, book.waiting(), book.log()) == ("", [], ["Bo"])


def test_after_a_failure_there_are_longer_and_longer_pauses(book: Book) -> None:
    book.hook("pre-commit", "exit 1")
    book.save("Title", "Titel", "Bo")
    project = book.workspace.project
    pauses = []
    for _ in range(3):
        book.commit()
        failure = load_notes(project).failure
        assert failure is not None
        pauses.append((datetime.fromisoformat(failure.again) - datetime.fromisoformat(failure.at)).total_seconds())
    assert pauses == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert not is_commit_due(project, after(FIRST_PAUSE))
    assert is_commit_due(project, after(4 * FIRST_PAUSE))


def test_a_retry_takes_what_has_failed_though_somebody_works_in_the_file_again(book: Book) -> None:
    hook = book.hook("pre-commit", "exit 1")
    book.save("Title", "Titel", "Bo")
    book.commit()
    hook.unlink()
    run = commit_edits(book.workspace.project, everything=False)
    assert run is not None
    assert (len(run.commits), run.failure, load_notes(book.workspace.project).failure) == (1, None, None)


def test_a_hook_that_refuses_one_authors_texts_does_not_hold_up_the_others(book: Book) -> None:
    book.hook("commit-msg", '[ "$GIT_AUTHOR_NAME" != Bo ]')
    book.save("Title", "Titel", "Bo")
    book.save("Title", "Titel", "Åse", language="de")
    run = book.commit()
    assert ([one.author for one in run.commits], run.waiting, bool(run.failure)) == (["Åse"], 1, True)
    # Its commit has moved HEAD and nothing else: Bo's edit is guarded as before.
    (edit,) = list_guarded(book.root / "instance", "a.md", "da")
    assert edit.head == book.git("rev-parse", "HEAD").strip()


def test_a_new_file_whose_commit_failed_is_not_left_in_the_index(book: Book) -> None:
    book.git("rm", "--quiet", "-r", "locales/da")
    book.git("commit", "--quiet", "-m", "No Danish")
    book.hook("pre-commit", "exit 1")
    book.save("Title", "Titel", "Bo")
    assert book.commit().failure
    assert book.status() == "?? locales/da/\n"


def test_a_hook_that_hangs_is_ended_with_all_that_it_started(book: Book) -> None:
    book.configure(seconds=1)
    started = book.root / "instance" / "started"
    book.hook("pre-commit", f"sleep 600 & echo $! > {started}; trap '' TERM; wait; sleep 600")
    book.save("Title", "Titel", "Bo")
    run = book.commit()
    assert "was not done after 1 seconds and was ended with all that it had started" in run.problem
    assert not is_alive(int(started.read_text()))
    assert not (book.root / ".git" / "index.lock").exists()
    assert book.waiting() == ["Titel"]


@pytest.mark.slow
def test_what_a_hook_leaves_running_on_purpose_holds_nothing_up(book: Book) -> None:
    book.configure(seconds=30)
    started = book.root / "instance" / "started"
    book.hook("post-commit", f"sleep 600 & echo $! > {started}")
    book.save("Title", "Titel", "Bo")
    assert len(book.commit().commits) == 1
    running = int(started.read_text())
    assert is_alive(running)
    os.kill(running, 9)


def test_without_a_name_and_address_the_way_out_is_told(book: Book) -> None:
    book.git("config", "--unset", "user.name")
    book.git("config", "--unset", "user.email")
    book.git("config", "user.useConfigOnly", "true")
    book.save("Title", "Titel", "Bo")
    assert "git config user.email" in book.commit().problem
    assert book.waiting() == ["Titel"]


def test_commits_of_a_detached_head_are_made_and_said_to_be_on_no_branch(book: Book) -> None:
    book.git("checkout", "--quiet", "--detach")
    book.save("Title", "Titel", "Bo")
    run = book.commit()
    assert (len(run.commits), run.detached) == (1, True)
    book.save("Title", "Titlen", "Bo")
    run = book.commit(push=True)
    assert len(run.commits) == 1
    assert run.problem.startswith("HEAD is detached: nothing is pulled or pushed")


def test_another_branch_than_the_one_of_the_settings_is_left_alone(book: Book) -> None:
    book.configure(branch="main")
    book.git("switch", "--quiet", "--create", "feature")
    book.save("Title", "Titel", "Bo")
    run = book.commit()
    assert run.problem.startswith("git has the branch 'feature' checked out")
    assert (run.commits, run.failure, run.waiting) == ((), None, 1)
    book.git("switch", "--quiet", "main")
    assert len(book.commit().commits) == 1


def test_commits_wait_for_a_git_that_is_at_work_and_saves_do_not(book: Book) -> None:
    lock = make_lock(book, age=10)
    book.save("Title", "Titel", "Bo")
    run = book.commit()
    assert run.problem.startswith("git's lock file index.lock is there for 10 seconds")
    assert (run.waiting, lock.exists()) == (1, True)


def test_an_old_lock_file_of_a_git_that_is_gone_is_taken_away(book: Book) -> None:
    locks = [make_lock(book, name, age=OLD_SECONDS + 1) for name in ("index.lock", "refs/heads/main.lock")]
    book.save("Title", "Titel", "Bo")
    assert len(book.commit().commits) == 1
    assert [lock.exists() for lock in locks] == [False, False]


def test_an_old_lock_file_stays_as_long_as_somebody_has_it_open(book: Book) -> None:
    lock = make_lock(book, age=OLD_SECONDS + 61)
    book.save("Title", "Titel", "Bo")
    with lock.open("rb"):
        assert "is there for 6 minutes" in book.commit().problem
    assert len(book.commit().commits) == 1


def test_an_old_lock_file_stays_as_long_as_a_git_works_in_the_repository(book: Book) -> None:
    lock = make_lock(book, age=OLD_SECONDS + 1)
    book.save("Title", "Titel", "Bo")
    with subprocess.Popen(
        ["git", "cat-file", "--batch"], cwd=book.root, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as git:
        assert str(lock) in book.commit().problem
        git.communicate(b"")
    assert len(book.commit().commits) == 1


def test_a_git_that_is_killed_before_its_index_is_written_undoes_nothing_later(book: Book) -> None:
    hook = book.hook("reference-transaction", '[ "$1" = committed ] && kill -9 $PPID; true')
    book.save("Title", "Titel", "Bo")
    run = book.commit()
    assert "was killed (signal 9)" in run.problem
    hook.unlink()
    assert book.log() == ["Bo"]
    assert book.status() == ""  # else the next commit of anybody would take the translation back
    book.save("Title", "Titlen", "Bo")
    assert (len(book.commit().commits), book.waiting(), book.status()) == (1, [], "")


@pytest.mark.slow
def test_a_committer_that_is_killed_with_its_git_is_made_good_by_the_next(book: Book) -> None:
    kill = "kill -9 $PPID $(ps -o ppid= -p $PPID)"
    hook = book.hook("reference-transaction", f'[ "$1" = committed ] && {kill}; true')
    book.save("Title", "Titel", "Bo")
    command = ["-m", "workflow", "--project", str(book.root), "commit"]
    assert subprocess.run([sys.executable, *command], capture_output=True, check=False).returncode == -9
    hook.unlink()
    assert book.status() == "MM locales/da/a.md.po\n"
    for lock in (book.root / ".git").glob("*.lock"):
        os.utime(lock, (1, 1))
    assert is_commit_due(book.workspace.project)
    run = book.commit()
    assert (run.problem, run.commits, run.waiting, book.status()) == ("", (), 0, "")


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
