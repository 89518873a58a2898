"""Who commits what: a commit per author, of the files that were saved, and of nothing else."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.actions.committing.book import Book, after
from workflow.actions.committing import commit_edits, is_commit_due
from workflow.actions.committing.notes import write_time
from workflow.actions.committing.queue import WaitingFile
from workflow.actions.sync import sync_project
from workflow.store.journal import WaitingEdit, list_waiting


def test_each_author_gets_a_commit_of_the_files_that_are_theirs_alone(book: Book) -> None:
    book.save("Title", "Titel", "Åse Bæk")
    book.save("First paragraph.", "Første afsnit.", "Åse Bæk", page="b.md")
    book.save("Title", "Titel", "Bo", language="de")
    run = book.commit()
    assert [(one.author, one.others, one.files, one.units) for one in run.commits] == [
        ("Bo", (), ("locales/de/a.md.po",), 1),
        ("Åse Bæk", (), ("locales/da/a.md.po", "locales/da/b.md.po"), 2),
    ]
    assert book.log("%an <%ae> %cn %s") == [
        "Åse Bæk <ase-bk-58724123@polyfolio.invalid> Ada Translate 2 units into Danish",
        "Bo <bo-e52e1ced@polyfolio.invalid> Ada Translate 1 unit into German: a.md",
    ]
    assert (book.status(), book.waiting(), run.problem) == ("", [], "")


def test_a_file_of_several_authors_is_in_one_commit_that_names_them_all(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    book.save("First paragraph.", "Første", "Åse")
    book.save("Second paragraph.", "Andet", "Åse")
    book.save("Second paragraph.", "Andet afsnit", "Ada")
    book.commit()
    assert book.log("%an%n%(trailers)") == [
        "Åse",
        "Co-authored-by: Ada <ada@example.org>",
        "Co-authored-by: Bo <bo-e52e1ced@polyfolio.invalid>",
        "",
    ]


def test_gits_own_user_signs_with_the_address_that_git_knows(book: Book) -> None:
    book.save("Title", "Titel", "Ada")
    book.commit()
    assert book.log("%an <%ae>") == ["Ada <ada@example.org>"]


@pytest.mark.slow
def test_the_same_name_always_has_the_same_address_at_the_domain_of_the_settings(book: Book) -> None:
    book.configure(author_domain="users.example.org")
    book.save("Title", "Titel", "Bo")
    book.commit()
    book.save("Title", "Titlen", "Bo")
    book.commit()
    assert book.log("%ae") == ["bo-e52e1ced@users.example.org"] * 2


def test_a_name_that_git_would_refuse_signs_as_a_translator(book: Book) -> None:
    book.save("Title", "Titel", "<>,.")
    book.commit()
    assert book.log() == ["translator"]


def test_what_the_user_has_staged_or_changed_elsewhere_is_left_alone(book: Book) -> None:
    (book.root / "mine.txt").write_text("mine")
    book.git("add", "mine.txt")
    (book.root / "source" / "a.md").write_text("# Title\n\nAnother text.\n")
    book.workspace.edit_po("b.md", "da", 'msgid "Title"\nmsgstr ""', 'msgid "Title"\nmsgstr "Udefra"')
    book.save("Title", "Titel", "Bo")
    book.commit()
    assert book.git("show", "--name-only", "--format=", "HEAD") == "locales/da/a.md.po\n"
    assert sorted(book.status().splitlines()) == [" M locales/da/b.md.po", " M source/a.md", "A  mine.txt"]


def test_a_file_that_somebody_has_staged_is_left_to_them(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    book.save("Title", "Titel", "Bo", language="de")
    book.git("add", "locales/da/a.md.po")
    run = book.commit()
    assert run.staged == ("locales/da/a.md.po",)
    assert (book.status(), run.waiting) == ("M  locales/da/a.md.po\n", 1)
    assert not is_commit_due(book.workspace.project, after(5))
    book.git("restore", "--staged", "locales/da/a.md.po")
    assert book.commit().waiting == 0


def test_a_new_file_is_committed(book: Book) -> None:
    shutil.rmtree(book.root / "locales" / "da")
    book.git("commit", "--quiet", "--all", "-m", "No Danish")
    book.save("Title", "Titel", "Bo")
    book.commit()
    assert (book.log()[0], book.status()) == ("Bo", "")
    assert 'msgstr "Titel"' in book.committed()


def test_files_that_git_ignores_are_nothing_to_commit(book: Book) -> None:
    book.git("rm", "--quiet", "-r", "--cached", "locales/da")
    (book.root / ".gitignore").write_text("instance/\nlocales/da/\n")
    book.git("commit", "--quiet", "--all", "-m", "No Danish")
    book.save("Title", "Titel", "Bo")
    book.save("Title", "Titel", "Bo", language="de")
    run = book.commit()
    assert ([one.files for one in run.commits], run.waiting) == ([("locales/de/a.md.po",)], 0)


def test_what_somebody_else_has_committed_is_marked_and_not_committed_again(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    book.git("commit", "--quiet", "--all", "-m", "By hand")
    assert (book.waiting(), book.commit().commits, book.waiting()) == (["Titel"], (), [])


def test_an_edit_that_another_program_took_out_of_the_file_stays_guarded(book: Book) -> None:
    before = book.workspace.po_text("a.md", "da")
    book.save("Title", "Titel", "Bo")
    book.workspace.po_path("a.md", "da").write_text(
        before.replace('msgid "First paragraph."\nmsgstr ""', 'msgid "First paragraph."\nmsgstr "Udefra"')
    )
    run = book.commit()
    assert len(run.commits) == 1
    assert book.waiting() == ["Titel"]
    assert run.waiting == 0  # nothing that git could still take
    book.save("Title", "Titlen", "Bo")
    assert len(book.commit().commits) == 1
    assert book.waiting() == []


def test_a_removed_translation_and_one_that_became_outdated_are_in_the_commit(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    book.save("Title", "", "Bo")
    book.save("First paragraph.", "Første", "Bo")
    book.workspace.write_source("a.md", "# Title\n\nQuite another beginning of it.\n\nSecond paragraph.\n")
    book.workspace.sync(yes=True)
    book.commit()
    assert book.waiting() == []


@pytest.mark.slow
def test_a_project_below_the_top_of_its_repository_is_committed(book: Book, tmp_path: Path) -> None:
    top = Book(tmp_path / "top")
    top.root.mkdir()
    shutil.copytree(book.root, top.root / "docs", ignore=shutil.ignore_patterns(".git"))
    top.git("init", "--quiet")
    top.git("add", "--all")
    top.git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "Begin")
    top.git("config", "user.name", "Ada")
    top.git("config", "user.email", "ada@example.org")
    inner = Book(top.root / "docs")
    inner.save("Title", "Titel", "Bo")
    assert [one.files for one in inner.commit().commits] == [("docs/locales/da/a.md.po",)]
    assert (inner.waiting(), top.status()) == ([], "")


def test_without_a_repository_nothing_happens(book: Book) -> None:
    shutil.rmtree(book.root / ".git")
    book.save("Title", "Titel", "Bo")
    assert not is_commit_due(book.workspace.project, after(9999))
    assert commit_edits(book.workspace.project) is None


def test_a_file_waits_until_it_has_been_quiet_for_a_while(book: Book) -> None:
    project = book.workspace.project
    book.save("Title", "Titel", "Bo")
    assert not is_commit_due(project, after(100))
    assert is_commit_due(project, after(120))
    book.save("Title", "Titel", "Bo", language="de")
    assert commit_edits(project, everything=False) is not None
    assert len(list_waiting(project.instance)) == 2


def test_nobody_waits_longer_than_ten_minutes() -> None:
    now = after(0)
    edits = [
        WaitingEdit(number, str(number), write_time(now - timedelta(seconds=seconds)), "a.md", "x", "da", "Bo", "")
        for number, seconds in enumerate((601, 300, 1))
    ]
    assert WaitingFile("a.po", tuple(edits), "").is_due(120, now)
    assert not WaitingFile("a.po", tuple(edits[1:]), "").is_due(120, now)


def test_a_clock_that_is_set_back_holds_nothing_up(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    assert is_commit_due(book.workspace.project, after(-3600))


def test_a_project_that_wants_no_commits_gets_none_by_itself(book: Book) -> None:
    book.configure(commit=False)
    book.save("Title", "Titel", "Bo")
    assert not is_commit_due(book.workspace.project, after(9999))
    assert len(book.commit().commits) == 1


@pytest.mark.slow
def test_translations_in_a_repository_of_their_own_are_committed_there(book: Book) -> None:
    shutil.rmtree(book.root / ".git")
    inner = Book(book.root / "locales")
    inner.git("init", "--quiet")
    inner.git("config", "user.name", "Ada")
    inner.git("config", "user.email", "ada@example.org")
    inner.git("add", "--all")
    inner.git("commit", "--quiet", "-m", "Begin")
    book.save("Title", "Titel", "Bo")
    assert [one.files for one in book.commit().commits] == [("da/a.md.po",)]
    assert (inner.status(), book.waiting()) == ("", [])


def test_a_sync_that_commits_leaves_translators_their_own_commits(book: Book) -> None:
    book.save("Title", "Titel", "Bo")
    book.workspace.write_source("a.md", "# Title\n\nFirst paragraph.\n\nA new one.\n")
    assert sync_project(book.workspace.project, commit=True).committed
    assert book.log("%an") == ["Ada", "Bo"]
    assert "Bo" in book.git("log", "-1", "--format=%an", "-S", "Titel")


@pytest.mark.slow
def test_many_files_are_committed_with_few_processes(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for page in ("a.md", "b.md"):
        for language in ("da", "de"):
            book.save("Title", f"{page} {language}", "Bo", page=page, language=language)
    commands = []
    run = subprocess.Popen

    def note(command: list[str], **options: Any) -> object:
        commands.append(command[4])
        return run(command, **options)

    monkeypatch.setattr(subprocess, "Popen", note)
    assert len(book.commit().commits) == 1
    assert sorted(commands) == sorted(
        ["status", "rev-parse", "var", "var", "rev-parse", "commit", "diff", "rev-parse", "ls-tree", "cat-file"]
    )


@pytest.mark.slow
def test_a_file_that_left_with_its_page_is_committed_as_gone(book: Book) -> None:
    book.save("Title", "Titel", "Bo", page="b.md")
    book.workspace.po_path("b.md", "da").unlink()
    run = book.commit()
    assert (run.problem, len(run.commits), run.waiting) == ("", 1, 0)
    assert book.status() == ""
    assert book.waiting() == ["Titel"]  # the journal has it still
    assert (book.commit().commits, is_commit_due(book.workspace.project, after(9999))) == ((), False)
