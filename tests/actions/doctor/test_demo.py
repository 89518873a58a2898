"""Nothing is wrong with the documents and translations that come with the program."""

from __future__ import annotations

import shutil
from pathlib import Path

from workflow.actions.doctor import KINDS, examine_project
from workflow.store.project import open_project

ROOT = Path(__file__).resolve().parents[3]


def test_nothing_is_found_in_the_demo(tmp_path: Path) -> None:
    for name in ("source", "locales", "glossary"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "polyfolio.toml", tmp_path)
    assert examine_project(open_project(tmp_path), KINDS) == ()
