"""PO files are remembered by their bytes: what has changed is read, and what has not gives the same answers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.recent_catalogs import JudgedCatalog, load_recent_catalog
from workflow.actions.recent_pages import load_recent
from workflow.errors import CatalogError
from workflow.model import Counts

PAGE = "One sentence.\n\nTwo sentence.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A page with one of two units translated."""
    workspace = make_workspace(tmp_path, "da")
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {"One sentence.": "En."})
    return workspace


def load(workspace: Workspace) -> JudgedCatalog:
    project = workspace.project
    return load_recent_catalog(project, load_recent(project, "a.md"), "da")


def texts(workspace: Workspace) -> list[str]:
    return [entry.translation for entry in load(workspace).catalog.entries.values()]


def test_a_file_that_has_not_changed_is_not_parsed_again(workspace: Workspace) -> None:
    assert load(workspace).catalog.merged is load(workspace).catalog.merged


def test_an_edit_in_place_with_the_same_size_and_time_is_seen(workspace: Workspace) -> None:
    assert texts(workspace) == ["En.", ""]
    path = workspace.po_path("a.md", "da")
    before = path.stat()
    workspace.edit_po("a.md", "da", 'msgstr "En."', 'msgstr "To."')
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert texts(workspace) == ["To.", ""]


def test_a_changed_page_is_judged_anew(workspace: Workspace) -> None:
    assert load(workspace).row.counts == Counts(units=2, words=4, translated=1, untranslated=1, translated_words=2)
    workspace.write_source("a.md", PAGE + "\nThree sentence.\n")
    workspace.sync()
    assert load(workspace).row.counts.units == 3


def test_counts_after_a_save_are_those_of_the_files_read_anew(workspace: Workspace) -> None:
    workspace.translate("a.md", "da", {"Two sentence.": "To <b>."}, force=True)
    workspace.translate("a.md", "da", {"One sentence.": "Igen."})
    kept = load(workspace).row.counts
    counted = workspace.counts()["da", "a.md"]
    workspace.drop_index()
    assert kept == counted == workspace.counts()["da", "a.md"]
    assert (kept.errors, kept.translated) == (1, 1)


def test_a_damaged_file_is_told_each_time(workspace: Workspace) -> None:
    workspace.po_path("a.md", "da").write_text("damaged", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CatalogError):
            load(workspace)


def test_a_file_that_has_gone_has_no_translations(workspace: Workspace) -> None:
    assert texts(workspace) == ["En.", ""]
    workspace.po_path("a.md", "da").unlink()
    assert texts(workspace) == ["", ""]
