"""What a running server looks at between two requests."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.overview import read_overview
from workflow.actions.sweep import Look, sweep_index
from workflow.store.index.schema import drop_index


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two pages in Danish and German, one of them translated into Danish."""
    made = make_workspace(tmp_path / "project", "da", "de")
    made.write_source("a.md", "# One\n\nTwo\n")
    made.write_source("b.md", "# Three\n")
    made.sync()
    made.translate("a.md", "da", {"One": "En"})
    age_files(made)
    return made


def age_files(workspace: Workspace) -> None:
    """Let every file have been written an hour ago: the times of fresh ones are not trusted."""
    then = time.time() - 3600
    for path in (*workspace.project.source_root.rglob("*"), *workspace.project.locales_root.rglob("*")):
        os.utime(path, (then, then))


def count(workspace: Workspace) -> dict[str, int]:
    """Language → translated units, as the index says."""
    return {item.language: item.counts.translated for item in read_overview(workspace.project).languages}


def replace_text(workspace: Workspace, page: str, old: str, new: str) -> None:
    """Change a Danish PO file as another program does."""
    path = workspace.project.catalog_path(page, "da")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_an_edit_from_outside_is_found_by_the_next_look(workspace: Workspace) -> None:
    look = sweep_index(workspace.project, None)
    assert count(workspace) == {"da": 1, "de": 0}
    replace_text(workspace, "a.md", 'msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "To"')
    sweep_index(workspace.project, look)
    assert count(workspace) == {"da": 2, "de": 0}


def test_a_file_written_twice_within_one_tick_of_the_clock_is_read_again(workspace: Workspace) -> None:
    look = sweep_index(workspace.project, None)
    for text in ("To", "", "Ti"):
        replace_text(workspace, "a.md", 'msgid "Two"\nmsgstr "', f'msgid "Two"\nmsgstr "{text}')
        look = sweep_index(workspace.project, look)
        look = sweep_index(workspace.project, look)
    assert count(workspace) == {"da": 2, "de": 0}


def test_an_index_that_was_made_anew_is_filled_again(workspace: Workspace) -> None:
    look = sweep_index(workspace.project, None)
    drop_index(workspace.project.instance)
    sweep_index(workspace.project, look)
    assert count(workspace) == {"da": 1, "de": 0}


def test_pages_and_po_files_that_come_and_go_are_counted(workspace: Workspace) -> None:
    look: Look | None = None
    found = []
    for change in (
        lambda: None,
        lambda: workspace.project.catalog_path("a.md", "da").unlink(),
        lambda: workspace.write_source("c.md", "# Four\n\nFive\n"),
        lambda: workspace.project.source_path("b.md").unlink(),
    ):
        change()
        look = sweep_index(workspace.project, look)
        totals = read_overview(workspace.project)
        found.append((totals.project.pages, totals.project.units, totals.languages[0].counts.translated))
    assert found == [(2, 3, 1), (2, 3, 0), (3, 5, 0), (2, 4, 0)]


def test_a_page_that_cannot_be_read_is_tried_at_every_look(workspace: Workspace) -> None:
    path = workspace.project.source_path("b.md")
    path.write_bytes(b"# Thr\xff\n")
    look = sweep_index(workspace.project, None)
    assert look.doubtful == {"b.md"}
    path.write_text("# Three\n", encoding="utf-8")
    sweep_index(workspace.project, look)
    assert read_overview(workspace.project).project.units == 3
