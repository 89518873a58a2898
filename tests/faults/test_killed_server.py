"""A worker killed before each call of a save that touches a file: the files stay whole, nothing is lost, none twice."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.api_client import ApiClient, Told
from tests.faults.forked_app import save_text
from tests.faults.killing import CALLS, Call, attach_strace, list_seen, require_strace
from tests.faults.serving import Workers, serve_workers
from tests.project import Workspace, make_workspace
from workflow.store.journal import list_edits, list_pending

PAGE = "a.md"
UNITS = 220


@dataclass
class Site:
    """A served project of one page; each save is of another unit."""

    book: Workspace
    workers: Workers
    bases: dict[str, str]
    has_journal: bool

    def po(self) -> bytes:
        """The PO file as it is now."""
        return self.book.po_path(PAGE, "da").read_bytes()

    def find_worker(self) -> int:
        """The worker's process; waits for it after a kill, and until its application is there."""
        with ApiClient(self.workers.port) as client:
            end = time.monotonic() + 30
            while client.ask("GET", "/api/v1/languages").status != 200:
                assert time.monotonic() < end, "no worker answers"
                time.sleep(0.01)
        (worker,) = self.workers.list_workers()
        return worker

    def warm_up(self) -> int:
        """A worker that has saved before, and whose sweep holds the databases open, as in a server that runs."""
        worker = self.find_worker()
        assert self.save("Først")[1].status == 200
        end = time.monotonic() + 30
        while self.has_journal and not {"state.db", "index.db"} <= list_open(worker):
            assert time.monotonic() < end, "the sweep does not hold the databases"
            time.sleep(0.01)
        return worker

    def save(self, text: str) -> tuple[str, Told]:
        """Save the next unit."""
        unit, base = self.bases.popitem()
        with ApiClient(self.workers.port) as client:
            return unit, client.save(PAGE, unit, "da", text, base)

    def list_calls(self, log: Path) -> list[Call]:
        """The calls of one save, in a worker that has saved before."""
        worker = self.warm_up()
        with attach_strace(worker, "-o", str(log), "-e", "trace=" + ",".join(CALLS)):
            assert self.save("Set")[1].status == 200
        # A kill before a call that only locks leaves the files as a kill before the next one that writes.
        return [call for call in list_seen(log) if call.name != "fcntl"]

    def save_killed(self, call: Call) -> tuple[str, str, Told, bytes]:
        """A save whose worker is killed at a call: unit, text, answer, and the PO file of before."""
        worker = self.warm_up()
        before = self.po()
        text = f"Dræbt ved {call.name} {call.nth}"
        inject = f"inject={call.name}:signal=SIGKILL:when={call.nth}"
        with attach_strace(worker, "-o", "/dev/null", "-e", f"trace={call.name}", "-e", inject):
            unit, told = self.save(text)
        return unit, text, told, before


def list_open(process: int) -> set[str]:
    """The names of the files that a process has open."""
    names = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            names.add(link.readlink().name)
    return names


@contextmanager
def serve(root: Path, app: str) -> Iterator[Site]:
    """A site whose worker answers in its only other thread than the sweep's."""
    require_strace()
    book = make_workspace(root, "da")
    book.write_source(PAGE, "\n\n".join(f"Text {number} of a long page." for number in range(UNITS)) + "\n")
    book.sync()
    bases = {item.unit.id: item.digest for item in book.units(PAGE, "da")}
    with serve_workers(root, workers=1, threads=1, app=f"tests.faults.forked_app:{app}", more=["--preload"]) as workers:
        yield Site(book, workers, bases, app == "make")


def wait_until_recovered(site: Site) -> None:
    """A new worker makes good what the killed one left, before its first look at the files."""
    site.find_worker()
    end = time.monotonic() + 30
    while list_pending(site.book.root / "instance"):
        assert time.monotonic() < end, "pending edits were not made good"
        time.sleep(0.01)


def test_the_harness_finds_a_naive_server_torn(tmp_path: Path) -> None:
    with serve(tmp_path / "book", "make_naive") as site:
        calls = site.list_calls(tmp_path / "calls")
        states = []
        for call in calls:
            unit, text, _, before = site.save_killed(call)
            site.find_worker()
            states.append({before: "old", save_text(before, unit, text): "new"}.get(site.po(), "torn"))
            site.book.po_path(PAGE, "da").write_bytes(before)
    assert "torn" in states


PARTS = 2


@pytest.mark.parametrize("part", range(PARTS))
def test_a_save_over_a_killed_server_leaves_a_whole_file_and_loses_no_answered_text(tmp_path: Path, part: int) -> None:
    reached = Counter[str]()
    with serve(tmp_path / "book", "make") as site:
        calls = site.list_calls(tmp_path / "calls")
        assert {"openat", "flock", "pwrite64", "fsync", "rename", "close"} <= {call.name for call in calls}
        for call in calls[part::PARTS]:
            unit, text, told, before = site.save_killed(call)
            new = save_text(before, unit, text)
            left = site.po()
            assert left in (before, new), call
            assert told.status in (0, 200), (call, told)
            assert left == new or told.status == 0, call
            wait_until_recovered(site)
            after = site.po()
            recorded = [edit for edit in list_edits(site.book.root / "instance", limit=50) if edit.translation == text]
            assert (after, len(recorded)) in ((before, 0), (new, 1)), call
            assert after == new or left == before, call
            reached["old" if left == before else "new"] += 1
            reached["replayed"] += left != after
            reached["killed"] += told.status == 0
        leftovers = [path.name for path in (site.book.root / "locales/da").iterdir() if path.name != f"{PAGE}.po"]
        assert leftovers == []
    assert reached["killed"] >= len(calls[part::PARTS]) * 0.9
    assert min(reached["old"], reached["new"], reached["replayed"]) > 0
