"""Source changes that leave translations current: what stands in the files, and what the sync tells of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.sync import PageResult, sync_project
from workflow.actions.sync.preview import preview_sync
from workflow.core.source_change import Meaning

PAGE = "# Guide\n\nRead [it](a.md) in 3 days.\n\nWrite *now*.\n\nWe recieve it.\n\nThe end of it is near.\n"
DA = {
    "Read [it](a.md) in 3 days.": "Læs [den](a.md) på 3 dage.",
    "Write *now*.": "Skriv *nu*.",
    "We recieve it.": "Vi får den.",
}
AR = {"Read [it](a.md) in 3 days.": "اقرأ [هذا](a.md).", "We recieve it.": "نستلمه."}


@pytest.fixture
def guide(workspace: Workspace) -> Workspace:
    """One page, translated into Danish, and into Arabic without the number."""
    workspace.write_source("guide.md", PAGE)
    workspace.sync()
    workspace.translate("guide.md", "da", DA)
    workspace.translate("guide.md", "ar", AR)
    return workspace


def edit(workspace: Workspace, *changes: tuple[str, str]) -> None:
    """Change the page."""
    text = PAGE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    workspace.write_source("guide.md", text)


def tell(page: PageResult) -> list[tuple[str, Meaning | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """(new text, meaning, languages outdated, carried, kept) of each changed unit."""
    return [(one.new, one.meaning, one.outdated, one.carried, one.kept) for one in page.changes]


def test_a_carried_translation_stands_in_the_file_with_a_comment_and_its_older_pair(guide: Workspace) -> None:
    unit = guide.ids("guide.md")["Read [it](a.md) in 3 days."]
    edit(guide, ("a.md", "b.md"))
    guide.sync()
    text = guide.po_text("guide.md", "da")
    assert (
        "# carried: a.md → b.md\n"
        "#. paragraph\n"
        "#: guide.md\n"
        f'msgctxt "{unit}"\n'
        'msgid "Read [it](b.md) in 3 days."\n'
        'msgstr "Læs [den](b.md) på 3 dage."\n'
    ) in text
    assert guide.obsolete("guide.md", "da") == [(unit, "Read [it](a.md) in 3 days.", "Læs [den](a.md) på 3 dage.")]
    assert "fuzzy" not in text
    guide.lint_catalogs()


def test_a_second_sync_and_a_clone_have_nothing_to_add(guide: Workspace, tmp_path: Path) -> None:
    edit(guide, ("a.md", "b.md"), ("*now*", "_now_"))
    clone = guide.copy(tmp_path / "clone")
    guide.sync()
    clone.sync()
    assert clone.snapshot() == guide.snapshot()
    assert guide.sync().written == ()


def test_each_language_is_carried_or_outdated_by_itself(guide: Workspace) -> None:
    edit(guide, ("in 3 days", "in 4 days"))
    page = guide.sync().pages[0]
    assert tell(page) == [("Read [it](a.md) in 4 days.", Meaning.MECHANICAL, ("ar",), ("da",), ())]
    assert (page.edited, page.carried) == ((page.changes[0].unit,), 1)
    assert guide.states("guide.md", "da")["Read [it](a.md) in 4 days."] == ("Læs [den](a.md) på 4 dage.", "translated")
    assert guide.states("guide.md", "ar")["Read [it](a.md) in 4 days."] == ("اقرأ [هذا](a.md).", "outdated")


def test_a_dry_run_and_the_preview_tell_what_the_sync_then_does(guide: Workspace) -> None:
    edit(guide, ("a.md", "b.md"), ("*now*", "_now_"), ("recieve", "receive"), ("The end of it", "The bitter end of it"))
    before = guide.snapshot()
    planned = guide.sync(dry_run=True)
    shown = preview_sync(guide.project)
    assert guide.snapshot() == before
    done = guide.sync()
    assert planned.pages == done.pages
    assert shown.pages[0].units == done.pages[0].changes
    assert tell(done.pages[0]) == [
        ("Read [it](b.md) in 3 days.", Meaning.MECHANICAL, (), ("da", "ar"), ()),
        ("Write _now_.", Meaning.NONE, (), (), ("da",)),
        ("We receive it.", Meaning.TRIVIAL, ("da", "ar"), (), ()),
        ("The bitter end of it is near.", Meaning.REAL, (), (), ()),
    ]


def test_what_changed_in_spelling_alone_can_be_taken_at_once(guide: Workspace) -> None:
    edit(guide, ("recieve", "receive"), ("Write", "Write it"))
    planned = guide.sync(dry_run=True, keep=["trivial"])
    done = guide.sync(keep=["trivial"])
    assert planned.pages == done.pages
    assert guide.states("guide.md", "da")["We receive it."] == ("Vi får den.", "translated")
    assert guide.states("guide.md", "da")["Write it *now*."] == ("Skriv *nu*.", "outdated")


def test_a_source_that_returns_gives_the_translation_back_and_that_is_not_carrying(guide: Workspace) -> None:
    before = guide.states("guide.md", "da")
    edit(guide, ("a.md", "b.md"), ("3 days", "4 days"))
    guide.sync()
    guide.write_source("guide.md", PAGE)
    page = guide.sync().pages[0]
    assert (page.carried, tell(page)[0][4]) == (0, ("da", "ar"))
    assert guide.states("guide.md", "da") == before
    assert [entry.comments for entry in guide.catalog("guide.md", "da").entries if not entry.obsolete] == [()] * 5


def test_a_page_shows_the_carried_text_even_before_the_sync(guide: Workspace) -> None:
    edit(guide, ("a.md", "b.md"))
    assert "Læs [den](b.md) på 3 dage." in guide.render("guide.md", "da")
    counts = guide.counts()
    guide.sync()
    assert guide.counts() == counts


def test_saving_a_new_text_drops_the_comment(guide: Workspace) -> None:
    edit(guide, ("a.md", "b.md"))
    guide.sync()
    guide.translate("guide.md", "da", {"Read [it](b.md) in 3 days.": "Læs [den](b.md) nu."})
    assert "carried" not in guide.po_text("guide.md", "da")


def test_a_unit_that_moves_to_another_page_and_changes_a_value_there_keeps_its_translation(guide: Workspace) -> None:
    guide.rename_source("guide.md", "start.md")
    guide.sync()
    guide.write_source("start.md", PAGE.replace("a.md", "b.md"))
    guide.sync()
    assert guide.states("start.md", "da")["Read [it](b.md) in 3 days."] == ("Læs [den](b.md) på 3 dage.", "translated")


def test_a_damaged_file_is_told_by_a_dry_run_as_by_the_sync(guide: Workspace) -> None:
    edit(guide, ("a.md", "b.md"))
    guide.po_path("guide.md", "ar").write_text("?")
    planned, done = guide.try_sync(dry_run=True), guide.try_sync()
    assert [str(problem) for problem in planned.problems] == [str(problem) for problem in done.problems]
    assert [problem.path for problem in done.problems] == ["locales/ar/guide.md.po"]
    assert done.pages[0].carried == planned.pages[0].carried == 1


def test_variables_and_markers_of_wikitext_change_nothing(workspace: Workspace) -> None:
    text = '<translate>\n<!--T:1-->\nWe are <tvar name="n">20</tvar> now, see [[A|it]].\n</translate>\n'
    workspace.write_source("a.wiki", text)
    workspace.sync()
    workspace.translate("a.wiki", "da", {"We are $n now, see [[A|it]].": "Vi er $n nu, se [[A|den]]."})
    workspace.write_source("a.wiki", text.replace("20", "30").replace("[[A|", "[[B|"))
    assert workspace.sync().pages[0].carried == 1
    assert workspace.states("a.wiki", "da")["We are $n now, see [[B|it]]."] == (
        "Vi er $n nu, se [[B|den]].",
        "translated",
    )
    assert "Vi er 30 nu, se [[B|den]]." in workspace.render("a.wiki", "da")


def test_commit_makes_one_commit_of_a_sync_that_carries(guide: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "a@example.org")

    def git(*args: str) -> str:
        return subprocess.run(["git", *args], cwd=guide.root, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    git("add", "source", "locales")
    git("commit", "--quiet", "-m", "Begin")
    edit(guide, ("a.md", "b.md"), ("recieve", "receive"))
    assert sync_project(guide.project, commit=True).committed
    assert git("log", "--format=%s").splitlines() == ["Synchronise 1 page: guide.md", "Begin"]
    assert git("status", "--porcelain", "source", "locales").split() == ["M", "source/guide.md"]
