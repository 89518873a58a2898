"""A translator takes over what the translation memory offers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.aids import LOOKS, look_at_aids, save_and_stay, take_by_keys, take_without_scripts
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
    project.counts()  # puts the new page into the index
    return project.ids(CLUB)[HERE]


@MODES
def test_a_match_is_put_into_the_box_and_taken_out_again(
    visit: Callable[..., Visitor], project: Workspace, unit: str, mode: str
) -> None:
    editor = Editor(visit(), CLUB).open(mode=mode, unit=unit)
    editor.expect_unit(unit)
    take_by_keys(editor, TEXT, "")
    save_and_stay(editor)
    assert project.states(CLUB, "da")[HERE] == (TEXT, "translated")


@MODES
def test_a_match_is_taken_without_scripts(
    visit: Callable[..., Visitor], project: Workspace, unit: str, mode: str
) -> None:
    editor = Editor(visit(java_script_enabled=False), CLUB).open(mode=mode, unit=unit)
    take_without_scripts(editor, unit, TEXT)
    assert project.states(CLUB, "da")[HERE] == (TEXT, "translated")


@pytest.mark.parametrize(("language", "options"), LOOKS)
def test_matches_are_accessible_and_fit(
    visit: Callable[..., Visitor],
    unit: str,
    assert_accessible: Callable[[Page], None],
    language: str,
    options: dict[str, object],
) -> None:
    look_at_aids(visit(**options), CLUB, language, unit, ".memory li", assert_accessible)
