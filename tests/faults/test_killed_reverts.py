"""Undoing a user's edits in several files, killed at its writes: whole files, and the next try finishes the work."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.killing import Call, list_calls, require_strace, run_killed, run_python
from tests.project import Workspace
from workflow.actions.edit import save_translation
from workflow.actions.recovery import recover_project
from workflow.actions.reverting_user import Wish, revert_user
from workflow.store.journal import list_edits, list_pending

PAGES = ("a.md", "b.md")
TEXTS = {"First.": "Første.", "Second.": "Anden."}
WRITES = ("rename", "renameat", "renameat2", "fsync", "fdatasync", "ftruncate", "unlink", "unlinkat")

NAIVE = """
import sys
for path in sys.argv[1:]:
    data = open(path, encoding="utf-8").read().replace("HA HA Første.", "Første.").replace("HA HA Anden.", "Anden.")
    file = open(path, "wb", buffering=0)
    file.write(data.encode()[:200])
    file.write(data.encode()[200:])
    file.close()
"""
"""Undoes it by cutting the files off and writing them anew."""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two translated pages that somebody has spoilt."""
    require_strace()
    made = Workspace(tmp_path_factory.mktemp("pattern"))
    (made.root / "source").mkdir()
    made.configure("da")
    for page in PAGES:
        made.write_source(page, f"# Title of {page}\n\nFirst.\n\nSecond.\n")
    made.sync()
    for page in PAGES:
        made.translate(page, "da", TEXTS)
    for page in PAGES:
        ids = made.ids(page)
        for source, text in TEXTS.items():
            save_translation(made.project, page, ids[source], "da", f"HA HA {text}", author="Vandal")
    return made


def renew(pattern: Workspace, root: Path) -> Workspace:
    """The project as it was, in a folder whose name stays the same."""
    shutil.rmtree(root, ignore_errors=True)
    return Workspace(Path(shutil.copytree(pattern.root, root)))


def read_files(book: Workspace) -> list[bytes]:
    return [book.po_path(page, "da").read_bytes() for page in PAGES]


def find_torn(book: Workspace, old: Sequence[bytes], new: Sequence[bytes]) -> list[str]:
    """Pages whose file is neither as it was nor as it is to be."""
    found = zip(PAGES, read_files(book), old, new, strict=True)
    return [page for page, data, before, after in found if data not in (before, after)]


def revert_command(book: Workspace) -> list[str]:
    options = ("--user", "Vandal", "--since", "1d", "--yes", "--author", "Bo")
    return run_python("-m", "workflow", "--project", str(book.root), "revert", *options)


def list_writes(command: Sequence[str], tmp_path: Path, root: Path) -> list[Call]:
    return [call for call in list_calls(command, tmp_path / "calls", root) if call.name in WRITES]


def test_the_harness_finds_a_naive_revert_torn(pattern: Workspace, tmp_path: Path) -> None:
    book = renew(pattern, tmp_path / "book")
    old = read_files(book)
    command = run_python("-c", NAIVE, *(str(book.po_path(page, "da")) for page in PAGES))
    calls = [call for call in list_calls(command, tmp_path / "calls", book.root) if call.name == "write"]
    new = read_files(book)
    torn = set()
    for call in calls:
        book = renew(pattern, book.root)
        run_killed(command, call)
        torn |= set(find_torn(book, old, new))
    assert torn == set(PAGES)


def test_a_killed_revert_tears_nothing_and_the_next_one_finishes_it(pattern: Workspace, tmp_path: Path) -> None:
    book = renew(pattern, tmp_path / "book")
    old = read_files(book)
    command = revert_command(book)
    calls = list_writes(command, tmp_path, book.root)
    new = read_files(book)
    assert [book.states(page, "da")["First."][0] for page in PAGES] == ["Første.", "Første."]
    assert len(calls) >= 6
    done = set()
    for call in [call for number, call in enumerate(calls) if number % 3 == 0 or call.name.startswith("rename")]:
        book = renew(pattern, book.root)
        run_killed(command, call)
        assert find_torn(book, old, new) == [], call
        done.add(sum(data in new for data in read_files(book)))
        recover_project(book.project)
        assert list_pending(book.root / "instance") == (), call
        revert_user(book.project, Wish("Vandal", datetime.now(UTC) - timedelta(days=1), "Bo"))
        assert read_files(book) == new, call
        reverts = [edit.translation for edit in list_edits(book.root / "instance", limit=99) if edit.author == "Bo"]
        assert sorted(reverts) == sorted([*TEXTS.values(), *TEXTS.values()]), call
    assert {0, 1} <= done
