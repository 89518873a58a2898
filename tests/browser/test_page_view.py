"""The rendered page is the editor: a click on any piece of it opens that piece there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.editing import Editor
from tests.browser.pages import GUIDE, LETTER, PLAN, QUESTIONS
from tests.browser.visitor import Visitor
from tests.project import Workspace


@pytest.mark.parametrize(
    ("page", "source", "text", "shown"),
    [
        (GUIDE, "Water every day.", "Vand **hver** dag.", "Vand hver dag."),
        (GUIDE, "Bean", "Bønne", "Bønne"),
        (
            PLAN,
            "We grow '''together''', see [[Rules|the rules]].",
            "Vi gror '''sammen''', se [[Rules|reglerne]].",
            "Vi gror sammen, se reglerne.",
        ),
        (QUESTIONS, "Everyone", "Alle", "Alle"),
        (LETTER, "Dear friends", "Kære venner", "Kære venner"),
    ],
)
def test_a_piece_is_clicked_translated_and_shown_in_its_place(
    visit: Callable[..., Visitor], project: Workspace, page: str, source: str, text: str, shown: str
) -> None:
    unit = project.ids(page)[source]
    editor = Editor(visit(), page).open()
    left = project.counts()["da", page].untranslated
    expect(editor.piece(unit)).to_have_attribute("lang", "en")
    editor.click(unit)
    expect(editor.box).to_have_value("")
    editor.page.keyboard.insert_text(text)
    editor.press("Control+s")
    expect(editor.status).to_contain_text("is saved")
    editor.press("Escape")
    expect(editor.piece(unit)).to_have_text(shown)
    expect(editor.piece(unit)).to_have_attribute("lang", "da")
    assert "fallback" not in (editor.piece(unit).get_attribute("class") or "")
    editor.expect_count("untranslated", left - 1)
    assert project.states(page, "da")[source] == (text, "translated")


def test_a_text_spread_over_a_list_is_shown_as_a_list(visit: Callable[..., Visitor], project: Workspace) -> None:
    unit = project.ids(PLAN)["* Beans\n* Peas"]
    editor = Editor(visit(), PLAN).open()
    pieces = editor.page.locator(f'li .tx[data-unit="{unit}"]')
    expect(pieces).to_contain_text(["Beans", "Peas"])
    pieces.filter(has_text="Peas").click()
    editor.expect_unit(unit)
    editor.page.keyboard.insert_text("* Bønner\n* Ærter")
    editor.press("Control+s")
    expect(pieces).to_contain_text(["Bønner", "Ærter"])
    editor.expect_unit(unit)
    expect(editor.box).to_have_value("* Bønner\n* Ærter")
    editor.press("Escape")
    expect(pieces.last).to_be_visible()


def test_the_page_does_not_jump_when_a_piece_is_opened_and_closed(
    visit: Callable[..., Visitor], project: Workspace
) -> None:
    project.write_source(GUIDE, "\n\n".join(f"Paragraph {number} of the guide." for number in range(60)))
    project.sync(yes=True)
    unit = project.ids(GUIDE)["Paragraph 40 of the guide."]
    editor = Editor(visit()).open()
    editor.piece(unit).scroll_into_view_if_needed()
    editor.page.evaluate("window.scrollBy({top: 200, behavior: 'instant'})")
    before = editor.piece(unit).bounding_box()
    editor.click(unit)
    form = editor.page.locator("form.unit-form").bounding_box()
    editor.press("Escape")
    after = editor.piece(unit).bounding_box()
    assert before
    assert form
    assert after
    assert abs(form["y"] - before["y"]) < 60
    assert abs(after["y"] - before["y"]) < 4


def test_a_click_on_a_link_opens_the_unit_and_with_ctrl_follows_it(
    visit: Callable[..., Visitor], project: Workspace
) -> None:
    project.write_source("rules.md", "# Rules\n")
    project.sync()
    unit = project.ids(GUIDE)["Everyone may **plant** here, see [the rules](rules.md)."]
    editor = Editor(visit()).open()
    link = editor.piece(unit).get_by_role("link")
    with editor.visitor.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    opened.value.close()
    link.click()
    editor.expect_unit(unit)


def test_an_error_is_told_while_typing_and_keeps_the_focus_when_saved(
    visit: Callable[..., Visitor], project: Workspace
) -> None:
    unit = project.ids(GUIDE)["Seeds"]
    editor = Editor(visit()).open()
    editor.click(unit)
    editor.page.keyboard.insert_text("<b>Frø")
    expect(editor.faults.first).to_contain_text("<b>")
    editor.press("Control+Enter")
    editor.expect_unit(unit)
    assert project.states(GUIDE, "da")["Seeds"] == ("", "untranslated")
    editor.box.fill("<i>Frø")
    editor.press("Control+Enter")
    expect(editor.faults.first).to_contain_text("<i>")
    editor.expect_unit(unit)
    editor.box.fill("Frø")
    expect(editor.faults).to_have_count(0)


def test_a_save_is_undone_within_ten_seconds(visit: Callable[..., Visitor], project: Workspace) -> None:
    project.translate(GUIDE, "da", {"Seeds": "Frø"})
    unit = project.ids(GUIDE)["Seeds"]
    editor = Editor(visit()).open()
    editor.click(unit)
    editor.box.fill("Kerner")
    editor.press("Control+Enter")
    expect(editor.status).to_have_attribute("role", "status")
    editor.status.get_by_role("button", name="Undo").click()
    expect(editor.status).to_contain_text("Undone")
    expect(editor.piece(unit)).to_have_text("Frø")
    assert project.states(GUIDE, "da")["Seeds"] == ("Frø", "translated")


def test_markup_and_characters_are_inserted_and_counted(visit: Callable[..., Visitor], project: Workspace) -> None:
    unit = project.ids(GUIDE)["Everyone may **plant** here, see [the rules](rules.md)."]
    editor = Editor(visit()).open(unit=unit)
    editor.page.locator("form.unit-form textarea").focus()
    editor.press("Control+1")
    editor.page.keyboard.insert_text("plante")
    expect(editor.box).to_have_value("**plante**")
    expect(editor.form.locator(".target-length")).to_have_text("10")
    editor.press("Control+z")
    editor.press("Control+z")
    expect(editor.box).to_have_value("")
    editor.form.locator('button[data-insert="\u00a0"]').click()
    expect(editor.box).to_have_value("\u00a0")
    expect(editor.form.locator(".invisible")).to_contain_text("no-break space")
