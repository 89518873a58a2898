"""Right to left, both ways: the interface, and the text of a language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import find_overflow
from tests.browser.editing import Editor
from tests.browser.pages import GUIDE
from tests.browser.visitor import MISSING, Visitor
from tests.project import Workspace

ARABIC = "البذور"


def test_arabic_text_in_an_english_interface(visit: Callable[..., Visitor], project: Workspace) -> None:
    unit = project.ids(GUIDE)["Seeds"]
    editor = Editor(visit(), GUIDE, "ar").open()
    expect(editor.page.locator("html")).to_have_attribute("dir", "ltr")
    editor.click(unit)
    expect(editor.box).to_have_attribute("dir", "rtl")
    expect(editor.box).to_have_attribute("lang", "ar")
    expect(editor.form.locator(".source-text")).to_have_attribute("dir", "ltr")
    editor.page.keyboard.insert_text(ARABIC)
    editor.press("Control+s")
    expect(editor.status).to_contain_text("is saved")
    editor.press("Escape")
    expect(editor.piece(unit)).to_have_text(ARABIC)
    expect(editor.piece(unit)).to_have_attribute("dir", "rtl")


def test_danish_text_in_an_arabic_interface_is_mirrored_around_text_that_is_not(
    visit: Callable[..., Visitor], project: Workspace
) -> None:
    unit = project.ids(GUIDE)["Seeds"]
    editor = Editor(visit(locale="ar")).open()
    expect(editor.page.locator("html")).to_have_attribute("dir", "rtl")
    brand = editor.page.locator(".brand").bounding_box()
    assert brand
    assert brand["x"] > 640
    editor.click(unit)
    expect(editor.box).to_have_attribute("dir", "ltr")
    number = editor.form.locator("a.gut").bounding_box()
    box = editor.box.bounding_box()
    assert number
    assert box
    assert number["x"] > box["x"] + box["width"]


@pytest.mark.parametrize("interface", ["en", "ar"])
def test_nothing_is_wider_than_the_screen(visit: Callable[..., Visitor], project: Workspace, interface: str) -> None:
    project.translate(GUIDE, "ar", {"Seeds": ARABIC})
    unit = project.ids(GUIDE)["Everyone may **plant** here, see [the rules](rules.md)."]
    visitor = visit(locale=interface)
    paths = ["/", "/ar/", f"/ar/read/{GUIDE}", "/sources", "/merge", "/status", MISSING]
    paths += [f"/ar/translate/{GUIDE}?mode={mode}&unit={unit}" for mode in ("page", "list", "focus")]
    wide = {}
    for path in paths:
        page = visitor.go(path)
        for width in (320, 375, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide[path, width] = find_overflow(page)
    assert {place: elements for place, elements in wide.items() if elements} == {}
