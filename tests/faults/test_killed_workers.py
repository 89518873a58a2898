"""Eight clients save through two workers, one killed every second: every answered save is kept, and none twice."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.api_client import ApiClient
from tests.faults.serving import Workers, serve_workers
from tests.project import Workspace
from workflow.actions.recovery import recover_project
from workflow.store.journal import list_edits, list_pending

SAVES = 10_000
CLIENTS = 8
PAGES = 20
UNITS = 40
"""Units of a page, so that each client has a hundred of its own."""


@dataclass
class Kept:
    """What a client knows of its units."""

    last: dict[tuple[str, str], str] = field(default_factory=dict)
    """The text whose save was answered last."""
    answered: int = 0
    broken: int = 0
    """Requests that were not answered."""


def make_book(root: Path) -> Workspace:
    """Pages without translations."""
    book = Workspace(root)
    (root / "source").mkdir(parents=True)
    book.configure("da")
    for page in range(PAGES):
        book.write_source(
            f"p{page}.md", "\n\n".join(f"Text {number} of page {page}." for number in range(UNITS)) + "\n"
        )
    book.sync()
    return book


def save_many(port: int, name: int, units: list[tuple[str, str, str]], saves: int, kept: Kept) -> None:
    """One client: saves its units in turn; a save that is not answered is sent again until it is."""
    bases = {(page, unit): base for page, unit, base in units}
    with ApiClient(port) as client:
        for number in range(saves):
            page, unit, _ = units[number % len(units)]
            text = f"Klient {name} skriver tekst {number}"
            while True:
                told = client.save(page, unit, "da", text, bases[page, unit])
                if told.status == 200:
                    break
                assert told.status in (0, 502, 503), told
                kept.broken += 1
                time.sleep(0.02)
            bases[page, unit] = told.body["digest"]
            kept.last[page, unit] = text
            kept.answered += 1


def kill_workers(workers: Workers, done: threading.Event, killed: list[int]) -> None:
    """Kill one worker, chosen at random, every second."""
    chance = random.Random(1)  # noqa: S311 - no secret
    while not done.wait(1):
        found = workers.list_workers()
        if found:
            victim = chance.choice(found)
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)


def test_every_answered_save_is_in_its_file_once_though_workers_are_killed(tmp_path: Path) -> None:
    saves = int(os.environ.get("POLYFOLIO_SAVES", SAVES))
    book = make_book(tmp_path / "book")
    pages = [f"p{page}.md" for page in range(PAGES)]
    units = [(page, item.unit.id, item.digest) for page in pages for item in book.units(page, "da")]
    kept = [Kept() for _ in range(CLIENTS)]
    killed: list[int] = []
    done = threading.Event()
    with serve_workers(book.root) as workers:
        clients = [
            threading.Thread(
                target=save_many, args=(workers.port, name, units[name::CLIENTS], saves // CLIENTS, kept[name])
            )
            for name in range(CLIENTS)
        ]
        killer = threading.Thread(target=kill_workers, args=(workers, done, killed))
        for thread in (*clients, killer):
            thread.start()
        for thread in clients:
            thread.join()
        done.set()
        killer.join()
    recover_project(book.project)
    assert sum(one.answered for one in kept) == saves
    assert len(killed) >= 5
    assert sum(one.broken for one in kept) > 0  # else nobody was killed at work
    expected = {where: text for one in kept for where, text in one.last.items()}
    there = {
        (page, item.unit.id): item.entry.translation for page in pages for item in book.units(page, "da") if item.entry
    }
    assert there == expected
    counts = Counter(edit.translation for edit in list_edits(book.root / "instance", limit=10 * saves))
    assert [text for text, count in counts.items() if count > 1] == []
    assert len(counts) == saves
    assert list_pending(book.root / "instance") == ()
