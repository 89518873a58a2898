"""What the index says of a language's pages is what the files say."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.actions.overview import read_heat_map, read_language, read_language_pages
from workflow.actions.stuck import Stuck, Trouble, pick_few
from workflow.errors import UnknownName
from workflow.store.index.language_pages import FILTERS


@pytest.fixture
def book(workspace: Workspace) -> Workspace:
    """Pages in every state, and one that cannot be read."""
    workspace.configure("da", "ar", catalogs="used")
    for name in ("done.md", "some.md", "none.md", "old.md", "wrong.md"):
        workspace.write_source(name, "# A\n\nB\n")
    workspace.write_source("empty.md", "")
    workspace.sync()
    workspace.translate("done.md", "da", {"A": "A!", "B": "B!"})
    workspace.translate("some.md", "da", {"A": "A!"})
    workspace.translate("old.md", "da", {"A": "A!", "B": "B!"}, outdated=True)
    workspace.translate("wrong.md", "da", {"A": "A!", "B": "<b>"}, force=True)
    workspace.write_source("bad.md", b"\xff")
    workspace.counts()
    return workspace


def pages_of(book: Workspace, state: str, language: str = "da") -> list[str]:
    """The pages of a filter."""
    return [page for page, _ in read_language_pages(book.project, language, limit=99, state=state)]


@pytest.mark.parametrize(
    ("state", "pages"),
    [
        ("open", ["none.md", "old.md", "some.md", "wrong.md"]),
        ("untranslated", ["none.md", "some.md", "wrong.md"]),
        ("outdated", ["old.md"]),
        ("errors", ["wrong.md"]),
        ("translated", ["done.md", "some.md", "wrong.md"]),
        ("reviewed", []),
        ("complete", ["done.md", "empty.md"]),
    ],
)
def test_a_filter_has_the_pages_of_its_name(book: Workspace, state: str, pages: list[str]) -> None:
    assert pages_of(book, state) == pages


@pytest.mark.parametrize("language", ["da", "ar"])
def test_each_filter_has_as_many_pages_as_it_says(book: Workspace, language: str) -> None:
    filters = read_language(book.project, language, limit=1).filters
    assert filters == {state: len(pages_of(book, state, language)) for state in FILTERS}


def test_pages_have_the_counts_of_stats_with_and_without_a_po_file(book: Workspace) -> None:
    expected = book.counts()
    heat = read_heat_map(book.project, limit=99)
    for language in ("da", "ar"):
        listed = dict(read_language_pages(book.project, language, limit=99))
        for page, _ in heat.pages:
            if page != "bad.md":  # stats leaves out what was never read
                assert listed[page] == heat.counts[page, language] == expected[language, page]


def test_a_slice_begins_behind_a_page(book: Workspace) -> None:
    found = read_language_pages(book.project, "da", limit=2, after="empty.md")
    assert [page for page, _ in found] == ["none.md", "old.md"]


def test_the_source_language_has_no_overview(book: Workspace) -> None:
    with pytest.raises(UnknownName):
        read_language(book.project, "en", limit=1)


def test_a_common_trouble_does_not_hide_the_others() -> None:
    things = [Stuck(Trouble.ERRORS, page=str(number)) for number in range(5)]
    things.append(Stuck(Trouble.QUIET, "da"))
    assert pick_few(things, 2) == (things[0], things[1], things[5])
