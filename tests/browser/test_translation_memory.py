"""A translator takes over what the translation memory offers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import find_overflow
from tests.browser.editing import Editor
from tests.browser.visitor import Visitor
from tests.project import Workspace

CLUB = "club.md"
HERE = "The garden club meets on the first Monday of every month in the old greenhouse."
LIKE = HERE.replace("Monday", "Friday")
TEXT = "Klubben mødes i drivhuset.\nAlle må være med."

MODES = pytest.mark.parametrize("mode", ["page", "list", "focus"])


@pytest.fixture
def unit(project: Workspace) -> str:
    """The id of an untranslated unit; one like it is translated on a page with a long name."""
    other = "a-long-name-of-a-folder/and-a-long-name-of-a-page-in-it.md"
    project.write_source(CLUB, f"# Club\n\n{HERE}\n\nSee you.\n")
    project.write_source(other, f"# Other\n\n{LIKE}\n")
    project.sync()
    for language in ("da", "ar"):
        project.translate(other, language, {LIKE: TEXT})
    return project.ids(CLUB)[HERE]


@MODES
def test_a_match_is_put_into_the_box_and_taken_out_again(
    visit: Callable[..., Visitor], project: Workspace, unit: str, mode: str
) -> None:
    editor = Editor(visit(), CLUB).open(mode=mode, unit=unit)
    editor.expect_unit(unit)
    use = editor.page.get_by_role("button", name="Use", exact=True)
    use.focus()
    editor.press("Enter")
    expect(editor.box).to_have_value(TEXT)
    expect(editor.status).to_contain_text("not saved yet")
    editor.press("Control+z")
    expect(editor.box).to_have_value("")
    use.focus()
    editor.press("Space")
    editor.press("Control+s")
    expect(editor.status).to_contain_text("is saved")
    assert project.states(CLUB, "da")[HERE] == (TEXT, "translated")


@MODES
def test_a_match_is_taken_without_scripts(
    visit: Callable[..., Visitor], project: Workspace, unit: str, mode: str
) -> None:
    editor = Editor(visit(java_script_enabled=False), CLUB).open(mode=mode, unit=unit)
    editor.page.get_by_role("button", name="Use", exact=True).click()
    form = editor.page.locator(f'form.unit-form[data-unit="{unit}"]')
    expect(form.locator("textarea")).to_have_value(TEXT)
    form.get_by_role("button", name="Save and next").click()
    expect(editor.page.locator(".flash")).to_have_count(1)
    assert project.states(CLUB, "da")[HERE] == (TEXT, "translated")


@pytest.mark.parametrize(
    ("language", "options"),
    [("da", {"color_scheme": "dark"}), ("ar", {"locale": "ar", "viewport": {"width": 320, "height": 800}})],
)
def test_matches_are_accessible_and_fit(
    visit: Callable[..., Visitor],
    unit: str,
    assert_accessible: Callable[[Page], None],
    language: str,
    options: dict[str, object],
) -> None:
    visitor = visit(**options)
    for mode in ("page", "list", "focus"):
        editor = Editor(visitor, CLUB, language).open(mode=mode, unit=unit)
        expect(editor.page.locator(".memory li")).to_have_count(1)
        assert_accessible(editor.page)
        assert find_overflow(editor.page) == []
