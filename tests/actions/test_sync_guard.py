"""The guard against mass loss: more than 30 percent and more than 5 of a page's units."""

from __future__ import annotations

import pytest

from tests.project import Workspace


def lines(*numbers: int) -> str:
    """A page of paragraphs that are quite unlike each other."""
    return "".join(f"{chr(65 + number) * 9} {number * 7919}.\n\n" for number in numbers)


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A page of 20 paragraphs."""
    workspace.write_source("a.md", lines(*range(20)))
    workspace.sync()
    return workspace


@pytest.mark.parametrize("left", [range(14), range(15)])
def test_30_percent_may_go(synced: Workspace, left: range) -> None:
    synced.write_source("a.md", lines(*left))
    assert synced.try_sync().guarded == ()


def test_more_than_30_percent_are_held_back_and_nothing_is_written(synced: Workspace) -> None:
    synced.write_source("a.md", lines(*range(13)))
    before = synced.snapshot()
    result = synced.try_sync()
    assert [(stop.path, stop.exit_code) for stop in result.guarded] == [("a.md", 3)]
    assert "7 of its 20 units" in str(result.guarded[0])
    assert synced.snapshot() == before


def test_yes_lets_them_go(synced: Workspace) -> None:
    synced.write_source("a.md", lines(*range(13)))
    assert len(synced.sync(yes=True).pages[0].removed) == 7


def test_five_units_may_always_go(workspace: Workspace) -> None:
    workspace.write_source("a.md", lines(*range(5)))
    workspace.sync()
    workspace.write_source("a.md", "")
    assert len(workspace.sync().pages[0].removed) == 5


def test_a_page_emptied_by_accident_is_left_alone_and_the_others_go_on(synced: Workspace) -> None:
    synced.write_source("a.md", "")
    synced.write_source("b.md", "New page.\n")
    result = synced.try_sync()
    assert [stop.path for stop in result.guarded] == ["a.md"]
    assert "locales/da/b.md.po" in result.written


def test_a_deleted_page_is_held_back_too(synced: Workspace) -> None:
    synced.remove_source("a.md")
    assert [stop.path for stop in synced.try_sync().guarded] == ["a.md"]
    assert synced.po_path("a.md", "da").exists()
    assert synced.sync(yes=True).guarded == ()


def test_units_that_moved_to_another_page_are_not_lost(synced: Workspace) -> None:
    synced.write_source("a.md", lines(*range(10)))
    synced.write_source("b.md", lines(*range(10, 20)))
    assert len(synced.sync().pages[1].moved) == 10


def test_units_that_moved_away_still_count_as_the_pages_size(synced: Workspace) -> None:
    synced.write_source("a.md", lines(0, 1))
    synced.write_source("b.md", lines(*range(2, 14)))
    assert synced.try_sync().guarded == ()


def test_a_page_that_takes_units_of_a_held_page_waits_with_it(synced: Workspace) -> None:
    synced.write_source("a.md", lines(0))
    synced.write_source("b.md", lines(1, 2))
    result = synced.try_sync()
    assert [stop.path for stop in result.guarded] == ["a.md"]
    assert result.written == ()


def test_a_page_that_gives_units_to_a_waiting_page_waits_too(synced: Workspace) -> None:
    synced.write_source("c.md", lines(20, 21))
    synced.sync()
    ids = synced.ids("c.md")
    synced.write_source("a.md", lines(0))
    synced.write_source("b.md", lines(1, 20))
    synced.write_source("c.md", lines(21))
    assert synced.try_sync().written == ()
    synced.sync(yes=True)
    assert set(synced.ids("b.md").values()) & set(ids.values())


def test_an_edited_text_is_no_loss(synced: Workspace) -> None:
    synced.write_source("a.md", lines(*range(20)).replace(".\n", "!\n"))
    assert len(synced.sync().pages[0].edited) == 20
