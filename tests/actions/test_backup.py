"""A backup restored is the project as it was: files, branches, journal, whatever the project lies in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.actions.repository import Repository
from tests.project import Workspace, refuse
from workflow.actions.backup import back_up
from workflow.actions.restore import restore_backup
from workflow.errors import GuardStopped, PolyfolioError
from workflow.store.journal import Edit, Fate, list_edits, record_edit
from workflow.store.journal.state import open_state

STATUS = ("status", "--porcelain", "--untracked-files=all")
REFS = ("for-each-ref",)


@pytest.fixture
def book(workspace: Workspace) -> Workspace:
    """Two pages in two languages, a few translations."""
    workspace.write_source("a.md", "# Title\n\nOne.\n\nTwo.\n")
    workspace.write_source("sub/b.md", "Other.\r\n")
    workspace.write_source("sub/image.png", bytes(range(256)))
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel", "One.": "En."})
    (workspace.root / ".gitignore").write_text("instance/\n")
    (workspace.root / "glossary").mkdir()
    (workspace.root / "glossary/da.csv").write_text("term,translation\nTitle,Titel\n", encoding="utf-8")
    return workspace


def restore(file: Path, target: Path, *, folder: str = "") -> Workspace:
    """The restored project."""
    done = restore_backup(file, target)
    assert (done.root, done.aside, done.recovered.problems) == (target / folder, None, ())
    return Workspace(done.root)


def list_texts(book: Workspace) -> list[tuple[str, str, str]]:
    """The journal's texts, newest first, with what became of them."""
    found = list_edits(book.root / "instance", limit=99)
    return [(edit.unit, edit.translation, edit.fate.value) for edit in found]


def test_a_project_outside_a_repository_comes_back_as_it_was(book: Workspace, tmp_path: Path) -> None:
    record_edit(book.root / "instance", Edit("a.md", "x", "da", "Bo", "", "s", "kept", fate=Fate.ASIDE))
    (book.root / "translated").mkdir()
    (book.root / "source/sub/picture.png").symlink_to("image.png")
    done = back_up(book.project, tmp_path / "b.zip")
    assert (done.problems, done.manifest.counts["edits"], done.manifest.counts["pending"]) == ((), 3, 0)
    again = restore(tmp_path / "b.zip", tmp_path / "again")
    assert again.snapshot() == book.snapshot()
    assert (again.root / "source/sub/picture.png").is_symlink()
    assert (again.root / "translated").is_dir()
    assert list_texts(again) == list_texts(book)
    assert again.counts() == book.counts()
    assert again.sync().written == ()


def test_a_repository_comes_back_with_branches_tags_and_changes(book: Workspace, tmp_path: Path) -> None:
    top = Repository(tmp_path / "repository")
    top.root.mkdir()
    top.git("init", "--quiet")
    top.write("README", b"read me\n")
    book.root.rename(top.root / "docs")
    book = Workspace(top.root / "docs")
    (book.root / ".gitignore").write_text("instance/\n*.bak\n")
    (book.root / ".gitattributes").write_text("*.txt eol=crlf\n")
    book.write_source("tool.sh", "#!/bin/sh\n").chmod(0o755)
    book.write_source("gone.png", b"gone")
    book.write_source("lf.txt", "with LF, whatever git's attributes say\n")
    (book.root / "source/link.md").symlink_to("a.md")
    top.commit("Begin")
    top.git("tag", "-a", "v1", "-m", "First")
    top.git("switch", "--quiet", "-c", "side")
    top.git("remote", "add", "origin", "https://example.org/book.git")
    top.git("update-ref", "refs/remotes/origin/main", "HEAD")
    top.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    book.translate("a.md", "ar", {"Title": "عنوان"})
    (book.root / "source/gone.png").unlink()
    (book.root / "source/notes.bak").write_text("ignored by git, not by the project\n")
    book.write_source("new.md", "New.\n")
    back_up(book.project, tmp_path / "b.zip")
    again = restore(tmp_path / "b.zip", tmp_path / "again", folder="docs")
    copy = Repository(tmp_path / "again")
    assert again.snapshot() == book.snapshot()
    assert copy.read("README") == b"read me\n"
    for asked in (
        STATUS,
        REFS,
        ("symbolic-ref", "HEAD"),
        ("symbolic-ref", "refs/remotes/origin/HEAD"),
        ("remote", "-v"),
    ):
        assert copy.git(*asked) == top.git(*asked)
    assert os.access(again.root / "source/tool.sh", os.X_OK)
    assert "merge-po" in copy.git("config", "merge.polyfolio.driver")
    assert copy.git("fsck", "--no-dangling") == ""


