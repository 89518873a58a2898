"""What views show of checks: one page as it is now, and counts of the pages that were checked."""

from __future__ import annotations

import os
import time

import pytest

from tests.project import Workspace
from workflow.actions.check_some import check_some
from workflow.actions.checking import check_translations
from workflow.actions.dismissing import dismiss_check
from workflow.actions.issue_lists import IssueCounts, count_issues, list_issues
from workflow.errors import UnknownName

SOURCE, OTHER = "We need 1250 gardens.", "Read the [charter](charter.md)."


@pytest.fixture
def page(workspace: Workspace) -> Workspace:
    """A page with a warning of each of two units, long since synchronised."""
    path = workspace.write_source("a.md", f"{SOURCE}\n\n{OTHER}\n\nLast.\n")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    workspace.sync()
    workspace.translate("a.md", "da", {SOURCE: "Haver.", OTHER: "Læs charteret."})
    return workspace


def find(workspace: Workspace) -> list[tuple[str, bool]]:
    return [(one.issue.check, one.dismissed) for one in list_issues(workspace.project, "da", "a.md")]


def test_a_page_is_told_as_it_is_now(page: Workspace) -> None:
    everything = [("numbers", False), ("link-targets", False)]
    assert find(page) == everything
    assert find(page) == everything
    page.translate("a.md", "da", {SOURCE: "1250 haver behøves."})
    assert find(page) == [("link-targets", False)]
    page.edit_po("a.md", "da", "1250 haver behøves.", "1251 haver behøves.")
    assert find(page) == [("numbers", False), ("numbers", False), ("link-targets", False)]


def test_what_is_dismissed_is_told_apart(page: Workspace) -> None:
    dismiss_check(page.project, "a.md", page.ids("a.md")[SOURCE], "da", "numbers")
    assert find(page) == [("numbers", True), ("link-targets", False)]


def test_the_same_is_told_as_by_the_command(page: Workspace) -> None:
    page.translate("a.md", "da", {"Last.": "<b>Sidst."}, force=True)
    told = [one.issue for one in list_issues(page.project, "da", "a.md") if not one.dismissed]
    assert tuple(told) == check_translations(page.project).issues
    assert told[0].check == "markup"


def test_pages_are_counted_once_they_were_checked_and_until_they_change(page: Workspace) -> None:
    assert count_issues(page.project, "da", ["a.md"]) == {}
    list_issues(page.project, "da", "a.md")
    assert count_issues(page.project, "da", ["a.md", "b.md"]) == {"a.md": IssueCounts(warnings=2)}
    page.configure("da", "ar", more='\n[checks.da]\noff = ["length"]\nerror = ["link-targets"]\n')
    assert count_issues(page.project, "da", ["a.md"]) == {"a.md": IssueCounts(errors=1, warnings=1)}
    dismiss_check(page.project, "a.md", page.ids("a.md")[SOURCE], "da", "numbers")
    assert count_issues(page.project, "da", ["a.md"]) == {}
    list_issues(page.project, "da", "a.md")
    assert count_issues(page.project, "da", ["a.md"]) == {"a.md": IssueCounts(errors=1)}


def test_a_whole_language_is_counted_after_a_little_work_at_a_time(page: Workspace) -> None:
    page.write_source("b.md", f"{SOURCE}\n")
    page.sync()
    page.translate("b.md", "da", {SOURCE: "Haver behøves."})
    page.counts()
    time.sleep(0.03)  # files that were written just now are not known by their times
    page.counts()
    steps = 1
    while check_some(page.project, seconds=0):
        steps += 1
    assert steps == 3
    assert count_issues(page.project, "da") == {"a.md": IssueCounts(warnings=2), "b.md": IssueCounts(warnings=1)}
    assert count_issues(page.project, "ar") == {"a.md": IssueCounts(), "b.md": IssueCounts()}
    page.configure("da", "ar", more='\n[checks.da]\non = ["double-spaces"]\n')
    assert count_issues(page.project, "da") == {}
    assert check_some(page.project, seconds=10) is False
    assert list(count_issues(page.project, "da")) == ["a.md", "b.md"]


def test_a_page_that_is_not_there_is_told(page: Workspace) -> None:
    with pytest.raises(UnknownName):
        list_issues(page.project, "da", "none.md")
    with pytest.raises(UnknownName):
        list_issues(page.project, "en", "a.md")
