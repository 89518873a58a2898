"""A commit whose git is killed before each call that changes a file: the next commit sets all right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.committing.book import Book, copy_book, make_book, make_environment
from tests.faults.killing import require_strace

CALLS = ("write", "rename", "unlink", "link", "mkdir", "ftruncate", "openat")
"""The calls of git that change files; `openat` makes them."""

OPENED = 30
"""How many of the calls of `openat` there are before git opens files of the repository: it is starting."""

SHIM = """#!/bin/sh
case " $* " in
  *" commit --"*) exec {strace} {options} {git} "$@";;
esac
exec {git} "$@"
"""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with an edit that waits, and a file of the user's that is staged."""
    require_strace()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in make_environment().items():
            patch.setenv(name, value)
        book = make_book(tmp_path_factory.mktemp("pattern") / "book")
        (book.root / "mine.txt").write_text("mine")
        book.git("add", "mine.txt")
        book.save("Title", "Titel", "Bo")
        yield book


def install_shim(folder: Path, options: str) -> None:
    """Put a `git` that runs its commits under strace before the real one."""
    folder.mkdir(exist_ok=True)
    git, strace = shutil.which("git", path=os.defpath), shutil.which("strace")
    shim = folder / "git"
    shim.write_text(SHIM.format(strace=strace, options=options, git=git))
    shim.chmod(0o755)


def install_killer(folder: Path, name: str, nth: int) -> None:
    """Let commits be killed when they make a call for the nth time."""
    install_shim(folder, f"-o /dev/null -e trace={name} -e inject={name}:signal=SIGKILL:when={nth}")


def count_calls(book: Book, shims: Path, log: Path) -> dict[str, int]:
    """How many of each call a commit makes."""
    install_shim(shims, f"-o {log} -e trace={','.join(CALLS)}")
    assert len(book.commit().commits) == 1
    names = [line.partition("(")[0] for line in log.read_text(errors="replace").splitlines()]
    return {name: names.count(name) for name in CALLS}


def describe(book: Book) -> set[str]:
    """What the next commit of somebody who does not know of the kill would be hindered by, or would do."""
    found = {"locked"} if (book.root / ".git" / "index.lock").exists() else set()
    return found | ({"undone"} if "MM locales" in book.status() else set())


def test_the_harness_finds_what_a_killed_git_leaves_behind(
    pattern: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shims = tmp_path / "shims"
    monkeypatch.setenv("PATH", f"{shims}:{os.environ['PATH']}")
    number = count_calls(copy_book(pattern, tmp_path / "counted"), shims, tmp_path / "calls")["rename"]
    found = set()
    for nth in range(1, number + 1):
        book = copy_book(pattern, tmp_path / f"book-{nth}")
        install_killer(shims, "rename", nth)
        book.try_git("commit", "--quiet", "--only", "-m", "x", "--", "locales/da/a.md.po")
        found |= describe(book)
    assert found == {"locked", "undone"}


def test_a_commit_that_is_killed_anywhere_is_made_good_by_the_next(
    pattern: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shims = tmp_path / "shims"
    monkeypatch.setenv("PATH", f"{shims}:{os.environ['PATH']}")
    numbers = count_calls(copy_book(pattern, tmp_path / "counted"), shims, tmp_path / "calls")
    assert numbers["rename"] >= 2  # else strace has not seen git at work
    killed = 0
    for name, number in numbers.items():
        for nth in range(OPENED if name == "openat" else 1, number + 1):
            book = copy_book(pattern, tmp_path / "book")
            install_killer(shims, name, nth)
            killed += "was killed" in book.commit().problem
            shutil.rmtree(shims)
            run = book.commit()
            assert (run.problem, run.waiting, book.waiting()) == ("", 0, []), (name, nth)
            assert (book.log(), book.status()) == (["Bo"], "A  mine.txt\n"), (name, nth)
            assert 'msgstr "Titel"' in book.committed()
            book.git("fsck", "--no-dangling")
            shutil.rmtree(book.root)
    assert killed >= 20
