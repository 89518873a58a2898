"""A server saves while somebody works with git: of every accepted text it is known where it is, or that it was lost."""

from __future__ import annotations

import random
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.actions.repository import DA, PAGE, Repository, make_repository
from tests.faults.api_client import ApiClient, Told
from tests.faults.serving import serve_workers
from workflow.actions.progress import read_index
from workflow.core.catalog import active
from workflow.store.journal import Fate, read_all_edits
from workflow.store.po import read_catalog
from workflow.store.project import open_project

UNITS = 12
STEPS = 40
EXPECTED = (200, 409, 422, 503)
"""Saved; changed meanwhile; refused; git is at work."""
TEXT = "\n\n".join(f"Paragraph {number}." for number in range(UNITS)) + "\n"


@dataclass
class Saver:
    """Saves over the server until it is stopped."""

    port: int
    accepted: list[tuple[str, str]] = field(default_factory=list)
    """Unit and text."""
    statuses: Counter[int] = field(default_factory=Counter)
    surprises: list[Told] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        draw = random.Random(1)  # noqa: S311 - a reproducible choice, no secret
        number = 0
        with ApiClient(self.port) as client:
            while not self._stop.wait(0.03):
                told = client.ask("GET", f"/api/v1/units/{PAGE}?language=da")
                if told.status != 200:
                    self.count(told)
                    continue
                unit = draw.choice(told.body["units"])
                number += 1
                told = client.save(PAGE, unit["id"], "da", f"Afsnit {number}.", unit["digest"])
                self.count(told)
                if told.status == 200:
                    self.accepted.append((unit["id"], f"Afsnit {number}."))

    def count(self, told: Told) -> None:
        """Note an answer, and what it says where nobody expects it."""
        self.statuses[told.status] += 1
        if told.status not in EXPECTED:
            self.surprises.append(told)

    def stop(self) -> None:
        self._stop.set()


def work_with_git(book: Repository, other: Repository, draw: random.Random) -> None:
    """One thing that people do, whether git does it or refuses."""
    match draw.randrange(8):
        case 0 | 1:
            book.try_git("commit", "--quiet", "--all", "-m", "Work")
        case 2:
            book.try_git("stash")
            if draw.random() < 0.7 and book.try_git("stash", "pop").returncode:
                book.try_git("checkout", "--force", "HEAD")
                book.try_git("stash", "drop")
        case 3:
            book.try_git("checkout", *draw.choice([("side",), ("main",), ("--force", "main")]))
        case 4:
            other.try_git("pull", "--quiet", "--no-rebase")
            entries = [entry.source.strip("*.") for entry in other.entries() if not entry.obsolete]
            other.translate(**{draw.choice(entries): f"Andet {draw.random()}."})
            other.commit("Other")
            other.try_git("push", "--quiet")
        case 5:
            book.try_git("pull", "--quiet", "--no-rebase", "origin", "main")
        case 6:
            book.try_git("pull", "--quiet", "--rebase", "--autostash", "origin", "main")
        case _:
            book.try_git("push", "--quiet", "origin", "main")
    book.try_git("merge", "--abort")
    if book.try_git("rebase", "--abort").returncode:
        book.try_git("rebase", "--quit")


def tell_each(book: Repository) -> Iterator[str]:
    """Of the latest saved text of each unit: where it is, or that nobody knows."""
    entries = active(read_catalog(book.read(DA), path=DA))
    for unit, entry in entries.items():
        edits = read_all_edits(book.root / "instance", PAGE, unit, "da", anywhere=False)
        mine = [edit for edit in edits if edit.fate in (Fate.WRITTEN, Fate.OVERWRITTEN, Fate.MOVED)]
        if not mine:
            continue
        last = mine[-1]
        if entry.translation == last.translation:
            yield "active"
        elif last.fate is not Fate.WRITTEN:
            yield last.fate.value
        elif last.committed and book.git(
            "log", "--all", "--reflog", "--oneline", "-S", f'"{last.translation}"', "--", DA
        ):
            yield "committed"
        elif edits[-1].fate is Fate.OUTSIDE and edits[-1].translation == entry.translation:
            yield "outside"
        else:
            yield "silent"


@pytest.fixture
def book(tmp_path: Path) -> Repository:
    """A repository with a remote that another person pushes to."""
    made = make_repository(tmp_path / "book", TEXT)
    made.git("clone", "--quiet", "--bare", str(made.root), str(tmp_path / "remote"))
    made.git("remote", "add", "origin", str(tmp_path / "remote"))
    made.git("fetch", "--quiet", "origin")
    made.git("branch", "--set-upstream-to=origin/main", "main")
    return made


def clone(book: Repository) -> Repository:
    """The other person's repository, with the merge driver."""
    root = book.root.parent / "other"
    book.git("clone", "--quiet", str(book.root.parent / "remote"), str(root))
    shutil.copy(book.root / ".git/config", root / ".git/config")
    return Repository(root)


def test_every_accepted_text_is_in_its_file_or_told(book: Repository) -> None:
    other = clone(book)
    draw = random.Random(7)  # noqa: S311 - as above
    with serve_workers(book.root) as server:
        saver = Saver(server.port)
        thread = threading.Thread(target=saver.run)
        thread.start()
        try:
            for _ in range(STEPS):
                work_with_git(book, other, draw)
        finally:
            saver.stop()
            thread.join()
    assert len(saver.accepted) > 5
    read_index(open_project(book.root))
    told = Counter(tell_each(book))
    assert told["silent"] == 0, (told, saver.statuses)
    assert told.total() > UNITS // 2
    assert saver.surprises == []
    known = {
        (edit.unit, edit.translation)
        for entry in book.entries()
        for edit in read_all_edits(book.root / "instance", PAGE, entry.id, "da", anywhere=False)
    }
    assert set(saver.accepted) <= known


def test_without_a_look_what_git_puts_away_is_silent(book: Repository) -> None:
    with serve_workers(book.root, workers=1) as server, ApiClient(server.port) as client:
        unit = client.list_units(PAGE, "da")[0]
        assert client.save(PAGE, unit["id"], "da", "Afsnit.", unit["digest"]).status == 200
    book.git("checkout", "--", DA)
    assert Counter(tell_each(book)) == {"silent": 1}
    read_index(open_project(book.root))
    assert Counter(tell_each(book)) == {"overwritten": 1}
