"""Undoing one edit, and bringing a text back."""

from __future__ import annotations

import pytest

from tests.actions.committed_book import begin_repository, commit
from tests.project import Workspace
from workflow.actions.edit import save_translation
from workflow.actions.reverting import restore_text, undo_edit
from workflow.errors import RefusedEdit, StaleBase, UnknownName
from workflow.store.journal import list_edits, read_all_edits

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"
FIRST = "First paragraph."


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A page without translations."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    return workspace


def edit_ids(workspace: Workspace, source: str = FIRST) -> list[str]:
    """The ids of a unit's edits, oldest first."""
    unit = workspace.ids("a.md")[source]
    return [edit.edit_id for edit in read_all_edits(workspace.project.instance, "a.md", unit, "da", anywhere=False)]


def undo(workspace: Workspace, edit_id: str, *, force: bool = False, source: str = FIRST) -> tuple[str, str]:
    """Undo, and the unit's translation and state then."""
    unit = workspace.ids("a.md")[source]
    undo_edit(workspace.project, "a.md", unit, "da", edit_id, author="Bo", force=force)
    return workspace.states("a.md", "da")[source]


def restore(workspace: Workspace, version_id: str, *, source: str = FIRST) -> tuple[str, str]:
    unit = workspace.ids("a.md")[source]
    restore_text(workspace.project, "a.md", unit, "da", version_id, author="Bo")
    return workspace.states("a.md", "da")[source]


def test_an_undone_edit_gives_the_text_before_it_back_in_the_name_of_who_undoes_it(synced: Workspace) -> None:
    before = synced.translate("a.md", "da", {FIRST: "En."})[0].digest
    file = synced.po_text("a.md", "da")
    synced.translate("a.md", "da", {FIRST: "To."})
    assert undo(synced, edit_ids(synced)[-1][:8]) == ("En.", "translated")
    assert synced.po_text("a.md", "da") == file
    (edit,) = list_edits(synced.project.instance, limit=1)
    assert (edit.author, edit.translation, edit.replaced) == ("Bo", "En.", "To.")
    assert synced.units("a.md", "da")[1].digest == before


def test_the_first_edit_of_a_unit_is_undone_to_no_translation(synced: Workspace) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    assert undo(synced, edit_ids(synced)[0]) == ("", "untranslated")


def test_undoing_twice_changes_nothing_more(synced: Workspace) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    synced.translate("a.md", "da", {FIRST: "To."})
    last = edit_ids(synced)[-1]
    undo(synced, last)
    times = synced.times()
    assert undo(synced, last) == ("En.", "translated")
    assert synced.times() == times


def test_an_undo_can_be_undone(synced: Workspace) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    synced.translate("a.md", "da", {FIRST: "To."})
    undo(synced, edit_ids(synced)[-1])
    assert undo(synced, edit_ids(synced)[-1]) == ("To.", "translated")


def test_a_unit_that_was_edited_since_is_left_alone_with_all_texts_told_unless_forced(synced: Workspace) -> None:
    for text in ("En.", "To.", "Tre."):
        synced.translate("a.md", "da", {FIRST: text})
    second = edit_ids(synced)[1]
    with pytest.raises(RefusedEdit, match=r"by Åse: it now reads 'Tre\.', .* was 'To\.'; --force puts 'En\.' back"):
        undo(synced, second)
    assert synced.states("a.md", "da")[FIRST] == ("Tre.", "translated")
    assert undo(synced, second, force=True) == ("En.", "translated")


def test_a_unit_that_was_changed_outside_since_is_left_alone(synced: Workspace) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    synced.edit_po("a.md", "da", '"En."', '"Udefra."')
    with pytest.raises(RefusedEdit, match=r"now reads 'Udefra\.'"):
        undo(synced, edit_ids(synced)[0])


