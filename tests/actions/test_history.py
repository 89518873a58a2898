"""The history of one unit: journal and git together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.actions.committed_book import begin_repository, commit, git
from tests.project import Workspace
from workflow.actions.edit import save_translation
from workflow.actions.history import UnitHistory, Version, join_versions, read_unit_history
from workflow.errors import StaleBase, UnknownName
from workflow.model import State
from workflow.store.journal import Fate

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"
FIRST = "First paragraph."


@pytest.fixture
def book(workspace: Workspace) -> Workspace:
    """A page without translations in a repository."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    begin_repository(workspace)
    return workspace


def history(book: Workspace, page: str = "a.md", source: str = FIRST, *, limit: int = 50) -> UnitHistory:
    return read_unit_history(book.project, page, book.ids(page)[source], "da", limit=limit)


def tell(found: UnitHistory) -> list[tuple[str, str, str]]:
    """Text, author and where it is known from."""
    return [
        (each.translation, each.author, "+".join(filter(None, (each.fate or "", "git" if each.commit else ""))))
        for each in found.versions
    ]


def test_without_a_repository_the_journal_is_told_newest_first(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {FIRST: "En."})
    workspace.translate("a.md", "da", {FIRST: "To."})
    found = history(workspace)
    assert tell(found) == [("To.", "Åse", "written"), ("En.", "Åse", "written")]
    assert [version.current for version in found.versions] == [True, False]
    assert found.complete


def test_a_committed_edit_is_one_line_with_its_commit(book: Workspace) -> None:
    book.translate("a.md", "da", {FIRST: "En."})
    one = commit(book)
    book.translate("a.md", "da", {FIRST: "To."})
    found = history(book)
    assert tell(found) == [("To.", "Åse", "written"), ("En.", "Åse", "written+git")]
    assert found.versions[1].commit == one


def test_an_edit_from_outside_that_was_committed_is_told_with_the_commits_author(book: Workspace) -> None:
    book.translate("a.md", "da", {FIRST: "En."})
    commit(book)
    book.edit_po("a.md", "da", '"En."', '"Udefra."')
    commit(book, later=2)
    assert tell(history(book)) == [("Udefra.", "Ada", "git"), ("En.", "Åse", "written+git")]


def test_a_text_that_nobody_is_known_to_have_put_into_the_file_is_told_as_it_is(book: Workspace) -> None:
    book.translate("a.md", "da", {FIRST: "En."})
    book.edit_po("a.md", "da", '"En."', '"Udefra."')
    found = history(book)
    assert tell(found) == [("Udefra.", "", ""), ("En.", "Åse", "written")]
    assert found.versions[0].current


def test_a_text_that_came_too_late_is_told_with_its_fate(book: Workspace) -> None:
    unit = book.ids("a.md")[FIRST]
    book.translate("a.md", "da", {FIRST: "En."})
    with pytest.raises(StaleBase):
        save_translation(book.project, "a.md", unit, "da", "For sent.", base="0" * 12, author="Bo")
    assert tell(history(book)) == [("For sent.", "Bo", "aside"), ("En.", "Åse", "written")]


def test_a_commit_that_changes_other_units_alone_is_not_told(book: Workspace) -> None:
    book.translate("a.md", "da", {FIRST: "En."})
    commit(book)
    book.translate("a.md", "da", {"Second paragraph.": "Andet."})
    commit(book, later=2)
    assert len(history(book).versions) == 1


@pytest.mark.slow
def test_an_outdating_and_a_review_are_told(book: Workspace) -> None:
    book.translate("a.md", "da", {FIRST: "En."})
    commit(book)
    book.review("a.md", "da", FIRST)
    commit(book, later=2)
    book.write_source("a.md", PAGE.replace(FIRST, "First paragraph, changed in many ways."))
    book.sync()
    commit(book, later=3)
    found = history(book, source="First paragraph, changed in many ways.")
    assert [version.state for version in found.versions] == [State.OUTDATED, State.REVIEWED, State.TRANSLATED]


@pytest.mark.slow
def test_a_side_branch_is_told_once_and_its_merge_not_at_all(book: Workspace) -> None:
    git(book, "switch", "--quiet", "--create", "side")
    book.edit_po("a.md", "da", 'msgid "First paragraph."\nmsgstr ""', 'msgid "First paragraph."\nmsgstr "En."')
    commit(book, later=2)
    git(book, "switch", "--quiet", "main")
    book.edit_po("a.md", "da", 'msgid "Title"\nmsgstr ""', 'msgid "Title"\nmsgstr "Titel"')
    commit(book, later=3)
    git(book, "merge", "--quiet", "side")
    assert tell(history(book)) == [("En.", "Ada", "git")]


def test_a_unit_is_followed_to_the_page_that_it_came_from(book: Workspace) -> None:
    book.write_source("b.md", "# Other\n\nSome text.\n")
    book.sync()
    book.edit_po("a.md", "da", 'msgid "First paragraph."\nmsgstr ""', 'msgid "First paragraph."\nmsgstr "En."')
    commit(book)
    book.write_source("a.md", PAGE.replace(f"{FIRST}\n\n", ""))
    book.write_source("b.md", f"# Other\n\nSome text.\n\n{FIRST}\n")
    book.sync()
    commit(book, later=2)
    found = history(book, "b.md")
    assert tell(found) == [("En.", "Ada", "git")]
    assert found.versions[0].page == "a.md"


