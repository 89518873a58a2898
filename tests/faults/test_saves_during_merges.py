"""A save at the very moment at which git writes files: it waits, and is made on top of what has come."""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.actions.committing.book import Book, make_book, make_environment

NAIVE = """#!/bin/sh
cd {root}
sed 's/^msgid "Title"$/&\\nmsgstr "Gemt imens"/; ' {po} | sed '/Gemt imens/{{n;d}}' > {po}.new && mv {po}.new {po}
cat
"""
"""Writes the file beside, and renames it, as a careful program does that knows nothing of git."""

OURS = """#!/bin/sh
cat
{save} > {log} 2>&1 < /dev/null &
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book whose remote has a change of `a.md` and one of `b.md` that are not here."""
    for name, value in make_environment().items():
        monkeypatch.setenv(name, value)
    book = make_book(tmp_path / "book")
    subprocess.run(["git", "clone", "--quiet", "--bare", book.root, tmp_path / "remote.git"], check=True)
    book.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    book.git("switch", "--quiet", "--create", "theirs")
    for page in ("a.md", "b.md"):
        book.workspace.edit_po(
            page, "da", 'msgid "First paragraph."\nmsgstr ""', 'msgid "First paragraph."\nmsgstr "Udefra"'
        )
    book.git("commit", "--quiet", "--all", "-m", "Theirs")
    book.git("push", "--quiet", "origin", "theirs:main")
    book.git("switch", "--quiet", "main")
    return book


def save_when_git_writes(book: Book, script: str) -> None:
    """Run a script when git writes `a.md`; it has looked at `b.md` by then, and writes that next."""
    path = book.root / "instance" / "filter"
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    book.git("config", "filter.late.smudge", str(path))
    (book.root / ".git" / "info").mkdir(exist_ok=True)
    (book.root / ".git" / "info" / "attributes").write_text("locales/da/a.md.po filter=late\n")


def test_a_writer_that_does_not_wait_for_git_loses_its_text(book: Book) -> None:
    po = book.workspace.po_path("b.md", "da")
    save_when_git_writes(book, NAIVE.format(root=book.root, po=po))
    assert book.commit(pull=True).pulled == 1
    text = po.read_text(encoding="utf-8")
    assert ("Udefra" in text, "Gemt imens" in text) == (True, False)


def test_a_save_of_ours_waits_and_both_texts_are_there(book: Book) -> None:
    unit = book.workspace.ids("b.md")["Title"]
    save = [sys.executable, "-m", "workflow", "--project", str(book.root), "translate", "b.md", unit, "da"]
    log = book.root / "instance" / "said"
    save_when_git_writes(book, OURS.format(save=shlex.join([*save, "Gemt imens"]), log=log))
    assert book.commit(pull=True).pulled == 1
    po = book.workspace.po_path("b.md", "da")
    end = time.monotonic() + 60
    while "Gemt imens" not in po.read_text(encoding="utf-8"):
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)
    assert "Udefra" in po.read_text(encoding="utf-8")
    assert (len(book.commit().commits), book.waiting()) == (1, [])
