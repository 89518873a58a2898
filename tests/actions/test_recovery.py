"""What a killed process leaves behind is put right: accepted edits reach their PO file once, leftovers go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.catalogs import lock_catalogs
from workflow.actions.recovery import Recovered, recover_project
from workflow.core.digest import digest_entry
from workflow.model import Entry
from workflow.store.journal import Edit, Fate, list_edits, list_pending, read_edits, record_edit, recorded
from workflow.store.leftovers import SUFFIX

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A page without translations."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    return workspace


def leave_pending(synced: Workspace, source: str, text: str, *, outdated: bool = False) -> Edit:
    """An edit that was accepted by a process that was killed before it wrote the PO file."""
    unit = next(item for item in synced.units("a.md", "da") if item.unit.source == source)
    edit = Edit("a.md", unit.unit.id, "da", "Åse", unit.digest, source, text, outdated)
    return replace(edit, edit_id=record_edit(synced.root / "instance", edit))


def recover(synced: Workspace) -> Recovered:
    """Put right, and find nothing left to do."""
    done = recover_project(synced.project)
    files = synced.times()
    assert recover_project(synced.project) == Recovered()
    assert synced.times() == files
    return done


def test_an_edit_that_was_not_written_is_written_once(synced: Workspace) -> None:
    before = synced.po_text("a.md", "da")
    left = leave_pending(synced, "First paragraph.", "Første afsnit.")
    done = recover(synced)
    assert [edit.edit_id for edit in done.written] == [left.edit_id]
    assert synced.po_text("a.md", "da") == before.replace(
        'msgid "First paragraph."\nmsgstr ""', 'msgid "First paragraph."\nmsgstr "Første afsnit."'
    )
    assert [edit.fate for edit in read_edits(synced.root / "instance", "a.md", left.unit, "da")] == [Fate.WRITTEN]


def test_an_edit_that_was_written_before_the_end_is_left_alone(synced: Workspace) -> None:
    left = leave_pending(synced, "Title", "Titel")
    synced.edit_po("a.md", "da", 'msgid "Title"\nmsgstr ""', 'msgid "Title"\nmsgstr "Titel"')
    before = synced.times()
    assert recover(synced) == Recovered()
    assert synced.times() == before
    assert read_edits(synced.root / "instance", "a.md", left.unit, "da")[0].fate is Fate.WRITTEN


def test_an_edit_that_is_sent_again_before_it_was_made_good_is_in_the_history_once(synced: Workspace) -> None:
    left = leave_pending(synced, "Title", "Titel")
    synced.translate("a.md", "da", {"Title": "Titel"})
    (edit,) = read_edits(synced.root / "instance", "a.md", left.unit, "da")
    assert (edit.edit_id, edit.fate) == (left.edit_id, Fate.WRITTEN)
    assert recover(synced) == Recovered()


def test_several_edits_of_one_file_are_written_in_their_order(synced: Workspace) -> None:
    first = leave_pending(synced, "Title", "Titel")
    entry = Entry(first.unit, "Title", "Titel")
    record_edit(
        synced.root / "instance", replace(first, base=digest_entry(entry), translation="Overskrift", edit_id="")
    )
    leave_pending(synced, "First paragraph.", "Første afsnit.")
    assert len(recover(synced).written) == 3
    assert synced.states("a.md", "da") == {
        "Title": ("Overskrift", "translated"),
        "First paragraph.": ("Første afsnit.", "translated"),
        "Second paragraph.": ("", "untranslated"),
    }


def test_a_unit_that_has_changed_meanwhile_keeps_its_text_and_is_offered_the_other(synced: Workspace) -> None:
    left = leave_pending(synced, "Title", "Titel")
    synced.edit_po("a.md", "da", 'msgid "Title"\nmsgstr ""', 'msgid "Title"\nmsgstr "Fra en editor"')
    assert [edit.edit_id for edit in recover(synced).overtaken] == [left.edit_id]
    assert synced.states("a.md", "da")["Title"] == ("Fra en editor", "translated")
    assert synced.obsolete("a.md", "da") == [(left.unit, "Title", "Titel")]


def test_a_sync_makes_edits_good_before_it_looks_at_changed_sources(synced: Workspace) -> None:
    leave_pending(synced, "First paragraph.", "Første afsnit.")
    synced.write_source("a.md", PAGE.replace("First paragraph.", "The very first paragraph."))
    synced.sync()
    assert synced.states("a.md", "da")["The very first paragraph."] == ("Første afsnit.", "outdated")


def test_an_edit_of_a_page_that_left_stays_in_the_history(synced: Workspace) -> None:
    synced.write_source("b.md", "Another page with another text.\n")
    synced.sync()
    left = leave_pending(synced, "Title", "Titel")
    synced.remove_source("a.md")
    synced.po_path("a.md", "da").unlink()
    synced.project.template_path("a.md").unlink()
    assert [edit.edit_id for edit in recover(synced).overtaken] == [left.edit_id]
    assert [edit.translation for edit in list_edits(synced.root / "instance", limit=9)] == ["Titel"]


def test_a_damaged_file_waits_and_the_others_are_made_good(synced: Workspace) -> None:
    synced.write_source("b.md", "Another page.\n")
    synced.sync()
    leave_pending(synced, "Title", "Titel")
    unit = synced.units("b.md", "da")[0]
    record_edit(
        synced.root / "instance", Edit("b.md", unit.unit.id, "da", "Bo", unit.digest, "Another page.", "En til.")
    )
    synced.edit_po("a.md", "da", 'msgid "Title"', 'msgid "Title')
    done = recover_project(synced.project)
    assert [edit.translation for edit in done.written] == ["En til."]
    assert [(problem.path, problem.line > 0) for problem in done.problems] == [("locales/da/a.md.po", True)]
    synced.edit_po("a.md", "da", 'msgid "Title\n', 'msgid "Title"\n')
    assert [edit.translation for edit in recover(synced).written] == ["Titel"]


def test_an_edit_whose_file_could_not_be_written_is_not_written_later(synced: Workspace) -> None:
    synced.po_path("a.md", "da").chmod(0o444)
    with pytest.raises(Exception, match="read-only"):
        synced.translate("a.md", "da", {"Title": "Titel"})
    synced.po_path("a.md", "da").chmod(0o644)
    assert recover(synced) == Recovered()
    assert list_edits(synced.root / "instance", limit=9) == ()


def test_an_edit_of_a_writer_that_lives_is_left_to_it(synced: Workspace) -> None:
    unit = synced.units("a.md", "da")[0]
    edit = Edit("a.md", unit.unit.id, "da", "Åse", unit.digest, unit.unit.source, "Titel")
    with lock_catalogs(synced.project, "a.md", ["da"]), recorded(synced.root / "instance", [edit]):
        assert recover_project(synced.project) == Recovered()
        assert list_pending(synced.root / "instance") == (("a.md", "da"),)
    assert list_pending(synced.root / "instance") == ()


def test_leftovers_of_killed_writers_go(synced: Workspace) -> None:
    left = Path(synced.po_path("a.md", "da").parent, f".0123456789abcdef{SUFFIX}")
    left.write_bytes(b"half of a fi")
    assert recover(synced).swept == (str(left),)
