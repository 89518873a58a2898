"""Undoing all that a user has saved since a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.project import Workspace
from workflow.actions.edit import save_translation
from workflow.actions.reverting_user import Reverted, Wish, revert_user
from workflow.actions.since import parse_since
from workflow.errors import ConfigError, UnknownName
from workflow.store.journal import list_edits

PAGE = "# Title\n\nFirst.\n\nSecond.\n\nThird **bold**.\n"
NOW = datetime.now(UTC)


@pytest.fixture
def book(workspace: Workspace) -> Workspace:
    """Two pages, translated by Åse into Danish."""
    for page in ("a.md", "b.md"):
        workspace.write_source(page, PAGE.replace("# Title", f"# Title of {page}"))
    workspace.sync()
    workspace.translate("a.md", "da", {"First.": "Første.", "Second.": "Anden."})
    return workspace


def save(book: Workspace, page: str, source: str, text: str, *, author: str = "Vandal", language: str = "da") -> None:
    save_translation(book.project, page, book.ids(page)[source], language, text, author=author)


def revert(book: Workspace, *, dry_run: bool = False, since: datetime | None = None) -> Reverted:
    wish = Wish("Vandal", since or NOW - timedelta(hours=1), "Bo")
    return revert_user(book.project, wish, dry_run=dry_run)


def texts(book: Workspace, page: str = "a.md") -> list[str]:
    """The translations of a page, without its title."""
    return [text for source, (text, _) in book.states(page, "da").items() if not source.startswith("Title")]


def test_every_unit_gets_back_what_it_said_before(book: Workspace) -> None:
    for page, source in (("a.md", "First."), ("a.md", "Second."), ("a.md", "Third **bold**."), ("b.md", "First.")):
        save(book, page, source, "HA **HA**" if "bold" in source else "HA HA")
    done = revert(book)
    assert [(each.page, each.before, each.after) for each in done.units] == [
        ("a.md", "HA HA", "Første."),
        ("a.md", "HA HA", "Anden."),
        ("a.md", "HA **HA**", ""),
        ("b.md", "HA HA", ""),
    ]
    assert (done.left, done.problems) == ((), ())
    assert [text for page in ("a.md", "b.md") for text in texts(book, page)] == ["Første.", "Anden.", "", "", "", ""]
    assert {edit.author for edit in list_edits(book.project.instance, limit=4)} == {"Bo"}
    book.lint_catalogs()


def test_a_dry_run_says_the_same_and_writes_nothing(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA HA")
    files = book.snapshot()
    planned = revert(book, dry_run=True)
    assert book.snapshot() == files
    assert revert(book) == planned


def test_doing_it_again_changes_nothing(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA HA")
    revert(book)
    times = book.times()
    assert revert(book) == Reverted()
    assert book.times() == times


def test_several_edits_of_a_unit_are_undone_together(book: Workspace) -> None:
    for text in ("HA", "HA HA", "HA HA HA"):
        save(book, "a.md", "First.", text)
    (unit,) = revert(book).units
    assert (unit.edits, unit.after) == (3, "Første.")


def test_an_edit_of_somebody_else_in_between_is_where_undoing_ends(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA")
    save(book, "a.md", "First.", "Nummer et.", author="Åse")
    save(book, "a.md", "First.", "HA HA")
    assert revert(book).units[0].after == "Nummer et."


def test_an_edit_from_outside_in_between_is_where_undoing_ends(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA")
    book.edit_po("a.md", "da", '"HA"', '"Udefra."')
    save(book, "a.md", "First.", "HA HA")
    assert revert(book).units[0].after == "Udefra."


def test_what_others_have_edited_since_is_left_alone_and_told(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA")
    save(book, "a.md", "First.", "Nummer et.", author="Åse")
    save(book, "a.md", "Second.", "HA")
    book.edit_po("a.md", "da", '"HA"', '"Udefra."')
    done = revert(book)
    assert [each.reason.partition(" by ")[0] for each in done.left] == ["Åse has edited it since", "has changed since"]
    assert texts(book) == ["Nummer et.", "Udefra.", ""]


def test_edits_from_before_the_time_stay(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA")
    assert revert(book, since=datetime.now(UTC) + timedelta(minutes=1)) == Reverted()
    assert texts(book)[0] == "HA"


def test_only_the_named_languages_and_pages_are_looked_at(book: Workspace) -> None:
    for page in ("a.md", "b.md"):
        save(book, page, "First.", "HA")
        save(book, page, "First.", "HA", language="ar")
    wish = Wish("Vandal", NOW - timedelta(hours=1))
    done = revert_user(book.project, wish, languages=["da"], pages=["b.md"])
    assert [(each.page, each.language) for each in done.units] == [("b.md", "da")]


def test_a_text_from_before_that_has_an_error_is_not_put_back(book: Workspace) -> None:
    book.save("a.md", book.ids("a.md")["Third **bold**."], "da", "Et <b>ord.", force=True)
    save(book, "a.md", "Third **bold**.", "HA **HA**")
    save(book, "a.md", "First.", "HA")
    done = revert(book)
    assert [each.after for each in done.units] == ["Første."]
    assert done.left[0].reason.startswith("what it said before has an error: ")
    assert texts(book) == ["Første.", "Anden.", "HA **HA**"]


def test_a_unit_that_has_left_its_page_is_told(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA")
    book.write_source("a.md", "# Title of a.md\n\nSecond.\n\nThird **bold**.\n")
    book.sync()
    assert [each.reason.partition(";")[0] for each in revert(book).left] == ["has left the page"]


def test_a_damaged_file_does_not_stop_the_others(book: Workspace) -> None:
    save(book, "a.md", "First.", "HA")
    save(book, "b.md", "First.", "HA")
    book.po_path("a.md", "da").write_text("damaged")
    done = revert(book)
    assert [problem.path for problem in done.problems] == ["locales/da/a.md.po"]
    assert texts(book, "b.md")[0] == ""


def test_each_file_is_written_once_and_counted_at_once(book: Workspace) -> None:
    for source in ("First.", "Second."):
        save(book, "a.md", source, "HA")
    files = book.project.instance
    before = len(list_edits(files, limit=99))
    counts = book.counts()["da", "a.md"]
    revert(book)
    assert len(list_edits(files, limit=99)) == before + 2
    assert book.counts()["da", "a.md"] == counts


def test_a_name_that_nobody_has_is_refused_with_those_that_there_are(book: Workspace) -> None:
    with pytest.raises(UnknownName, match=r"nobody called 'Vandal' .* those who have: Åse"):
        revert(book)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("24h", "2026-03-09T12:00:00+00:00"),
        ("90m", "2026-03-10T10:30:00+00:00"),
        ("7d", "2026-03-03T12:00:00+00:00"),
        ("2w", "2026-02-24T12:00:00+00:00"),
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00+00:00"),
        ("2026-03-01T10:00+02:00", "2026-03-01T08:00:00+00:00"),
    ],
)
def test_a_time_is_a_span_or_a_moment(said: str, meant: str) -> None:
    now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    assert parse_since(said, now).astimezone(UTC).isoformat() == meant


def test_a_date_is_meant_where_this_runs() -> None:
    assert parse_since("2026-03-01", NOW) == datetime(2026, 3, 1).astimezone()


@pytest.mark.parametrize("said", ["", "yesterday", "h", "24", "-1d", "2026-13-01", "999999w"])
def test_what_is_no_time_is_refused(said: str) -> None:
    with pytest.raises(ConfigError, match="is no time"):
        parse_since(said, NOW)
