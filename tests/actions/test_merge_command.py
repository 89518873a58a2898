"""`polyfolio merge-po` needs three files and nothing else: no project, no repository."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import workflow
from workflow.model import Entry
from workflow.store.po import new_catalog, read_catalog, write_catalog

UTF8 = {"Language": "da", "Content-Type": "text/plain; charset=UTF-8"}


def _write(path: Path, *translations: str) -> None:
    entries = [Entry(f"u{number}", f"Text {number}", text) for number, text in enumerate(translations)]
    path.write_bytes(write_catalog(new_catalog(UTF8, entries)))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with three versions of a file; both sides translated the first unit."""
    _write(tmp_path / "base", "", "")
    _write(tmp_path / "ours", "Vores", "")
    _write(tmp_path / "theirs", "Deres", "To")
    return tmp_path


def _run(folder: Path, *names: str) -> tuple[int, str]:
    """Exit code and standard error; standard output is empty."""
    environment = os.environ | {"PYTHONPATH": str(Path(workflow.__file__).parents[1])}
    command = [sys.executable, "-P", "-m", "workflow", "merge-po", *names]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr


def _texts(path: Path) -> list[tuple[str, str, bool]]:
    return [(entry.id, entry.translation, entry.obsolete) for entry in read_catalog(path.read_bytes(), path="").entries]


def test_the_result_is_in_ours_and_a_clash_is_told(files: Path) -> None:
    message = "u0: both sides translated it: ours is kept, theirs stands beside it as an obsolete entry (#~)"
    before = (files / "base").read_bytes(), (files / "theirs").read_bytes()
    assert _run(files, "base", "ours", "theirs") == (1, f"ours: {message}\n")
    assert _texts(files / "ours") == [("u0", "Vores", False), ("u1", "To", False), ("u0", "Deres", True)]
    assert ((files / "base").read_bytes(), (files / "theirs").read_bytes()) == before
    assert sorted(path.name for path in files.iterdir()) == ["base", "ours", "theirs"]


def test_a_clean_merge_says_nothing(files: Path) -> None:
    _write(files / "theirs", "", "To")
    assert _run(files, "base", "ours", "theirs", "locales/da/a.md.po") == (0, "")
    assert _texts(files / "ours") == [("u0", "Vores", False), ("u1", "To", False)]


def test_an_empty_base_is_a_file_that_both_added(files: Path) -> None:
    (files / "base").write_bytes(b"")
    _write(files / "theirs", "Vores", "To")
    assert _run(files, "base", "ours", "theirs") == (0, "")
    assert _texts(files / "ours") == [("u0", "Vores", False), ("u1", "To", False)]


def test_an_empty_side_is_damage_and_not_a_deletion(files: Path) -> None:
    (files / "theirs").write_bytes(b"")
    code, told = _run(files, "base", "ours", "theirs", "a.po")
    assert code == 1
    assert told.startswith("a.po:1: in theirs: the file is empty")


def test_a_file_that_is_not_there_is_said(files: Path) -> None:
    code, told = _run(files, "base", "ours", "none")
    assert code == 2
    assert "'none' does not exist" in told


def test_a_text_that_the_charset_cannot_hold_is_left_to_the_merge_of_texts(files: Path) -> None:
    def write(name: str, charset: str, *texts: str) -> None:
        fields = {"Content-Type": f"text/plain; charset={charset}"}
        entries = [Entry(f"u{number}", f"Text {number}", text) for number, text in enumerate(texts)]
        (files / name).write_bytes(write_catalog(replace(new_catalog(fields, entries), charset=charset)))

    write("base", "iso8859-1", "", "")
    write("ours", "iso8859-1", "Blåbær", "")
    write("theirs", "koi8-r", "", "Да")
    code, told = _run(files, "base", "ours", "theirs", "a.po")
    assert code == 1
    assert told == "a.po: 'å' cannot be written in koi8-r\n"
    data = (files / "ours").read_bytes()
    assert "Blåbær".encode("iso8859-1") in data
    assert "Да".encode("koi8-r") in data
