"""What a coordinator does in a browser: marking a source change, merging a finished page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.pages import GUIDE, LETTER
from tests.browser.visitor import Visitor
from tests.project import Workspace

ANSWERS = {"Dear friends": "Kære venner", "The garden opens in May. Bring water.": "Haven åbner i maj. Tag vand med."}


@pytest.mark.parametrize("scripted", [True, False], ids=["scripts", "no scripts"])
def test_a_source_change_outdates_only_what_requires_an_update(
    visit: Callable[..., Visitor], project: Workspace, scripted: bool
) -> None:
    ids = project.ids(GUIDE)
    project.translate(GUIDE, "da", {"Seeds": "Frø", "Sow in May.": "Så i maj."})
    text = (project.root / "source" / GUIDE).read_text(encoding="utf-8")
    edited = text.replace("Seeds", "All seeds").replace("Sow in May.", "Sow in mid-May.")
    project.write_source(GUIDE, edited)
    visitor = visit(java_script_enabled=scripted)
    page = visitor.go("/sources")
    expect(page.locator("ins").first).to_contain_text("All")
    page.locator(f'input[name="update"][value$="{ids["Seeds"]}"]').uncheck()
    page.get_by_role("button", name="Mark 1 page for translation").click()
    expect(page.locator("main")).to_contain_text(GUIDE)
    states = project.states(GUIDE, "da")
    assert states["All seeds"] == ("Frø", "translated")
    assert states["Sow in mid-May."] == ("Så i maj.", "outdated")


def test_a_finished_page_is_merged_and_its_file_is_there(visit: Callable[..., Visitor], project: Workspace) -> None:
    project.translate(LETTER, "da", ANSWERS)
    page = visit().go("/merge")
    expect(page.locator("main")).to_contain_text(LETTER)
    page.get_by_role("button", name="Merge the ticked pages").click()
    expect(page.locator("main")).to_contain_text(LETTER)
    file = project.root / "translated" / "da" / LETTER
    assert file.read_text(encoding="utf-8").startswith("Kære venner\n")