SLOW = (pytest.param(kind, marks=pytest.mark.slow) for kind in ("shallow", "sha256"))


@pytest.mark.parametrize("kind", ["unborn", "detached", *SLOW])
def test_unusual_repositories_come_back(book: Workspace, tmp_path: Path, kind: str) -> None:
    top = Repository(book.root)
    top.git("init", "--quiet", f"--object-format={'sha256' if kind == 'sha256' else 'sha1'}")
    if kind != "unborn":
        top.commit("Begin")
        top.write("polyfolio.toml", top.read("polyfolio.toml") + b"# end\n")
        top.commit("More")
    if kind == "detached":
        top.git("checkout", "--quiet", "HEAD~1")
    if kind == "shallow":
        top.git("clone", "--quiet", "--depth=1", f"file://{book.root}", str(tmp_path / "shallow"))
        top = Repository(tmp_path / "shallow")
    back_up(Workspace(top.root).project, tmp_path / "b.zip")
    again = restore(tmp_path / "b.zip", tmp_path / "again")
    copy = Repository(again.root)
    assert again.snapshot() == Workspace(top.root).snapshot()
    for asked in (STATUS, REFS, ("rev-parse", "--abbrev-ref", "HEAD"), ("log", "--format=%H")):
        ours, theirs = copy.try_git(*asked), top.try_git(*asked)
        assert (ours.returncode, ours.stdout) == (theirs.returncode, theirs.stdout), asked


def test_edits_saved_while_the_backup_is_made_come_back(book: Workspace, tmp_path: Path) -> None:
    ids = book.ids("a.md")
    saved: list[str] = []

    def save_more(done: int, total: int) -> None:
        """One client is as fast as the copying; it edits a unit again and again, and others once."""
        text = f"Tekst {done} af {total}"
        book.save("a.md", ids["Two."], "da", text)
        saved.append(text)
        if done in (1, total):
            book.save("a.md", ids["Title"], "ar", f"عنوان {done}")

    done = back_up(book.project, tmp_path / "b.zip", report=save_more)
    assert len(saved) > 8
    assert 1 < done.manifest.counts["pending"] < len(saved)
    finished = restore_backup(tmp_path / "b.zip", tmp_path / "again")
    assert len(finished.recovered.written) == done.manifest.counts["pending"]
    assert finished.recovered.overtaken == ()
    again = Workspace(finished.root)
    assert again.snapshot() == book.snapshot()
    assert list_texts(again) == list_texts(book)


def test_edits_committed_while_the_backup_is_made_are_in_no_commit_of_it(book: Workspace, tmp_path: Path) -> None:
    Repository(book.root).git("init", "--quiet")
    Repository(book.root).commit("Begin")

    def commit(done: int, _total: int) -> None:
        """The committer is at work after the branches were copied."""
        with open_state(book.root / "instance") as state:
            state.execute("update edits set committed = 1 where sequence <= ?", (done,))

    commit(1, 0)
    back_up(book.project, tmp_path / "b.zip", report=commit)
    again = restore(tmp_path / "b.zip", tmp_path / "again")
    for root, committed in ((again.root, [1, 0]), (book.root, [1, 1])):
        with open_state(root / "instance") as state:
            assert [row[0] for row in state.execute("select committed from edits order by sequence")] == committed


