"""While git has begun something that it has not ended, translations are read-only, and it is said why."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.actions.committing.book import Book
from workflow.actions.edit import review_translation, save_translation
from workflow.actions.recovery import recover_project
from workflow.actions.resolving import resolve_file
from workflow.actions.workpage import open_work_page
from workflow.cli.main import main
from workflow.errors import Busy
from workflow.store.journal import Edit, record_edit


def fork(book: Book) -> None:
    """Two branches that change one line."""
    book.git("switch", "--quiet", "--create", "side")
    (book.root / "notes.txt").write_text("theirs\n")
    book.git("add", "notes.txt")
    book.git("commit", "--quiet", "-m", "Theirs")
    book.git("switch", "--quiet", "main")
    (book.root / "notes.txt").write_text("ours\n")
    book.git("add", "notes.txt")
    book.git("commit", "--quiet", "-m", "Ours")


def begin_am(book: Book) -> None:
    """Apply a mail that does not fit."""
    mail = book.root.parent / "mail"
    mail.write_text(book.git("format-patch", "--stdout", "-1", "side"))
    assert book.try_git("am", "--quiet", str(mail)).returncode


BEGINNINGS: dict[str, Callable[[Book], object]] = {
    "merge": lambda book: book.try_git("merge", "side"),
    "rebase": lambda book: book.try_git("rebase", "side"),
    "cherry-pick": lambda book: book.try_git("cherry-pick", "side"),
    "revert": lambda book: book.try_git("revert", "--no-commit", "HEAD~1") and book.try_git("revert", "side"),
    "am": begin_am,
    "bisect": lambda book: book.git("bisect", "start"),
}

RARE = ("cherry-pick", "revert", "am")


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow) if kind in RARE else kind for kind in BEGINNINGS]
)
def test_nothing_is_saved_and_the_way_out_is_told(book: Book, kind: str) -> None:
    book.save("Title", "Titel", "Bo")
    book.commit()
    fork(book)
    BEGINNINGS[kind](book)
    before = book.workspace.po_text("a.md", "da")
    with pytest.raises(Busy) as caught:
        book.save("Title", "Titlen", "Bo")
    ends = "`git bisect reset` ends it" if kind == "bisect" else f"`git {kind} --abort` gives it up"
    assert str(caught.value).startswith(f"translations are read-only: git has an unfinished {kind}: ")
    assert str(caught.value).endswith(ends)
    assert book.workspace.po_text("a.md", "da") == before
    run = book.commit()
    assert (run.commits, run.hindrance) == ((), str(caught.value).removeprefix("translations are read-only: "))
    book.git(*ends.partition("`git ")[2].partition("`")[0].split())
    book.save("Title", "Titlen", "Bo")
    assert book.commit().waiting == 0


def test_the_command_line_ends_with_the_code_of_a_busy_project(book: Book) -> None:
    fork(book)
    BEGINNINGS["merge"](book)
    unit = book.workspace.ids("a.md")["Title"]
    result = CliRunner().invoke(main, ["--project", str(book.root), "translate", "a.md", unit, "da", "Titel"])
    assert isinstance(result.exception, Busy)
    assert result.exception.exit_code == 75
    with pytest.raises(Busy):
        review_translation(book.workspace.project, "a.md", unit, "da")


def test_the_editor_knows_before_anyone_types(book: Book) -> None:
    assert open_work_page(book.workspace.project, "a.md", "da").read_only == ""
    fork(book)
    BEGINNINGS["merge"](book)
    reason = open_work_page(book.workspace.project, "a.md", "da").read_only
    assert reason.startswith("translations are read-only: git has an unfinished merge")


def test_what_mends_files_still_works(book: Book) -> None:
    fork(book)
    (book.root / ".gitattributes").unlink()
    for branch, text in (("side", "Deres"), ("main", "Vores")):
        book.git("switch", "--quiet", branch)
        book.workspace.edit_po("a.md", "da", 'msgid "Title"\nmsgstr ""', f'msgid "Title"\nmsgstr "{text}"')
        book.git("commit", "--quiet", "-m", branch, "--", "locales/da/a.md.po")
    book.git("config", "merge.polyfolio.driver", "false")
    book.try_git("merge", "side")
    path = book.workspace.po_path("a.md", "da")
    assert "<<<<<<<" in path.read_text()
    assert resolve_file(path, name="a.md.po").written
    book.workspace.write_source("b.md", "# Another title\n")
    assert book.workspace.sync(yes=True).written


def test_edits_that_a_killed_writer_left_wait_for_the_end_of_it(book: Book) -> None:
    unit = book.workspace.ids("a.md")["Title"]
    fork(book)
    BEGINNINGS["merge"](book)
    base = open_work_page(book.workspace.project, "a.md", "da").find(unit).digest
    record_edit(book.root / "instance", Edit("a.md", unit, "da", "Bo", base, "Title", "Titel"))
    assert recover_project(book.workspace.project).written == ()
    book.git("merge", "--abort")
    assert [edit.translation for edit in recover_project(book.workspace.project).written] == ["Titel"]


def test_a_merge_in_a_linked_work_tree_is_that_trees_alone(book: Book, tmp_path: Path) -> None:
    fork(book)
    book.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "-b", "linked")
    linked = Book(tmp_path / "linked")
    linked.try_git("merge", "side")
    with pytest.raises(Busy):
        linked.save("Title", "Titel", "Bo")
    book.save("Title", "Titel", "Bo")
    linked.git("merge", "--abort")
    linked.save("Title", "Titel", "Bo")
    assert (linked.commit().waiting, linked.log()[0]) == (0, "Bo")


def test_looking_for_it_starts_no_process(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = book.workspace.ids("a.md")["Title"]
    project = book.workspace.project

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert save_translation(project, "a.md", unit, "da", "Titel", author="Bo").changed
