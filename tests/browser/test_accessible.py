"""No view has anything that axe finds fault with, in light and in dark, open and closed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import find_violations
from tests.browser.editing import Editor
from tests.browser.pages import GUIDE, LETTER, PLAN, QUESTIONS
from tests.browser.visitor import MISSING, Visitor
from tests.project import Workspace


@pytest.fixture
def worked(project: Workspace) -> Workspace:
    """The project with units in every state."""
    subprocess.run(["git", "init", "--quiet", project.root], check=True)
    project.translate(GUIDE, "da", {"Seeds": "Frø", "Sow in May.": "Så i maj.", "Thank you.": "Tak.", "Bean": "Bønne"})
    project.review(GUIDE, "da", "Seeds")
    project.translate(GUIDE, "da", {"Thank you.": "Mange tak."}, outdated=True)
    project.translate(GUIDE, "da", {"Bean": "<b>Bønne"}, force=True)
    return project


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "rules"), [("light", []), ("dark", ["color-contrast"])])
def test_every_view_is_accessible(
    visit: Callable[..., Visitor], worked: Workspace, scheme: str, rules: list[str]
) -> None:
    visitor = visit(color_scheme=scheme)
    unit = worked.ids(GUIDE)["Thank you."]
    paths = ["/", "/da/", "/sources", "/merge", "/repository", "/status", "/activity", MISSING]
    paths += ["/activity/revert?author=%C3%85se&since=24h", f"/da/translate/{GUIDE}/-/{unit}/history"]
    for page in (GUIDE, PLAN, QUESTIONS, LETTER):
        paths += [f"/da/read/{page}", f"/da/translate/{page}"]
    for mode in ("page", "list", "focus"):
        paths += [f"/da/translate/{GUIDE}?mode={mode}&unit={unit}", f"/da/translate/{GUIDE}?mode={mode}&state=errors"]
    found = {path: find_violations(visitor.go(path), *rules) for path in paths}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_narrow_and_right_to_left_views_are_accessible(visit: Callable[..., Visitor], worked: Workspace) -> None:
    visitor = visit(locale="ar", viewport={"width": 375, "height": 800})
    unit = worked.ids(GUIDE)["Seeds"]
    paths = ["/", "/ar/", f"/ar/read/{GUIDE}"]
    paths += [f"/ar/translate/{GUIDE}?mode={mode}&unit={unit}" for mode in ("page", "list", "focus")]
    found = {path: find_violations(visitor.go(path)) for path in paths}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_what_scripts_show_is_accessible(
    visit: Callable[..., Visitor], worked: Workspace, assert_accessible: Callable[[Page], None]
) -> None:
    unit = worked.ids(GUIDE)["Sow in May."]
    editor = Editor(visit()).open()
    editor.click(unit)
    editor.box.fill("<b>Så")
    expect(editor.faults.first).to_be_visible()
    assert_accessible(editor.page)
    editor.box.fill("Så i juni.")
    worked.translate(GUIDE, "da", {"Sow in May.": "Så i maj måned."})
    editor.press("Control+s")
    expect(editor.page.locator(".collision")).to_be_focused()
    assert_accessible(editor.page)
    editor.page.get_by_role("button", name="Keep mine").click()
    expect(editor.status).to_contain_text("is saved")
    assert_accessible(editor.page)
    editor.press("Escape", "?")
    expect(editor.page.get_by_role("dialog")).to_be_visible()
    assert_accessible(editor.page)
