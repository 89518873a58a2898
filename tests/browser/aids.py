"""The steps in which a translator takes over a text that stands beside a unit."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.accessibility import find_overflow
from tests.browser.editing import Editor
from tests.browser.visitor import Visitor

LOOKS: list[tuple[str, dict[str, object]]] = [
    ("da", {"color_scheme": "dark"}),
    ("ar", {"locale": "ar", "viewport": {"width": 320, "height": 800}}),
]
"""(language, the browser's options) in which aids are looked at."""


def take_by_keys(editor: Editor, text: str, begun: str) -> None:
    """Take the first suggestion over what was begun, take it out again, and take it by its button."""
    editor.page.keyboard.insert_text(begun)
    editor.press("Control+m", "1")
    expect(editor.box).to_have_value(text)
    expect(editor.status).to_contain_text("not saved yet")
    editor.press("Control+z")
    expect(editor.box).to_have_value(begun)
    editor.page.get_by_role("button", name="Use 1", exact=True).focus()
    editor.press("Space")
    expect(editor.box).to_have_value(text)


def save_and_stay(editor: Editor) -> None:
    """Save, whatever checks say of it."""
    editor.press("Control+s")
    expect(editor.status).to_contain_text(re.compile("is saved|The same again saves"))
    if "is saved" not in (editor.status.text_content() or ""):
        editor.press("Control+s")
    expect(editor.status).to_contain_text("is saved")


def take_without_scripts(editor: Editor, unit: str, text: str) -> None:
    """Take the first suggestion by a form, and save it, its warnings having been seen."""
    editor.page.get_by_role("button", name="Use", exact=True).first.click()
    form = editor.page.locator(f'form.unit-form[data-unit="{unit}"]')
    expect(form.locator("textarea")).to_have_value(text)
    expect(form).to_contain_text("Not saved yet")
    form.locator(".btn.primary").click()
    if form.get_by_text("Save anyway").count():
        form.locator(".btn.primary").click()
    expect(editor.page.locator(".flash")).to_have_count(1)


def look_at_aids(
    visitor: Visitor, page: str, language: str, unit: str, list: str, assert_accessible: Callable[[Page], None]
) -> None:
    """In each mode the list beside a unit is there, is accessible, and fits the window."""
    for mode in ("page", "list", "focus"):
        editor = Editor(visitor, page, language).open(mode=mode, unit=unit)
        expect(editor.page.locator(list)).to_have_count(1)
        assert_accessible(editor.page)
        assert find_overflow(editor.page) == []
