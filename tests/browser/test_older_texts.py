"""A translator takes over the text of a unit that was split."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.aids import LOOKS, look_at_aids, save_and_stay, take_by_keys, take_without_scripts
from tests.browser.editing import Editor
from tests.browser.visitor import Visitor
from tests.project import Workspace

CLUB = "club.md"
ONE = "The garden club meets on the first Monday of every month in the old greenhouse."
TWO = "Anybody who lives in the village may bring seeds and take some home."
TEXT = "Klubben mødes i drivhuset.\nAlle må tage frø med."

MODES = pytest.mark.parametrize("mode", ["page", "list", "focus"])


@pytest.fixture
def split(project: Workspace) -> str:
    """The id of a unit that was split off from a translated one."""
    project.write_source(CLUB, f"# Club\n\n{ONE} {TWO}\n")
    project.sync()
    for language in ("da", "ar"):
        project.translate(CLUB, language, {f"{ONE} {TWO}": TEXT})
    project.write_source(CLUB, f"# Club\n\n{ONE}\n\n{TWO}\n")
    project.sync()
    return project.ids(CLUB)[TWO]


@MODES
def test_an_offered_text_is_put_into_the_box_by_keys_and_taken_out_again(
    visit: Callable[..., Visitor], project: Workspace, split: str, mode: str
) -> None:
    editor = Editor(visit(), CLUB).open(mode=mode, unit=split)
    editor.expect_unit(split)
    take_by_keys(editor, TEXT, "Enhver")
    assert project.states(CLUB, "da")[TWO] == ("", "untranslated")
    save_and_stay(editor)
    assert project.states(CLUB, "da")[TWO] == (TEXT, "translated")


@MODES
def test_an_offered_text_is_taken_without_scripts(
    visit: Callable[..., Visitor], project: Workspace, split: str, mode: str
) -> None:
    editor = Editor(visit(java_script_enabled=False), CLUB).open(mode=mode, unit=split)
    take_without_scripts(editor, split, TEXT)
    assert project.states(CLUB, "da")[TWO] == (TEXT, "translated")


def test_a_list_leads_from_the_count_to_the_texts(visit: Callable[..., Visitor], split: str) -> None:
    editor = Editor(visit(), CLUB).open(mode="list")
    editor.page.get_by_role("link", name="1 offered text").click()
    expect(editor.page.get_by_role("heading", name="Older and offered texts")).to_be_visible()
    editor.expect_unit(split)


@pytest.mark.parametrize(("language", "options"), LOOKS)
def test_offered_texts_are_accessible_and_fit(
    visit: Callable[..., Visitor],
    split: str,
    assert_accessible: Callable[[Page], None],
    language: str,
    options: dict[str, object],
) -> None:
    visitor = visit(**options)
    look_at_aids(visitor, CLUB, language, split, ".older li", assert_accessible)
    assert_accessible(Editor(visitor, CLUB, language).open(mode="list").page)
