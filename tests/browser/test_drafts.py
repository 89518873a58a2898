"""Unsaved text survives whatever happens to the page, the tab or the server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Dialog, expect

from tests.browser.editing import Editor
from tests.browser.pages import GUIDE
from tests.browser.visitor import Visitor
from tests.project import Workspace
from tools.serving import Served


def test_a_draft_survives_a_killed_server_and_is_saved_by_the_next(
    visit: Callable[..., Visitor], project: Workspace, tmp_path: Path
) -> None:
    own = project.copy(tmp_path / "project")
    unit = own.ids(GUIDE)["Thank you."]
    with Served(own.root) as served:
        editor = Editor(visit(served.url)).open(unit=unit)
        editor.box.fill("Mange tak.")
        served.kill()
        editor.press("Control+s")
        expect(editor.status).to_contain_text("does not answer")
        expect(editor.box).to_have_value("Mange tak.")
        with served.restart():
            editor.status.get_by_role("button", name="Try again").click()
            expect(editor.status).to_contain_text("is saved")
            assert own.states(GUIDE, "da")["Thank you."] == ("Mange tak.", "translated")


def test_a_draft_comes_back_after_the_page_is_loaded_again_and_is_gone_once_saved(
    visit: Callable[..., Visitor], project: Workspace
) -> None:
    unit = project.ids(GUIDE)["Thank you."]
    editor = Editor(visit()).open(unit=unit)
    editor.box.fill("Mange tak.")
    editor.page.once("dialog", lambda dialog: dialog.accept())
    editor.open(unit=unit)
    box = editor.page.locator("form.unit-form textarea")
    expect(box).to_have_value("Mange tak.")
    expect(editor.page.get_by_text("Unsaved text from this browser")).to_be_visible()
    box.press("Control+s")
    expect(editor.status).to_contain_text("is saved")
    assert editor.page.evaluate("() => Object.keys(localStorage).length") == 0


def test_an_expired_session_costs_no_text(visit: Callable[..., Visitor], project: Workspace) -> None:
    editor = Editor(visit()).open(unit=project.ids(GUIDE)["Thank you."])
    editor.box.fill("Mange tak.")
    editor.visitor.context.clear_cookies()
    editor.press("Control+s")
    expect(editor.status).to_contain_text("the text is kept in this browser")
    editor.page.once("dialog", lambda dialog: dialog.accept())
    editor.status.get_by_role("button", name="Load the page again").click()
    expect(editor.page.get_by_text("Unsaved text from this browser")).to_be_visible()
    editor.page.locator("form.unit-form textarea").press("Control+s")
    expect(editor.status).to_contain_text("is saved")


def test_leaving_with_unsaved_text_warns(visit: Callable[..., Visitor], project: Workspace) -> None:
    editor = Editor(visit()).open(unit=project.ids(GUIDE)["Thank you."])
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    editor.page.on("dialog", refuse)
    editor.box.press_sequentially("Tak")
    editor.page.reload()
    assert asked == ["beforeunload"]


def test_a_closed_unit_keeps_its_draft(visit: Callable[..., Visitor], project: Workspace) -> None:
    unit = project.ids(GUIDE)["Thank you."]
    editor = Editor(visit()).open(unit=unit)
    editor.box.fill("Tak")
    editor.press("Escape")
    expect(editor.piece(unit)).to_be_visible()
    editor.click(unit)
    expect(editor.box).to_have_value("Tak")


def test_a_draft_can_be_given_up_for_the_saved_text(visit: Callable[..., Visitor], project: Workspace) -> None:
    project.translate(GUIDE, "da", {"Thank you.": "Tak."})
    unit = project.ids(GUIDE)["Thank you."]
    editor = Editor(visit()).open(unit=unit)
    editor.box.fill("Mange tak.")
    editor.press("Escape")
    editor.click(unit)
    editor.page.get_by_role("button", name="Take the saved text").click()
    expect(editor.box).to_have_value("Tak.")
    editor.press("Control+z")
    expect(editor.box).to_have_value("Mange tak.")
