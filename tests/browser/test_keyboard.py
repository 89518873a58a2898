"""A translator who never touches the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.editing import Editor
from tests.browser.pages import GUIDE, PLAN
from tests.browser.visitor import Visitor
from tests.project import Workspace

DANISH = {
    "Our garden": "Vores have",
    "Everyone may **plant** here, see [the rules](rules.md).": "Alle må **plante** her, se [reglerne](rules.md).",
    "Seeds": "Frø",
    "Sow in May.": "Så i maj.",
    "Water every day.": "Vand hver dag.",
    "Plant": "Plante",
    "Days": "Dage",
    "Bean": "Bønne",
    "Thank you.": "Tak.",
}


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_a_page_is_translated_from_nothing_to_complete_by_keys_alone(
    visit: Callable[..., Visitor], project: Workspace, mode: str
) -> None:
    editor = Editor(visit()).open(mode=mode)
    units = [item.unit for item in project.units(GUIDE)]
    todo = [unit for unit in units if unit.source in DANISH]
    editor.press("Alt+Home")
    for unit in units:
        editor.expect_unit(unit.id)
        if unit in todo:
            editor.page.keyboard.insert_text(DANISH[unit.source])
        else:
            editor.press("Control+o")
        editor.press("Control+Enter")
    expect(editor.status).to_contain_text("is saved")
    editor.expect_count("untranslated", 0)
    assert project.counts()["da", GUIDE].percent == 100
    assert {source: project.states(GUIDE, "da")[source] for source in DANISH} == {
        source: (text, "translated") for source, text in DANISH.items()
    }
    assert editor.page.evaluate("() => performance.getEntriesByType('navigation').length") == 1


def test_the_url_keeps_unit_and_filter_and_back_leads_back(visit: Callable[..., Visitor], project: Workspace) -> None:
    ids = project.ids(GUIDE)
    editor = Editor(visit()).open(state="untranslated")
    editor.click(ids["Seeds"])
    editor.page.keyboard.insert_text("Frø")
    editor.press("Control+Enter")
    editor.expect_unit(ids["Sow in May."])
    assert f"state=untranslated&unit={ids['Sow in May.']}" in editor.page.url
    editor.page.reload()
    editor.page.wait_for_selector("html[data-scripts=ready]")
    expect(editor.page.locator("form.unit-form")).to_have_attribute("data-unit", ids["Sow in May."])
    editor.page.go_back()
    expect(editor.page.locator("form.unit-form")).to_have_count(0)


def test_keys_go_to_the_neighbours_the_ends_and_what_is_untranslated(
    visit: Callable[..., Visitor], project: Workspace
) -> None:
    ids = project.ids(GUIDE)
    project.translate(GUIDE, "da", {"Sow in May.": "Så i maj."})
    editor = Editor(visit()).open(unit=ids["Seeds"])
    for key, source in (
        ("Alt+ArrowDown", "Sow in May."),
        ("Alt+ArrowUp", "Seeds"),
        ("Alt+n", "Water every day."),
        ("Alt+Home", "Our garden"),
        ("Alt+End", "Thank you."),
    ):
        editor.press(key)
        editor.expect_unit(ids[source])


def test_plain_enter_is_a_newline(visit: Callable[..., Visitor]) -> None:
    editor = Editor(visit(), PLAN).open(unit="3")
    editor.page.locator("form.unit-form textarea").focus()
    editor.page.keyboard.insert_text("* Bønner")
    editor.press("Enter")
    expect(editor.box).to_have_value("* Bønner\n")


def test_an_outdated_text_is_confirmed_by_one_key(visit: Callable[..., Visitor], project: Workspace) -> None:
    project.translate(GUIDE, "da", {"Thank you.": "Tak."}, outdated=True)
    editor = Editor(visit()).open(unit=project.ids(GUIDE)["Thank you."])
    editor.press("Control+Shift+Enter")
    expect(editor.status).to_contain_text("is saved")
    editor.expect_count("outdated", 0)
    assert project.states(GUIDE, "da")["Thank you."] == ("Tak.", "translated")


def test_an_undone_confirmation_leaves_the_text_outdated(visit: Callable[..., Visitor], project: Workspace) -> None:
    project.translate(GUIDE, "da", {"Thank you.": "Tak."}, outdated=True)
    editor = Editor(visit()).open(unit=project.ids(GUIDE)["Thank you."])
    editor.press("Control+Shift+Enter")
    editor.status.get_by_role("button", name="Undo").click()
    expect(editor.status).to_contain_text("Undone")
    editor.expect_count("outdated", 1)
    assert project.states(GUIDE, "da")["Thank you."] == ("Tak.", "outdated")


def test_a_translation_is_saved_as_reviewed_by_one_key(visit: Callable[..., Visitor], project: Workspace) -> None:
    editor = Editor(visit()).open(unit=project.ids(GUIDE)["Seeds"])
    editor.page.keyboard.insert_text("Frø")
    editor.press("Control+Alt+Enter")
    editor.expect_unit(project.ids(GUIDE)["Sow in May."])
    editor.expect_count("reviewed", 1)
    assert project.states(GUIDE, "da")["Seeds"] == ("Frø", "reviewed")


def test_escape_closes_and_gives_the_focus_back(visit: Callable[..., Visitor], project: Workspace) -> None:
    unit = project.ids(GUIDE)["Seeds"]
    editor = Editor(visit()).open()
    editor.click(unit)
    editor.press("Escape")
    expect(editor.page.locator("form.unit-form")).to_have_count(0)
    focused = editor.page.evaluate("() => document.activeElement.getAttribute('href')")
    assert f"unit={unit}" in focused


def test_the_keys_are_shown(visit: Callable[..., Visitor]) -> None:
    editor = Editor(visit()).open()
    editor.press("?")
    dialog = editor.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Ctrl+Enter")
    editor.press("Escape")
    expect(dialog).to_be_hidden()