def test_a_text_that_came_from_outside_before_the_edit_is_put_back(synced: Workspace) -> None:
    synced.edit_po("a.md", "da", f'msgid "{FIRST}"\nmsgstr ""', f'msgid "{FIRST}"\nmsgstr "Udefra."')
    synced.translate("a.md", "da", {FIRST: "En."})
    assert undo(synced, edit_ids(synced)[-1]) == ("Udefra.", "translated")


def test_an_outdated_text_is_put_back_outdated_with_the_source_it_was_made_for(synced: Workspace) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    synced.write_source("a.md", PAGE.replace(FIRST, "First paragraph, now a longer one."))
    synced.sync()
    source = "First paragraph, now a longer one."
    before = synced.units("a.md", "da")[1].entry
    synced.translate("a.md", "da", {source: "To."})
    assert undo(synced, edit_ids(synced, source)[-1], source=source) == ("En.", "outdated")
    after = synced.units("a.md", "da")[1].entry
    assert before is not None
    assert after is not None
    assert after.previous_source == before.previous_source == FIRST


def test_an_edit_that_a_source_change_has_outdated_is_undone_to_an_outdated_text(synced: Workspace) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    synced.translate("a.md", "da", {FIRST: "To."})
    source = "First paragraph, now a longer one."
    synced.write_source("a.md", PAGE.replace(FIRST, source))
    synced.sync()
    assert undo(synced, edit_ids(synced, source)[-1], source=source) == ("En.", "outdated")


def test_a_text_that_was_never_accepted_can_be_brought_back_but_not_undone(synced: Workspace) -> None:
    unit = synced.ids("a.md")[FIRST]
    synced.translate("a.md", "da", {FIRST: "En."})
    with pytest.raises(StaleBase):
        save_translation(synced.project, "a.md", unit, "da", "For sent.", base="0" * 12, author="Bo")
    late = edit_ids(synced)[-1]
    with pytest.raises(RefusedEdit, match="nothing to undo"):
        undo(synced, late)
    assert restore(synced, late) == ("For sent.", "translated")


def test_any_older_text_can_be_brought_back(synced: Workspace) -> None:
    for text in ("En.", "To.", "Tre."):
        synced.translate("a.md", "da", {FIRST: text})
    assert restore(synced, edit_ids(synced)[0]) == ("En.", "translated")


def test_a_text_for_another_source_comes_back_outdated(synced: Workspace) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    first = edit_ids(synced)[0]
    source = "First paragraph, now a longer one."
    synced.write_source("a.md", PAGE.replace(FIRST, source))
    synced.sync()
    synced.translate("a.md", "da", {source: "To."})
    assert restore(synced, first, source=source) == ("En.", "outdated")


def test_a_text_of_a_commit_can_be_brought_back(synced: Workspace) -> None:
    begin_repository(synced)
    synced.edit_po("a.md", "da", f'msgid "{FIRST}"\nmsgstr ""', f'msgid "{FIRST}"\nmsgstr "Udefra."')
    name = commit(synced)
    synced.edit_po("a.md", "da", '"Udefra."', '"En."')
    assert restore(synced, name[:10]) == ("Udefra.", "translated")


def test_a_text_with_an_error_is_not_put_back_unless_forced(synced: Workspace) -> None:
    synced.write_source("a.md", PAGE + "\nA **bold** word.\n")
    synced.sync()
    synced.save("a.md", synced.ids("a.md")["A **bold** word."], "da", "Et <b>ord.", force=True)
    synced.translate("a.md", "da", {"A **bold** word.": "Et **fedt** ord."})
    last = edit_ids(synced, "A **bold** word.")[-1]
    with pytest.raises(RefusedEdit):
        undo(synced, last, source="A **bold** word.")
    assert undo(synced, last, source="A **bold** word.", force=True)[0] == "Et <b>ord."


@pytest.mark.parametrize("edit_id", ["", "abc", "zzzzzzzz"])
def test_an_edit_that_is_not_there_is_an_unknown_name(synced: Workspace, edit_id: str) -> None:
    synced.translate("a.md", "da", {FIRST: "En."})
    with pytest.raises(UnknownName, match="polyfolio history"):
        undo(synced, edit_id)