@pytest.mark.slow
def test_a_renamed_page_keeps_the_history_of_its_numbered_units(book: Workspace) -> None:
    text = "<translate>\n<!--T:1-->\nFirst.\n\n<!--T:2-->\nSecond, which is longer than that.\n</translate>\n"
    book.write_source("a.wiki", text)
    book.sync()
    book.edit_po("a.wiki", "da", 'msgid "First."\nmsgstr ""', 'msgid "First."\nmsgstr "En."')
    commit(book)
    book.write_source("c.wiki", text.replace("First.", "Another."))
    book.rename_source("a.wiki", "b.wiki")
    book.sync(yes=True)
    commit(book, later=2)
    assert [version.page for version in history(book, "b.wiki", "First.").versions] == ["a.wiki"]
    assert history(book, "c.wiki", "Another.").versions == ()


def test_a_unit_that_has_left_its_page_has_a_history(book: Workspace) -> None:
    unit = book.ids("a.md")[FIRST]
    book.translate("a.md", "da", {FIRST: "En."})
    commit(book)
    book.write_source("a.md", "# Title\n\nSecond paragraph.\n")
    book.sync()
    commit(book, later=2)
    found = read_unit_history(book.project, "a.md", unit, "da", limit=9)
    assert found.entry is None
    assert [(each.translation, each.state) for each in found.versions] == [("", None), ("En.", State.TRANSLATED)]
    assert [older.text for older in found.kept.texts] == ["En."]


def test_the_history_of_a_damaged_file_is_told_with_the_damage(book: Workspace) -> None:
    unit = book.ids("a.md")[FIRST]
    book.translate("a.md", "da", {FIRST: "En."})
    commit(book)
    book.po_path("a.md", "da").write_text("<<<<<<< ours\n")
    commit(book, later=2)
    found = read_unit_history(book.project, "a.md", unit, "da", limit=9)
    assert tell(found) == [("En.", "Åse", "written+git")]
    assert [problem.path for problem in found.problems] == ["locales/da/a.md.po"]


def test_without_its_journal_git_and_the_file_are_told(book: Workspace) -> None:
    book.translate("a.md", "da", {FIRST: "En."})
    commit(book)
    (book.project.instance / "state.db").write_bytes(b"no database at all" * 100)
    for log in ("state.db-wal", "state.db-shm"):
        (book.project.instance / log).unlink(missing_ok=True)
    found = history(book)
    assert tell(found) == [("En.", "Ada", "git")]
    assert [problem.path for problem in found.problems] == ["instance/state.db"]


def test_no_more_is_told_than_asked_for(book: Workspace) -> None:
    for text in ("En.", "To.", "Tre."):
        book.edit_po("a.md", "da", '"Title"\nmsgstr "', f'"Title"\nmsgstr "{text}')
        commit(book)
    found = history(book, source="Title", limit=2)
    assert (len(found.versions), found.complete) == (2, False)


@pytest.mark.parametrize(("page", "unit"), [("a.md", "nounit"), ("no.md", "x"), ("../a.md", "x"), ("/etc/passwd", "x")])
def test_what_nobody_knows_of_is_an_unknown_name(book: Workspace, page: str, unit: str) -> None:
    with pytest.raises(UnknownName):
        read_unit_history(book.project, page, unit, "da", limit=9)


def _list_versions(texts: str, *, edits: bool) -> Iterator[Version]:
    """Versions, newest first, from `A1 B3`: a text and the second of the minute."""
    for word in texts.split():
        at = f"2026-01-01T00:00:{int(word[1:]):02}+00:00"
        if edits:
            yield Version(word[0], State.TRANSLATED, "", "Bo", at, "a.md", edit_id=word, fate=Fate.WRITTEN)
        else:
            yield Version(word[0], State.TRANSLATED, "", "Ada", at, "a.md", commit=word, committed_at=at)


def test_an_edit_from_outside_has_the_author_of_its_commit() -> None:
    (edit,) = _list_versions("A1", edits=True)
    joined = join_versions(
        [replace(edit, author="outside", fate=Fate.OUTSIDE)], list(_list_versions("A3", edits=False))
    )
    assert [(version.author, version.fate) for version in joined] == [("Ada", Fate.OUTSIDE)]


@pytest.mark.parametrize(
    ("edits", "commits", "joined"),
    [
        ("", "A9", ["/A9"]),
        ("A1", "", ["A1/"]),
        ("A1", "A9", ["A1/A9"]),
        ("A3 B2 A1", "A9", ["A3/A9", "B2/", "A1/"]),
        ("A5 B2 A1", "A9 B3", ["A5/A9", "B2/B3", "A1/"]),
        ("A5", "A3", ["A5/", "/A3"]),
        ("A3", "A5 B4 A3", ["/A5", "/B4", "A3/A3"]),
        ("B3 A1", "C4", ["/C4", "B3/", "A1/"]),
    ],
)
def test_a_commit_belongs_to_the_latest_edit_of_its_text_before_it(edits: str, commits: str, joined: list[str]) -> None:
    found = join_versions(tuple(_list_versions(edits, edits=True)), tuple(_list_versions(commits, edits=False)))
    assert [f"{version.edit_id}/{version.commit}" for version in found] == joined
