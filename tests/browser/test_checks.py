"""Checks, terms and the memory at work: what a translator sees of them, and the keys and clicks that answer them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import find_overflow
from tests.browser.editing import Editor
from tests.browser.pages import GUIDE
from tests.browser.visitor import Visitor
from tests.project import Workspace

SOURCE = "Sow in May."
GLOSSARY = "term,translation,note,forbidden,case\nsow,så,a seed,plante,\n"


@pytest.fixture
def unit(project: Workspace) -> str:
    """The id of a sentence with a term."""
    (project.root / "glossary").mkdir(exist_ok=True)
    for language, text in (("da", GLOSSARY), ("ar", GLOSSARY.replace("så", "ازرع"))):
        (project.root / "glossary" / f"{language}.csv").write_text(text, encoding="utf-8")
    return project.ids(GUIDE)[SOURCE]


def test_warnings_stop_the_key_once_and_the_same_key_saves(
    visit: Callable[..., Visitor], project: Workspace, unit: str
) -> None:
    editor = Editor(visit()).open(unit=unit)
    editor.page.keyboard.insert_text("Så i maj")
    expect(editor.form.locator(".checks .warn")).to_have_count(1)
    editor.press("Control+Enter")
    expect(editor.status).to_contain_text("Not saved yet")
    expect(editor.form.get_by_role("button", name="Save anyway")).to_be_visible()
    assert project.states(GUIDE, "da")[SOURCE][1] == "untranslated"
    editor.press("Control+Enter")
    editor.expect_unit(project.ids(GUIDE)["Water every day."])
    expect(editor.status).to_contain_text("is saved")
    assert project.states(GUIDE, "da")[SOURCE] == ("Så i maj", "translated")


def test_a_fix_is_in_the_box_by_a_click_and_out_again(visit: Callable[..., Visitor], unit: str) -> None:
    editor = Editor(visit()).open(mode="focus", unit=unit)
    editor.page.keyboard.insert_text("Så i maj.  ")
    editor.form.get_by_role("button", name="Apply").click()
    expect(editor.box).to_have_value("Så i maj.")
    editor.press("Control+z")
    expect(editor.box).to_have_value("Så i maj.  ")


def test_a_dismissed_warning_stops_nobody(visit: Callable[..., Visitor], project: Workspace, unit: str) -> None:
    editor = Editor(visit()).open(mode="list", unit=unit)
    editor.page.keyboard.insert_text("Så i maj")
    editor.form.get_by_role("button", name="Not a problem here").click()
    expect(editor.form.locator(".checks .dismissed")).to_have_count(1)
    editor.press("Control+Enter")
    editor.expect_unit(project.ids(GUIDE)["Water every day."])
    expect(editor.status).to_contain_text("is saved")
    assert "# dismissed: end-punctuation " in project.po_text(GUIDE, "da")


def test_a_term_is_put_in_by_key_and_by_click(visit: Callable[..., Visitor], unit: str) -> None:
    editor = Editor(visit()).open(unit=unit)
    editor.press("Control+g", "1")
    expect(editor.box).to_have_value("så")
    editor.form.locator(".source-text .term").click()
    expect(editor.box).to_have_value("såså")


def test_a_term_is_added_from_what_is_selected(visit: Callable[..., Visitor], project: Workspace, unit: str) -> None:
    editor = Editor(visit()).open(mode="focus", unit=unit)
    editor.page.keyboard.insert_text("maj")
    editor.press("Control+a")
    editor.page.locator(".source-text").evaluate(
        "one => getSelection().setBaseAndExtent(one.lastChild, one.lastChild.data.indexOf('May'), one.lastChild,"
        " one.lastChild.data.indexOf('May') + 3)"
    )
    editor.page.get_by_text("Add a term").click()
    editor.page.get_by_label("Translation", exact=True).fill("maj")
    editor.press("Enter")
    expect(editor.page.locator(".terms dt")).to_have_text(["sow", "May"])
    assert (project.root / "glossary" / "da.csv").read_text(encoding="utf-8").endswith("May,maj,,,\n")


def test_words_are_searched_beside_the_text(visit: Callable[..., Visitor], unit: str) -> None:
    editor = Editor(visit()).open(unit=unit)
    editor.page.locator(".concordance input").fill("every day")
    editor.press("Enter")
    expect(editor.page.locator(".concordance mark")).to_have_text(["every day"])
    expect(editor.page.locator("form.unit-form textarea")).to_have_count(1)


@pytest.mark.parametrize(
    ("language", "options"),
    [("da", {"color_scheme": "dark"}), ("ar", {"locale": "ar", "viewport": {"width": 320, "height": 800}})],
)
def test_checks_and_terms_are_accessible_and_fit(
    visit: Callable[..., Visitor],
    project: Workspace,
    unit: str,
    assert_accessible: Callable[[Page], None],
    language: str,
    options: dict[str, object],
) -> None:
    project.save(GUIDE, unit, language, "Så i maj ")
    visitor = visit(**options)
    for mode in ("page", "focus"):
        editor = Editor(visitor, language=language).open(mode=mode, unit=unit)
        editor.page.locator(".add-term summary").click()
        expect(editor.page.locator(".checks .warn").first).to_be_visible()
        assert_accessible(editor.page)
        assert find_overflow(editor.page) == []
    for path in ("terms", "search?q=may", "fill"):
        visitor.go(f"/{language}/{path}")
        assert_accessible(visitor.page)
        assert find_overflow(visitor.page) == []