def test_edits_on_a_commit_that_the_backup_does_not_have_are_on_its_head(book: Workspace, tmp_path: Path) -> None:
    Repository(book.root).git("init", "--quiet")
    Repository(book.root).commit("Begin")
    head = Repository(book.root).git("rev-parse", "HEAD").strip()

    def move_head(done: int, _total: int) -> None:
        """An edit is made, and the committer has moved HEAD and what it knows of it."""
        if done == 2:
            book.translate("a.md", "ar", {"Title": "عنوان"})
            with open_state(book.root / "instance") as state:
                state.execute("update edits set head = ? where language = 'ar'", ("1" * 40,))

    back_up(book.project, tmp_path / "b.zip", report=move_head)
    again = restore(tmp_path / "b.zip", tmp_path / "again")
    with open_state(again.root / "instance") as state:
        assert [row[0] for row in state.execute("select head from edits where language = 'ar'")] == [head]


def test_an_unfinished_merge_stops_no_backup_and_is_told(book: Workspace, tmp_path: Path) -> None:
    top = Repository(book.root)
    top.git("init", "--quiet")
    top.commit("Begin")
    top.git("branch", "side")
    for branch, text in (("main", "Ours.\n"), ("side", "Theirs.\n")):
        top.git("switch", "--quiet", branch)
        book.write_source("a.md", text)
        top.commit(branch)
    assert top.try_git("merge", "main").returncode == 1
    done = back_up(book.project, tmp_path / "b.zip")
    assert ["the merge itself is not in the backup" in str(problem) for problem in done.problems] == [True]
    assert restore(tmp_path / "b.zip", tmp_path / "again").snapshot() == book.snapshot()


def test_what_cannot_be_taken_is_told_and_stops_nothing_else(book: Workspace, tmp_path: Path) -> None:
    (book.root / "source/outside.md").symlink_to("/etc/passwd")
    os.mkfifo(book.root / "source/pipe.md")
    done = back_up(book.project, tmp_path / "b.zip")
    assert [refuse(problem) for problem in done.problems] == [("source/outside.md", 0), ("source/pipe.md", 0)]
    assert all("is not in the backup" in problem for problem in done.manifest.left_out)
    assert restore(tmp_path / "b.zip", tmp_path / "again").po_text("a.md", "da") == book.po_text("a.md", "da")


def test_a_backup_is_not_written_over_another_or_into_the_documents(book: Workspace, tmp_path: Path) -> None:
    back_up(book.project, tmp_path / "b.zip")
    before = (tmp_path / "b.zip").read_bytes()
    with pytest.raises(GuardStopped, match="--yes replaces it"):
        back_up(book.project, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == before
    for place in (book.root / "source/b.zip", book.root / "instance/b.zip", tmp_path / "none/b.zip", tmp_path):
        with pytest.raises(PolyfolioError):
            back_up(book.project, place)
    back_up(book.project, tmp_path / "b.zip", yes=True)
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "project"]


def test_what_is_there_is_moved_aside_and_only_when_asked(book: Workspace, tmp_path: Path) -> None:
    back_up(book.project, tmp_path / "b.zip")
    book.write_source("later.md", "Later.\n")
    before = book.snapshot()
    with pytest.raises(GuardStopped, match="is not empty"):
        restore_backup(tmp_path / "b.zip", book.root)
    assert book.snapshot() == before
    done = restore_backup(tmp_path / "b.zip", book.root, yes=True)
    assert done.aside is not None
    assert Workspace(done.aside).snapshot() == before
    assert set(before) - set(book.snapshot()) == {"source/later.md"}
    assert len(list(tmp_path.iterdir())) == 3


def test_a_restore_into_a_project_of_a_repository_finds_its_top(book: Workspace, tmp_path: Path) -> None:
    top = Repository(tmp_path)
    top.git("init", "--quiet")
    top.commit("Begin")
    file = tmp_path.parent / f"{tmp_path.name}.zip"
    try:
        back_up(book.project, file)
        with pytest.raises(PolyfolioError, match="--into"):
            restore_backup(file, tmp_path / "elsewhere", in_project=True)
        done = restore_backup(file, tmp_path.with_name(f"{tmp_path.name}-2") / "project", in_project=True)
        assert done.root.name == "project"
        assert (done.root.parent / ".git").is_dir()
    finally:
        file.unlink()
