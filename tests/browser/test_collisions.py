"""Two people on one unit: both texts are shown, neither is lost, and nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.editing import Editor
from tests.browser.pages import GUIDE
from tests.browser.visitor import Visitor
from tests.project import Workspace

SOURCE = "Thank you."


@pytest.fixture
def both(visit: Callable[..., Visitor], project: Workspace) -> tuple[Editor, Editor]:
    """Two browsers with the same unit open; it reads `Tak for nu.`"""
    project.translate(GUIDE, "da", {SOURCE: "Tak for nu."})
    unit = project.ids(GUIDE)[SOURCE]
    return Editor(visit()).open(unit=unit), Editor(visit()).open(unit=unit)


def collide(both: tuple[Editor, Editor], mine: str, theirs: str) -> Editor:
    """The other browser saves first; ours is told."""
    ours, other = both
    other.box.fill(theirs)
    other.press("Control+s")
    expect(other.status).to_contain_text("is saved")
    ours.box.fill(mine)
    ours.press("Control+s")
    collision = ours.page.locator(".collision")
    expect(collision).to_be_focused()
    expect(collision.locator(".text").first).to_have_text(theirs)
    expect(ours.page.locator("form.unit-form textarea")).to_have_value(mine)
    return ours


def test_the_second_to_save_sees_both_texts_and_may_keep_their_own(
    both: tuple[Editor, Editor], project: Workspace
) -> None:
    ours = collide(both, "Mange tak for nu.", "Tak for alt.")
    expect(ours.page.locator(".collision del")).to_have_text(["Tak", "alt"])
    assert project.states(GUIDE, "da")[SOURCE][0] == "Tak for alt."
    ours.page.get_by_role("button", name="Keep mine").click()
    expect(ours.status).to_contain_text("is saved")
    assert project.states(GUIDE, "da")[SOURCE][0] == "Mange tak for nu."


def test_their_text_can_be_taken_and_one_s_own_brought_back(both: tuple[Editor, Editor], project: Workspace) -> None:
    ours = collide(both, "Mange tak for nu.", "Tak for alt.")
    ours.page.get_by_role("button", name="Take theirs").click()
    expect(ours.box).to_have_value("Tak for alt.")
    ours.press("Control+z")
    expect(ours.box).to_have_value("Mange tak for nu.")
    assert project.states(GUIDE, "da")[SOURCE][0] == "Tak for alt."


def test_both_changes_can_be_merged_and_saved(both: tuple[Editor, Editor], project: Workspace) -> None:
    ours = collide(both, "Mange tak for nu.", "Tak for nu, venner.")
    ours.page.get_by_role("button", name="Merge").click()
    expect(ours.box).to_have_value("Mange tak for nu, venner.")
    ours.press("Control+s")
    expect(ours.status).to_contain_text("is saved")
    assert project.states(GUIDE, "da")[SOURCE][0] == "Mange tak for nu, venner."


def test_an_edit_with_another_program_is_never_overwritten(visit: Callable[..., Visitor], project: Workspace) -> None:
    project.translate(GUIDE, "da", {SOURCE: "Tak for nu."})
    editor = Editor(visit()).open(unit=project.ids(GUIDE)[SOURCE])
    editor.box.fill("Mange tak.")
    project.edit_po(GUIDE, "da", "Tak for nu.", "Tak for alt.")
    editor.press("Control+Enter")
    expect(editor.page.locator(".collision .text").first).to_have_text("Tak for alt.")
    assert project.states(GUIDE, "da")[SOURCE][0] == "Tak for alt."


def test_a_draft_of_an_older_text_collides_instead_of_overwriting(
    visit: Callable[..., Visitor], project: Workspace
) -> None:
    project.translate(GUIDE, "da", {SOURCE: "Tak for nu."})
    unit = project.ids(GUIDE)[SOURCE]
    editor = Editor(visit()).open(unit=unit)
    editor.box.fill("Mange tak.")
    project.translate(GUIDE, "da", {SOURCE: "Tak for alt."})
    editor.page.once("dialog", lambda dialog: dialog.accept())
    editor.open(unit=unit)
    editor.page.locator("form.unit-form textarea").press("Control+s")
    expect(editor.page.locator(".collision .text").first).to_have_text("Tak for alt.")
