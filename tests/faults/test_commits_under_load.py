"""Saves through two workers while others push: everything of both sides is in git in the end, and was written once."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.actions.committing.book import Book, make_environment
from tests.faults.api_client import ApiClient
from tests.faults.serving import serve_workers
from tests.project import make_workspace
from workflow.actions.setup import init_project

UNITS = 60
CLIENTS = 3
ROUNDS = 3
"""How often somebody else pushes, and we pull and push."""


@dataclass
class Sent:
    """What a client has saved, by unit."""

    texts: dict[str, str] = field(default_factory=dict)
    waited: int = 0
    """Answers that said: try again."""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """One page of many units in Danish, with a remote."""
    for name, value in make_environment().items():
        monkeypatch.setenv(name, value)
    workspace = make_workspace(tmp_path / "book", "da", more="\n[git]\ncommit_after = 1\npush = true\n")
    workspace.write_source("a.md", "\n\n".join(f"Text number {number}." for number in range(UNITS)) + "\n")
    book = Book(workspace.root)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", book.root], check=True)
    book.git("config", "user.name", "Ada")
    book.git("config", "user.email", "ada@example.org")
    init_project(book.root)
    workspace.sync()
    book.git("add", "--all")
    book.git("commit", "--quiet", "-m", "Begin")
    subprocess.run(["git", "clone", "--quiet", "--bare", book.root, tmp_path / "remote.git"], check=True)
    book.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    return book


def save_until(port: int, units: list[tuple[str, str]], done: threading.Event, sent: Sent) -> None:
    """One client: saves its units again and again; who is told to try again does so."""
    bases = dict(units)
    number = 0
    with ApiClient(port) as client:
        while not done.is_set():
            unit = units[number % len(units)][0]
            text = f"Tekst {unit} {number}"
            told = client.save("a.md", unit, "da", text, bases[unit])
            if told.status == 503:
                sent.waited += 1
                time.sleep(0.05)
                continue
            assert told.status == 200, told
            bases[unit] = told.body["digest"]
            sent.texts[unit] = text
            number += 1
            time.sleep(0.03)


def push_one(other: Book, unit: str, text: str) -> None:
    """Somebody else translates a unit that nobody here touches, and pushes."""
    other.git("pull", "--quiet", "--no-edit", "origin", "main")
    path = other.workspace.po_path("a.md", "da")
    data = path.read_text(encoding="utf-8")
    before, found, after = data.partition(f'msgctxt "{unit}"')
    assert found
    path.write_text(before + found + after.replace('msgstr ""', f'msgstr "{text}"', 1), encoding="utf-8")
    other.git("commit", "--quiet", "--all", "-m", "By hand")
    while other.try_git("push", "--quiet", "origin", "main").returncode:
        other.git("pull", "--quiet", "--no-edit", "origin", "main")


def test_nothing_is_lost_between_saves_commits_pulls_and_pushes(book: Book, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", tmp_path / "remote.git", tmp_path / "other"], check=True)
    other = Book(tmp_path / "other")
    other.git("config", "user.name", "Eva")
    other.git("config", "user.email", "eva@example.org")
    init_project(other.root)
    listed = book.workspace.units("a.md", "da")
    theirs = [item.unit.id for item in listed[:ROUNDS]]
    ours = [(item.unit.id, item.digest) for item in listed[ROUNDS:]]
    sent = [Sent() for _ in range(CLIENTS)]
    done = threading.Event()
    command = [sys.executable, "-m", "workflow", "--project", str(book.root), "commit", "--pull", "--push"]
    with serve_workers(book.root) as workers:
        clients = [
            threading.Thread(target=save_until, args=(workers.port, ours[name::CLIENTS], done, sent[name]))
            for name in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        pulled = 0
        for number, unit in enumerate(theirs):
            push_one(other, unit, f"Udefra {number}")
            pulled += b"pulled" in subprocess.run(command, capture_output=True, check=False).stdout
        done.set()
        for client in clients:
            client.join()
    final = subprocess.run(command, capture_output=True, text=True, check=False)
    assert final.returncode == 0, final.stderr
    expected = {unit: text for one in sent for unit, text in one.texts.items()}
    expected |= {unit: f"Udefra {number}" for number, unit in enumerate(theirs)}
    assert pulled > 0
    assert len(expected) > CLIENTS * 3
    other.git("pull", "--quiet", "--no-edit", "origin", "main")
    for place in (book, other):
        there = {
            item.unit.id: item.entry.translation
            for item in place.workspace.units("a.md", "da")
            if item.entry and item.entry.translation
        }
        assert there == expected
    assert (book.status(), book.waiting()) == ("", [])
    assert book.git("rev-parse", "main") == other.git("rev-parse", "origin/main")
    book.git("fsck", "--no-dangling")
