"""What has not changed is not read: statistics and syncs with nothing to do open no PO file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.project import Workspace

WATCH = """
import sys
from pathlib import Path
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, Path)):
        name = str(arguments[0])
        if name.endswith((".po", ".pot", ".md", ".wiki")):
            opened.append(name)
sys.addaudithook(watch)
from workflow.actions.progress import measure_progress
from workflow.actions.sync import sync_project
from workflow.store.project import open_project
project = open_project(Path(sys.argv[1]))
{"stats": measure_progress, "sync": sync_project}[sys.argv[2]](project)
print("\\n".join(opened))
"""


@pytest.fixture
def settled(workspace: Workspace) -> Workspace:
    """Two translated pages, long since synchronised."""
    workspace.write_source("a.md", "# Title\n\nText of a.\n")
    workspace.write_source("b.wiki", "<translate>\nText of b.\n</translate>\n")
    for path in (workspace.root / "source").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel"})
    workspace.counts()
    return workspace


def opened_by(workspace: Workspace, what: str) -> list[str]:
    """The documents and PO files that a command opens, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(workspace.root), what], capture_output=True, text=True, check=True
    )
    return [os.path.relpath(name, workspace.root) for name in done.stdout.split("\n") if name]


@pytest.mark.parametrize("what", ["stats", "sync"])
def test_nothing_is_opened_where_nothing_has_changed(settled: Workspace, what: str) -> None:
    assert opened_by(settled, what) == []


def test_the_watch_itself_sees_what_is_opened(settled: Workspace) -> None:
    settled.drop_index()
    assert len(set(opened_by(settled, "stats"))) == 8


def test_one_changed_catalog_is_all_that_is_read_of_the_languages(settled: Workspace) -> None:
    settled.edit_po("a.md", "da", "Titel", "Overskrift")
    opened = opened_by(settled, "stats")
    assert {name for name in opened if name.endswith(".po")} == {"locales/da/a.md.po"}
    assert not [name for name in opened if "b.wiki" in name]


@pytest.mark.parametrize("run", [Workspace.counts, Workspace.sync])
def test_garbage_that_looks_unchanged_is_not_noticed(settled: Workspace, run: Callable[[Workspace], object]) -> None:
    before = settled.counts()
    path = settled.po_path("a.md", "da")
    status = path.stat()
    path.write_bytes(b"\xff" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    run(settled)
    assert settled.counts() == before


def test_processes_that_start_at_once_without_an_index_all_get_their_numbers(settled: Workspace) -> None:
    settled.drop_index()
    command = [sys.executable, "-c", WATCH, str(settled.root), "stats"]
    started = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    assert [process.communicate(timeout=60)[1] for process in started] == [""] * 4
    assert [process.returncode for process in started] == [0] * 4
