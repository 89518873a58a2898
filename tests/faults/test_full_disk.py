"""A disk that fills up: a save says so and leaves everything whole, and goes on by itself when there is room again."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.repository import Repository
from tests.faults.api_client import ApiClient
from tests.faults.killing import make_environment, run_python
from tests.faults.serving import serve_workers
from tests.project import Workspace
from workflow.actions.backup import back_up
from workflow.actions.recovery import recover_project
from workflow.errors import PolyfolioError
from workflow.store.journal import list_edits, list_pending
from workflow.store.po import read_catalog

SIZE = "3m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], capture_output=True)
    if done.returncode:
        pytest.skip("nothing can be mounted here (not root): a full disk is NOT tested")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def make_book(root: Path) -> Workspace:
    """A page of two hundred units."""
    book = Workspace(root)
    (root / "source").mkdir(parents=True)
    book.configure("da")
    book.write_source("a.md", "\n\n".join(f"Text number {number}." for number in range(200)) + "\n")
    book.sync()
    return book


def fill_disk(disk: Path, *, leave: int) -> Path:
    """Take all room but some bytes."""
    free = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(b"x" * max(0, free.f_bavail * free.f_frsize - leave))
    return filler


def save(book: Workspace, unit: str, text: str) -> subprocess.CompletedProcess[str]:
    """Save from the command line."""
    command = run_python("-m", "workflow", "--project", str(book.root), "translate", "a.md", unit, "da", text)
    return subprocess.run(
        [*command, "--author", "Åse"], env=make_environment(), capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("leave", [0, 4096, 8192, 16384, 32768, 65536])
def test_a_save_without_room_says_so_and_changes_nothing(small_disk: Path, leave: int) -> None:
    book = make_book(small_disk / "book")
    units = [item.unit.id for item in book.units("a.md", "da")]
    assert save(book, units[0], "Før").returncode == 0
    filler = fill_disk(small_disk, leave=leave)
    accepted = {"Før"}
    refused = 0
    for number, unit in enumerate(units[1:8]):
        before = book.po_path("a.md", "da").read_bytes()
        text = f"Tekst {number} " + "ord " * 4000
        done = save(book, unit, text)
        after = book.po_path("a.md", "da").read_bytes()
        read_catalog(after, path="a.md.po")
        if done.returncode == 0:
            accepted.add(text)
            continue
        refused += 1
        assert after == before
        assert "Traceback" not in done.stderr
        assert "full" in done.stderr or "No space left" in done.stderr, done.stderr
    filler.unlink()
    assert refused > 0
    again = save(book, units[9], "Efter")
    assert again.returncode == 0, again.stderr
    recover_project(book.project)
    there = {item.entry.translation for item in book.units("a.md", "da") if item.entry and item.entry.translation}
    assert accepted | {"Efter"} <= there
    assert list_pending(book.root / "instance") == ()
    journal = {edit.translation for edit in list_edits(book.root / "instance", limit=99)}
    assert there == journal


def test_a_server_without_room_answers_that_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    book = make_book(small_disk / "book")
    units = [(item.unit.id, item.digest) for item in book.units("a.md", "da")]
    with serve_workers(book.root, workers=1) as workers, ApiClient(workers.port) as client:
        assert client.save("a.md", units[0][0], "da", "Før", units[0][1]).status == 200
        filler = fill_disk(small_disk, leave=0)
        before = book.po_path("a.md", "da").read_bytes()
        told = client.save("a.md", units[1][0], "da", "Intet rum " * 4000, units[1][1])
        assert told.status in (500, 503, 507), told
        assert "full" in told.body["error"] or "No space left" in told.body["error"]
        assert book.po_path("a.md", "da").read_bytes() == before
        filler.unlink()
        assert client.save("a.md", units[1][0], "da", "Nu er der rum", units[1][1]).status == 200
    assert "Nu er der rum" in book.po_text("a.md", "da")


@pytest.mark.parametrize("leave", [0, 8192, 32768, 65536])
def test_a_backup_without_room_says_so_and_leaves_the_older_one(small_disk: Path, tmp_path: Path, leave: int) -> None:
    book = make_book(tmp_path / "book")
    (book.root / "source/noise.bin").write_bytes(random.Random(1).randbytes(50_000))  # noqa: S311 - no secret
    Repository(book.root).git("init", "--quiet")
    Repository(book.root).commit("Begin")
    file = small_disk / "b.zip"
    back_up(book.project, file)
    before = file.read_bytes()
    filler = fill_disk(small_disk, leave=leave)
    with pytest.raises(PolyfolioError, match=r"no room|full|No space left"):
        back_up(book.project, file, yes=True)
    assert file.read_bytes() == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["b.zip", "filler"]
    filler.unlink()
    back_up(book.project, file, yes=True)
