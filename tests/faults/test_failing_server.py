"""System calls that fail in a save over a server: that is told, no file is torn, and the next save goes through."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.api_client import Told
from tests.faults.forked_app import save_text
from tests.faults.killing import Call, attach_strace
from tests.faults.test_killed_server import PAGE, Site, serve
from workflow.actions.recovery import recover_project
from workflow.store.journal import Fate, list_pending
from workflow.store.journal.state import open_state

FAULTS = {
    "EINTR": ("openat", "flock", "write", "pwrite64", "fsync"),  # fdatasync is SQLite's, which takes it for an error
    "EMFILE": ("openat",),
    "EIO": ("write", "pwrite64", "fsync", "fdatasync", "rename", "renameat2", "unlink"),
    "ENOSPC": ("openat", "write", "pwrite64", "rename", "renameat2"),
}
OFTEN = 3
"""Of calls that are made many times each third one fails."""


def choose(calls: list[Call], names: tuple[str, ...]) -> list[Call]:
    """The calls that are to fail, one at a time."""
    frequent = [call for call in calls if call.name == "pwrite64" and call.name in names]
    return [call for call in calls if call.name in names and call.name != "pwrite64"] + frequent[::OFTEN]


def save_failing(site: Site, worker: int, call: Call, error: str, text: str) -> tuple[str, Told]:
    """A save of which one call fails."""
    inject = f"inject={call.name}:error={error}:when={call.nth}"
    with attach_strace(worker, "-o", "/dev/null", "-e", f"trace={call.name}", "-e", inject):
        return site.save(text)


def list_fates(site: Site, text: str) -> list[str]:
    """What the journal says of a text."""
    with open_state(site.book.root / "instance") as state:
        return [str(row[0]) for row in state.execute("select fate from edits where translation = ?", (text,))]


def test_the_harness_finds_a_naive_server_torn(tmp_path: Path) -> None:
    with serve(tmp_path / "book", "make_naive") as site:
        calls = choose(site.list_calls(tmp_path / "calls"), FAULTS["EIO"])
        worker = site.warm_up()
        states = []
        for call in calls:
            before = site.po()
            unit, _ = save_failing(site, worker, call, "EIO", "Tekst")
            states.append({before: "old", save_text(before, unit, "Tekst"): "new"}.get(site.po(), "torn"))
            site.book.po_path(PAGE, "da").write_bytes(before)
    assert "torn" in states


@pytest.mark.parametrize("error", FAULTS)
def test_a_failing_call_is_told_and_the_next_save_goes_through(tmp_path: Path, error: str) -> None:
    answers = Counter[int]()
    with serve(tmp_path / "book", "make") as site:
        calls = choose(site.list_calls(tmp_path / "calls"), FAULTS[error])
        worker = site.warm_up()
        for call in calls:
            before = site.po()
            text = f"Fejl {error} ved {call.name} {call.nth}"
            unit, told = save_failing(site, worker, call, error, text)
            new = save_text(before, unit, text)
            answers[told.status] += 1
            assert site.po() in (before, new), call
            if told.status == 200:
                assert site.po() == new, call
            else:
                assert told.status in (500, 503, 507), (call, told)
                assert told.body["error"], call
            recover_project(site.book.project)
            fates = list_fates(site, text)
            assert len(fates) <= 1, call
            assert (site.po() == new) == (fates == [Fate.WRITTEN]), (call, told, fates)
            assert list_pending(site.book.root / "instance") == (), call
            assert site.save("Igen")[1].status == 200, call
        assert site.find_worker() == worker
        leftovers = [path.name for path in (site.book.root / "locales/da").iterdir() if path.name != f"{PAGE}.po"]
        assert leftovers == []
    assert sum(answers.values()) > 8
    assert answers[200] > 0
    assert (set(answers) == {200}) == (error == "EINTR"), answers
