"""What another program has overwritten is told until somebody decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.overview import read_overview
from workflow.actions.overwritten import keep_as_is, list_flagged
from workflow.actions.stuck import Stuck, Trouble, find_stuck
from workflow.store.journal import list_guarded, read_edits


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    """A page with a translation that was overwritten."""
    made = make_workspace(tmp_path, "da")
    made.write_source("a.md", "# Title\n\nA paragraph.\n")
    made.sync()
    before = made.po_path("a.md", "da").read_bytes()
    made.translate("a.md", "da", {"Title": "Titel"})
    made.po_path("a.md", "da").write_bytes(before)
    made.counts()
    return made


def stuck(book: Workspace) -> list[Stuck]:
    """What is stuck."""
    book.counts()
    return [thing for thing in find_stuck(book.project, read_overview(book.project)) if thing.unit or thing.page]


def test_an_overwritten_text_is_stuck_with_its_unit_and_author(book: Workspace) -> None:
    (thing,) = stuck(book)
    title = book.ids("a.md")["Title"]
    assert (thing.trouble, thing.page, thing.language) == (Trouble.OVERWRITTEN, "a.md", "da")
    assert (thing.unit, thing.text, thing.author) == (title, "Titel", "Åse")


def test_keeping_the_file_as_it_is_settles_the_flag_for_good(book: Workspace) -> None:
    title = book.ids("a.md")["Title"]
    assert keep_as_is(book.project, "a.md", "da", unit=title) == 1
    book.drop_index()
    assert stuck(book) == []
    assert [(edit.author, edit.translation) for edit in read_edits(book.root / "instance", "a.md", title, "da")] == [
        ("Åse", "Titel"),
        ("outside", ""),
    ]
    assert list_guarded(book.root / "instance", "a.md", "da") == ()


def test_a_text_that_is_put_back_is_not_stuck(book: Workspace) -> None:
    book.translate("a.md", "da", {"Title": "Titel"})
    assert stuck(book) == []


def test_what_is_on_a_page_that_has_left_is_not_told(book: Workspace) -> None:
    book.remove_source("a.md")
    assert list_flagged(book.project) == ()
