"""The whole round without JavaScript: reading, translating, reviewing, colliding."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.editing import Editor
from tests.browser.pages import GUIDE, LETTER
from tests.browser.visitor import Visitor
from tests.project import Workspace


@pytest.fixture
def plain(visit: Callable[..., Visitor]) -> Visitor:
    """A browser that runs no scripts."""
    return visit(java_script_enabled=False)


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_units_are_opened_by_links_and_saved_by_a_form(plain: Visitor, project: Workspace, mode: str) -> None:
    ids = project.ids(GUIDE)
    editor = Editor(plain).open(mode=mode, state="untranslated")
    if mode == "focus":
        editor.open(mode=mode, state="untranslated", unit=ids["Seeds"])
    else:
        editor.page.locator(f'a[href*="unit={ids["Seeds"]}"]').first.click()
    form = editor.page.locator(f'form.unit-form[data-unit="{ids["Seeds"]}"]')
    form.locator("textarea").fill("Frø")
    form.get_by_role("button", name="Save and next").click()
    following = editor.page.locator(f'form.unit-form[data-unit="{ids["Sow in May."]}"]')
    following.locator("textarea").fill("Så i maj.")
    following.get_by_role("button", name="reviewed").click()
    expect(editor.page.locator(".flash")).to_have_count(1)
    states = project.states(GUIDE, "da")
    assert (states["Seeds"], states["Sow in May."]) == (("Frø", "translated"), ("Så i maj.", "reviewed"))


def test_an_error_keeps_the_text(plain: Visitor, project: Workspace) -> None:
    unit = project.ids(GUIDE)["Seeds"]
    editor = Editor(plain).open(unit=unit)
    form = editor.page.locator(f'form.unit-form[data-unit="{unit}"]')
    form.locator("textarea").fill("<b>Frø")
    form.get_by_role("button", name="Save and next").click()
    expect(form.locator("textarea")).to_have_value("<b>Frø")
    expect(editor.faults.first).to_contain_text("<b>")
    assert project.states(GUIDE, "da")["Seeds"] == ("", "untranslated")


def test_a_collision_shows_both_texts(plain: Visitor, project: Workspace) -> None:
    unit = project.ids(GUIDE)["Seeds"]
    editor = Editor(plain).open(unit=unit)
    form = editor.page.locator(f'form.unit-form[data-unit="{unit}"]')
    form.locator("textarea").fill("Frø")
    project.translate(GUIDE, "da", {"Seeds": "Kerner"})
    form.get_by_role("button", name="Save and next").click()
    expect(editor.page.locator("main")).to_contain_text("Kerner")
    expect(editor.page.locator("main")).to_contain_text("Frø")
    assert project.states(GUIDE, "da")["Seeds"] == ("Kerner", "translated")


def test_a_page_goes_from_nothing_to_a_merged_file(plain: Visitor, project: Workspace) -> None:
    texts = [
        ("Dear friends", "Kære venner"),
        ("The garden opens in May. Bring water.", "Haven åbner i maj. Tag vand med."),
    ]
    page = plain.go("/")
    page.locator('a[href^="/da/"]').first.click()
    page.locator(f'a[href*="{LETTER}"]').first.click()
    page.goto(f"{plain.url}/da/translate/{LETTER}?unit={project.ids(LETTER)[texts[0][0]]}")
    for source, text in texts:
        form = page.locator(f'form.unit-form[data-unit="{project.ids(LETTER)[source]}"]')
        form.locator("textarea").fill(text)
        form.get_by_role("button", name="Save and next").click()
    expect(page.locator(".flash")).to_have_count(1)
    page = plain.go(f"/da/read/{LETTER}")
    expect(page.locator("main")).to_contain_text("Tag vand med.")
    page = plain.go("/merge")
    page.get_by_role("button", name="Merge the ticked pages").click()
    assert (project.root / "translated" / "da" / LETTER).read_text(encoding="utf-8").startswith("Kære venner\n")
