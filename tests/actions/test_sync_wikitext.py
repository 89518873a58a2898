"""Wiki pages: numbers, markers and the title."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.model import TITLE_ID

PAGE = "<translate>\n== Heading ==\n\nFirst paragraph.\n\nSecond paragraph.\n</translate>\n"


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A wiki page."""
    workspace.write_source("a.wiki", PAGE)
    workspace.sync()
    return workspace


def test_the_title_comes_first_and_takes_no_number(synced: Workspace) -> None:
    assert [item.unit.id for item in synced.units("a.wiki")] == [TITLE_ID, "1", "2", "3"]
    assert synced.units("a.wiki")[0].unit.span.kind.value == "title"


def test_markers_are_written_on_demand_and_change_no_unit(synced: Workspace) -> None:
    synced.translate("a.wiki", "da", {"First paragraph.": "Første."})
    before = synced.po_text("a.wiki", "da")
    result = synced.sync(markers=True)
    text = (synced.root / "source/a.wiki").read_text(encoding="utf-8")
    assert "source/a.wiki" in result.written
    assert [f"<!--T:{number}-->" in text for number in range(1, 5)] == [True, True, True, False]
    assert synced.po_text("a.wiki", "da") == before
    assert synced.sync(markers=True).written == ()
    assert synced.sync().written == ()


def test_the_highest_number_is_remembered_in_the_template(synced: Workspace) -> None:
    synced.write_source("a.wiki", PAGE.replace("\n\nSecond paragraph.", ""))
    synced.sync()
    assert "X-Highest-Unit: 3" in (synced.root / "locales/templates/a.wiki.pot").read_text(encoding="utf-8")
    synced.write_source("a.wiki", PAGE.replace("Second paragraph.", "0000 zzzz"))
    synced.sync()
    assert synced.ids("a.wiki")["0000 zzzz"] == "4"


def test_a_deleted_pages_numbers_are_not_given_to_other_texts(synced: Workspace) -> None:
    synced.translate("a.wiki", "da", {"First paragraph.": "Første."})
    synced.remove_source("a.wiki")
    synced.sync()
    synced.write_source("a.wiki", "<translate>\nQuite 0000\n\nUnlike zzzz\n</translate>\n")
    synced.sync()
    assert set(synced.ids("a.wiki").values()) == {TITLE_ID, "3", "4"}
    assert {state for _, state in synced.states("a.wiki", "da").values()} == {"untranslated"}


def test_twice_the_same_marker_stops_the_page_with_its_line(synced: Workspace) -> None:
    synced.write_source("a.wiki", "<translate>\n<!--T:1-->\nOne.\n\n<!--T:1-->\nTwo.\n</translate>\n")
    problems = synced.try_sync().problems
    assert [(problem.path, problem.line) for problem in problems] == [("a.wiki", 5)]


def test_a_unit_that_comes_from_another_page_takes_the_next_number(synced: Workspace) -> None:
    synced.translate("a.wiki", "da", {"Second paragraph.": "Andet."})
    synced.write_source("b.wiki", "<translate>\nOwn text here.\n</translate>\n")
    synced.sync()
    synced.write_source("a.wiki", PAGE.replace("\n\nSecond paragraph.", ""))
    synced.write_source("b.wiki", "<translate>\nOwn text here.\n\nSecond paragraph.\n</translate>\n")
    result = synced.sync()
    assert len(result.pages[1].moved) == 1
    assert synced.ids("b.wiki")["Second paragraph."] == "2"
    assert synced.states("b.wiki", "da")["Second paragraph."] == ("Andet.", "translated")


def test_a_unit_may_go_between_wikitext_and_markdown(synced: Workspace) -> None:
    synced.translate("a.wiki", "da", {"Second paragraph.": "Andet."})
    synced.write_source("a.wiki", PAGE.replace("\n\nSecond paragraph.", ""))
    synced.write_source("b.md", "Second paragraph.\n")
    synced.sync()
    assert synced.states("b.md", "da") == {"Second paragraph.": ("Andet.", "translated")}
    assert len(synced.ids("b.md")["Second paragraph."]) == 8
