"""Dismissing a warning on disk: one comment in the PO file, by the way that every save takes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.checking import check_translations
from workflow.actions.dismissing import dismiss_check, restore_check
from workflow.errors import RefusedEdit, UnknownName
from workflow.model import State
from workflow.store.config import CONFIG_NAME

SOURCE = "We need 1250 gardens."
PAGE = "a.md"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A page with two translations, one of which lacks a number."""
    workspace = make_workspace(tmp_path / "project", "da")
    workspace.write_source(PAGE, f"# Title\n\n{SOURCE}\n\nOther text.\n")
    workspace.sync()
    workspace.translate(PAGE, "da", {SOURCE: "Vi har brug for haver.", "Title": "Titel"})
    return workspace


def find(workspace: Workspace) -> tuple[list[str], list[str]]:
    """The checks that warn, and those that are dismissed."""
    result = check_translations(workspace.project)
    return [issue.check for issue in result.issues], [issue.check for issue in result.dismissed]


def dismiss(workspace: Workspace, check: str = "numbers", source: str = SOURCE) -> None:
    dismiss_check(workspace.project, PAGE, workspace.ids(PAGE)[source], "da", check)


def test_a_dismissed_warning_is_told_apart_until_it_is_restored(workspace: Workspace) -> None:
    assert find(workspace) == (["numbers"], [])
    before = workspace.po_text(PAGE, "da")
    dismiss(workspace)
    assert find(workspace) == ([], ["numbers"])
    restore_check(workspace.project, PAGE, workspace.ids(PAGE)[SOURCE], "da", "numbers")
    assert find(workspace) == (["numbers"], [])
    assert workspace.po_text(PAGE, "da") == before


def test_only_one_line_of_the_file_is_new(workspace: Workspace) -> None:
    before = workspace.po_text(PAGE, "da").splitlines()
    dismiss(workspace)
    after = workspace.po_text(PAGE, "da").splitlines()
    added = [line for line in after if line not in before]
    assert len(added) == 1
    assert added[0].startswith("# dismissed: numbers ")
    assert [line for line in after if line not in added] == before


def test_dismissing_twice_writes_nothing(workspace: Workspace) -> None:
    dismiss(workspace)
    before = workspace.times()
    dismiss(workspace)
    assert workspace.times() == before


def test_a_new_text_voids_it(workspace: Workspace) -> None:
    dismiss(workspace)
    workspace.translate(PAGE, "da", {SOURCE: "Vi har brug for mange haver."})
    assert find(workspace) == (["numbers"], [])
    assert "dismissed" not in workspace.po_text(PAGE, "da")


def test_saving_the_very_text_again_warns_of_nothing(workspace: Workspace) -> None:
    dismiss(workspace)
    assert workspace.translate(PAGE, "da", {SOURCE: "Vi har brug for haver."})[0].issues == ()


def test_a_reviewed_text_stays_reviewed(workspace: Workspace) -> None:
    workspace.review(PAGE, "da", SOURCE)
    dismiss(workspace)
    assert workspace.states(PAGE, "da")[SOURCE][1] == State.REVIEWED.value


def test_an_edit_by_a_po_editor_keeps_or_voids_it(workspace: Workspace) -> None:
    dismiss(workspace)
    path = workspace.po_path(PAGE, "da")
    file = polib.pofile(str(path))
    file.find("Other text.").msgstr = "Anden tekst."
    file.save()
    assert find(workspace) == ([], ["numbers"])
    workspace.edit_po(PAGE, "da", "Vi har brug for haver.", "Vi vil have haver.")
    assert find(workspace) == (["numbers"], [])


def test_it_outlives_msgcat(workspace: Workspace) -> None:
    if shutil.which("msgcat") is None:
        pytest.skip("msgcat of GNU gettext is not installed: dismissals are NOT tested with it")
    dismiss(workspace)
    path = workspace.po_path(PAGE, "da")
    subprocess.run(["msgcat", "--no-wrap", "-o", path, path], check=True)
    assert find(workspace) == ([], ["numbers"])


def test_a_sync_keeps_it_with_its_text(workspace: Workspace) -> None:
    dismiss(workspace)
    workspace.write_source(PAGE, f"# Title\n\nNew text.\n\nOther text.\n\n{SOURCE}\n")
    workspace.sync()
    assert find(workspace) == ([], ["numbers"])


def test_an_error_cannot_be_dismissed(workspace: Workspace) -> None:
    workspace.configure("da", more='\n[checks]\nerror = ["numbers"]\n')
    with pytest.raises(RefusedEdit, match="is an error and cannot be dismissed: lacks the number 1250"):
        dismiss(workspace)


def test_a_dismissed_warning_that_becomes_an_error_is_told_again(workspace: Workspace) -> None:
    dismiss(workspace)
    config = (workspace.root / CONFIG_NAME).read_text(encoding="utf-8")
    (workspace.root / CONFIG_NAME).write_text(f'{config}\n[checks]\nerror = ["numbers"]\n', encoding="utf-8")
    assert find(workspace) == (["numbers"], [])


def test_a_text_that_falls_back_cannot_be_dismissed(workspace: Workspace) -> None:
    workspace.translate(PAGE, "da", {SOURCE: "Vi <b>har brug for haver."}, force=True)
    with pytest.raises(RefusedEdit, match="has an error, which cannot be dismissed: adds the tag <b>"):
        dismiss(workspace, "markup")


def test_what_no_check_finds_cannot_be_dismissed(workspace: Workspace) -> None:
    with pytest.raises(RefusedEdit, match="the check 'length' finds nothing in this translation"):
        dismiss(workspace, "length")
    with pytest.raises(RefusedEdit, match="is untranslated in da"):
        dismiss(workspace, "numbers", "Other text.")


def test_a_check_that_is_not_there_is_told(workspace: Workspace) -> None:
    with pytest.raises(UnknownName, match="there is no check 'nothing'"):
        dismiss(workspace, "nothing")
    with pytest.raises(UnknownName, match="there is no check 'nothing'"):
        restore_check(workspace.project, PAGE, workspace.ids(PAGE)[SOURCE], "da", "nothing")
