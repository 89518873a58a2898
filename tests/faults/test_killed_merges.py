"""A pull whose git is killed in the middle of writing files: the next pull does it all, and no text is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.actions.committing.book import Book, make_book, make_environment
from tests.faults.killing import require_strace
from tests.faults.test_killed_commits import SHIM

CALLS = ("rename", "unlink", "openat", "write")
"""Where git is killed: it takes a file away, makes it anew and writes it; its index and refs are renamed."""

STEPS = {"openat": 3, "write": 9}
"""Of these not every one: there are many."""


def install_shim(folder: Path, options: str) -> None:
    """Put a `git` that runs its merges under strace before the real one."""
    folder.mkdir(exist_ok=True)
    git, strace = shutil.which("git", path=os.defpath), shutil.which("strace")
    shim = folder / "git"
    text = SHIM.replace('" commit --"', '" merge --quiet"')
    shim.write_text(text.format(strace=strace, options=options, git=git))
    shim.chmod(0o755)


def make_pattern(root: Path, *, diverged: bool) -> Book:
    """A book whose remote has changes of both pages and a new file; with `diverged` there are some here, too."""
    book = make_book(root / "book")
    subprocess.run(["git", "clone", "--quiet", "--bare", book.root, root / "remote.git"], check=True)
    book.git("remote", "add", "origin", str(root / "remote.git"))
    book.git("switch", "--quiet", "--create", "theirs")
    for page in ("a.md", "b.md"):
        book.workspace.edit_po(
            page, "da", 'msgid "First paragraph."\nmsgstr ""', 'msgid "First paragraph."\nmsgstr "Udefra"'
        )
    (book.root / "new.txt").write_text("new")
    book.git("add", "--all")
    book.git("commit", "--quiet", "-m", "Theirs")
    book.git("push", "--quiet", "origin", "theirs:main")
    book.git("switch", "--quiet", "main")
    if diverged:
        book.save("Title", "Titel", "Bo")
        book.commit()
    book.save("Title", "Titel", "Åse", language="de")  # waits, in a file that they have not changed
    return book


def find_changing(lines: list[str], name: str) -> list[int]:
    """Which of the calls of that name change something: of those that open files, the ones that make them."""
    calls = [line for line in lines if line.startswith(f"{name}(")]
    changing = [nth for nth, line in enumerate(calls, start=1) if name != "openat" or "O_CREAT" in line]
    return changing[:: STEPS.get(name, 1)]


@pytest.mark.parametrize("diverged", [False, True], ids=["behind", "diverged"])
def test_a_pull_that_is_killed_anywhere_is_done_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, diverged: bool
) -> None:
    require_strace()
    for name, value in make_environment().items():
        monkeypatch.setenv(name, value)
    pattern = make_pattern(tmp_path, diverged=diverged)
    shims, log = tmp_path / "shims", tmp_path / "calls"
    monkeypatch.setenv("PATH", f"{shims}:{os.environ['PATH']}")
    install_shim(shims, f"-o {log} -e trace={','.join(CALLS)}")
    book = Book(Path(shutil.copytree(pattern.root, tmp_path / "counted", symlinks=True)))
    assert book.commit(pull=True).pulled == 1
    lines = log.read_text(errors="replace").splitlines()
    torn = killed = 0
    for name in CALLS:
        for nth in find_changing(lines, name):
            book = Book(Path(shutil.copytree(pattern.root, tmp_path / "killed", symlinks=True)))
            install_shim(shims, f"-o /dev/null -e trace={name} -e inject={name}:signal=SIGKILL:when={nth}")
            killed += "was killed" in book.commit(pull=True).problem
            shutil.rmtree(shims)
            torn += bool(book.status()) or (book.root / ".git" / "index.lock").exists()
            run = book.commit(pull=True)
            assert (run.problem, book.waiting(), book.status()) == ("", [], ""), (name, nth)
            texts = [book.committed(page=page) for page in ("a.md", "b.md")]
            assert ["Udefra" in text for text in texts] == [True, True], (name, nth)
            assert ('msgstr "Titel"' in texts[0]) is diverged
            assert 'msgstr "Titel"' in book.committed("de")
            assert (book.root / "new.txt").read_text() == "new"
            book.git("fsck", "--no-dangling")
            shutil.rmtree(book.root)
    assert killed >= 10
    assert torn >= 3  # what a killed merge leaves behind before it is mended
