"""A server that takes its time does not hold a translator up, and a late refusal costs no text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.editing import Editor
from tests.browser.pages import GUIDE
from tests.browser.visitor import Visitor
from tests.project import Workspace

PAUSE = 1.5


@pytest.fixture
def slow(visit: Callable[..., Visitor], project: Workspace) -> Editor:
    """`Seeds` is open, with a text that was checked, and saves are slow to be answered."""
    editor = Editor(visit()).open(unit=project.ids(GUIDE)["Seeds"])
    editor.page.keyboard.insert_text("Frø")
    expect(editor.form.locator(".checks .ok")).to_be_visible()

    def delay(route: Route) -> None:
        if route.request.method == "POST" and not route.request.url.endswith("/check"):
            time.sleep(PAUSE)
        route.continue_()

    editor.page.route("**/translate/**", delay)
    return editor


def test_the_next_unit_is_open_before_the_answer(slow: Editor, project: Workspace) -> None:
    slow.press("Control+Enter")
    slow.expect_unit(project.ids(GUIDE)["Sow in May."])
    expect(slow.status).to_contain_text("is saved")
    slow.expect_unit(project.ids(GUIDE)["Sow in May."])
    assert project.states(GUIDE, "da")["Seeds"] == ("Frø", "translated")


def test_a_collision_that_comes_late_leads_back_to_both_texts(slow: Editor, project: Workspace) -> None:
    project.translate(GUIDE, "da", {"Seeds": "Kerner"})
    slow.press("Control+Enter")
    slow.expect_unit(project.ids(GUIDE)["Sow in May."])
    slow.page.keyboard.insert_text("Så")
    slow.status.get_by_role("button", name="Back to unit").click()
    slow.expect_unit(project.ids(GUIDE)["Seeds"])
    expect(slow.box).to_have_value("Frø")
    slow.press("Control+s")
    expect(slow.page.locator(".collision .text").first).to_have_text("Kerner")
