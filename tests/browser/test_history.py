"""A translator looks at what a unit said before, and takes a text of it back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editing import Editor
from tests.browser.visitor import Visitor
from tests.project import Workspace


def test_the_whole_history_comes_beside_the_unit_and_an_older_text_into_the_box(
    visit: Callable[..., Visitor], project: Workspace, assert_accessible: Callable[[Page], None]
) -> None:
    project.write_source("own.md", "A unit of this test.\n")  # with a history that no other test adds to
    project.sync()
    for text in ("Enhed i maj.", "Enhed i juni."):
        project.translate("own.md", "da", {"A unit of this test.": text})
    editor = Editor(visit(), "own.md").open(unit=project.ids("own.md")["A unit of this test."])
    expect(editor.page.locator(".versions")).to_have_count(0)
    editor.page.get_by_role("link", name="Whole history").click()
    expect(editor.page.locator(".versions > li")).to_have_count(2)
    assert_accessible(editor.page)
    editor.page.get_by_role("button", name="Restore this text").click()
    expect(editor.page.locator("form.unit-form.open textarea")).to_have_value("Enhed i maj.")
    assert project.states("own.md", "da")["A unit of this test."][0] == "Enhed i juni."
