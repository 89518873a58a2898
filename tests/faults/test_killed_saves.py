"""A save from the command line, killed before each call that touches a file: whole files, no text lost, none twice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.faults.killing import Call, list_calls, make_environment, require_strace, run_killed, run_python
from tests.project import Workspace
from workflow.actions.recovery import Recovered, recover_project
from workflow.store.journal import list_edits, list_pending

PARTS = 4
TEXT = "En ny overskrift"

NAIVE = """
import sys
path, text = sys.argv[1], sys.argv[2]
data = open(path, encoding="utf-8").read().replace('msgstr "Titel"', f'msgstr "{text}"')
file = open(path, "wb", buffering=0)
file.write(data.encode()[:200])
file.write(data.encode()[200:])
file.close()
"""
"""How many programs save: cut the file off, write it anew."""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A project with one translated page."""
    require_strace()
    made = Workspace(tmp_path_factory.mktemp("pattern"))
    (made.root / "source").mkdir()
    made.configure("da")
    made.write_source("a.md", "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n")
    made.sync()
    made.translate("a.md", "da", {"Title": "Titel"})
    return made


def renew(pattern: Workspace, root: Path) -> Workspace:
    """The project as it was, in a folder whose name stays the same."""
    shutil.rmtree(root, ignore_errors=True)
    return Workspace(Path(shutil.copytree(pattern.root, root)))


def save_command(book: Workspace) -> list[str]:
    """Saves the title from the command line."""
    unit = book.ids("a.md")["Title"]
    options = ["--project", str(book.root), "translate", "a.md", unit, "da", TEXT, "--author", "Åse"]
    return run_python("-m", "workflow", *options)


def kill_everywhere(
    pattern: Workspace, root: Path, command: Sequence[str], calls: Sequence[Call], new: bytes
) -> list[str]:
    """What the PO file is after a kill at each of the calls: old, new or torn."""
    old = pattern.po_path("a.md", "da").read_bytes()
    states = []
    for call in calls:
        book = renew(pattern, root)
        run_killed(command, call)
        states.append({old: "old", new: "new"}.get(book.po_path("a.md", "da").read_bytes(), "torn"))
    return states


def test_the_harness_finds_a_naive_writer_torn(pattern: Workspace, tmp_path: Path) -> None:
    root = tmp_path / "book"
    book = renew(pattern, root)
    command = run_python("-c", NAIVE, str(book.po_path("a.md", "da")), TEXT)
    calls = list_calls(command, tmp_path / "calls", root)
    new = book.po_path("a.md", "da").read_bytes()
    assert TEXT.encode() in new
    assert "torn" in kill_everywhere(pattern, root, command, calls, new)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_save_leaves_a_whole_file_and_loses_no_text(pattern: Workspace, tmp_path: Path, part: int) -> None:
    root = tmp_path / "book"
    book = renew(pattern, root)
    command = save_command(book)
    old = book.po_path("a.md", "da").read_bytes()
    calls = list_calls(command, tmp_path / "calls", root)
    new = book.po_path("a.md", "da").read_bytes()
    assert len(calls) > 100
    states = set()
    for call in calls[part::PARTS]:
        book = renew(pattern, root)
        run_killed(command, call)
        left = book.po_path("a.md", "da").read_bytes()
        assert left in (old, new), call
        recover_project(book.project)
        after = book.po_path("a.md", "da").read_bytes()
        recorded = [edit.translation for edit in list_edits(book.root / "instance", limit=9)]
        assert (recorded, after) in ([(["Titel"], old), ([TEXT, "Titel"], new)]), call
        states.add((left == new, after == new))
        assert list_pending(book.root / "instance") == (), call
        assert [path.name for path in (book.root / "locales/da").iterdir()] == ["a.md.po"], call
        assert recover_project(book.project) == Recovered(), call
    assert (False, False) in states
    assert (True, True) in states


def test_a_save_that_follows_a_killed_one_finds_nothing_in_its_way(pattern: Workspace, tmp_path: Path) -> None:
    root = tmp_path / "book"
    command = save_command(renew(pattern, root))
    calls = [
        call for call in list_calls(command, tmp_path / "calls", root) if call.name in ("rename", "fsync", "unlink")
    ]
    for call in calls:
        book = renew(pattern, root)
        run_killed(command, call)
        subprocess.run(command, check=True, env=make_environment(), capture_output=True)
        assert book.states("a.md", "da")["Title"] == (TEXT, "translated"), call
