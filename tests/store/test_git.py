"""Commits of exactly what was written."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from workflow.errors import PolyfolioError
from workflow.store.git import (
    PathStates,
    commit_paths,
    commit_states,
    committing,
    is_repository,
    make_identity,
    read_user_name,
    run_git,
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit; the project is a folder in it."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    for name, value in (("user.name", "Åse Bæk"), ("user.email", "aase@example.org")):
        subprocess.run(["git", "-C", tmp_path, "config", name, value], check=True)
    root = tmp_path / "project"
    root.mkdir()
    (root / "a.po").write_text("a")
    (root / "b.po").write_text("b")
    assert commit_paths(root, ["a.po", "b.po"], "First")
    return root


def changed_files(root: Path) -> list[str]:
    """The files of the last commit."""
    return run_git(root, "show", "--name-only", "--format=", "HEAD").split("\n")[:-1]


def test_new_changed_and_removed_files_are_committed_and_no_other(repository: Path) -> None:
    (repository / "a.po").write_text("a2")
    (repository / "b.po").unlink()
    (repository / "c.po").write_text("c")
    (repository / "mine.txt").write_text("mine")
    assert commit_paths(repository, ["a.po", "b.po", "c.po"], "Second")
    assert changed_files(repository) == ["project/a.po", "project/b.po", "project/c.po"]
    assert run_git(repository, "status", "--porcelain") == "?? project/mine.txt\n"


def test_what_the_user_staged_stays_staged(repository: Path) -> None:
    (repository / "mine.txt").write_text("mine")
    run_git(repository, "add", "mine.txt")
    (repository / "a.po").write_text("a2")
    assert commit_paths(repository, ["a.po"], "Second")
    assert changed_files(repository) == ["project/a.po"]
    assert run_git(repository, "status", "--porcelain") == "A  project/mine.txt\n"


def test_nothing_to_commit_makes_no_commit(repository: Path) -> None:
    assert not commit_paths(repository, ["a.po", "b.po"], "Second")
    assert not commit_paths(repository, [], "Second")


def test_a_file_that_came_and_went_is_nothing_to_git(repository: Path) -> None:
    assert not commit_paths(repository, ["never.po"], "Second")
    (repository / "a.po").write_text("a2")
    assert commit_paths(repository, ["never.po", "a.po"], "Second")
    assert changed_files(repository) == ["project/a.po"]


@pytest.mark.parametrize("name", ["*.po", ":(top)x", "[ab].po", "with space.po", "æ.po", "-x.po"])
def test_a_path_is_that_path_and_no_pattern(repository: Path, name: str) -> None:
    (repository / "a.po").write_text("changed by somebody else")
    (repository / name).write_text("x")
    assert commit_paths(repository, [name], "Second")
    assert run_git(repository, "status", "--porcelain") == " M project/a.po\n"


def test_what_git_refuses_is_told(repository: Path) -> None:
    hook = repository.parent / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not on Sundays' >&2\nexit 1\n")
    hook.chmod(0o755)
    (repository / "a.po").write_text("a2")
    with pytest.raises(PolyfolioError, match="git commit: not on Sundays"):
        commit_paths(repository, ["a.po"], "Second")


def test_the_user_is_known_in_a_repository(repository: Path) -> None:
    assert is_repository(repository)
    assert read_user_name(repository) == "Åse Bæk"


def test_a_folder_without_git_is_none(tmp_path: Path) -> None:
    assert not is_repository(tmp_path)


def test_a_git_that_holds_the_index_for_a_moment_is_waited_for(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = repository.parent / ".git" / "index.lock"
    lock.touch()
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        lock.unlink()

    monkeypatch.setattr(committing, "time", SimpleNamespace(sleep=pause))
    (repository / "a.po").write_text("a2")
    states = PathStates(("project/a.po",), (), ())
    commit_states(repository.parent, states, "Second", seconds=60)
    assert (len(pauses), changed_files(repository)) == (1, ["project/a.po"])


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Bo", "Bo <bo-e52e1ced@x.invalid>"),
        ("  Åse\n Bæk ", "Åse Bæk <ase-bk-58724123@x.invalid>"),
        ("Bo <bo@example.org>", "Bo bo@example.org <bo-bo-example-org-e3b23b2e@x.invalid>"),
        ("山田", "山田 <5f34cd83@x.invalid>"),
        ("--help", "--help <help-0bdbc8fb@x.invalid>"),
        (".,;", "translator <translator-8935b10f@x.invalid>"),
        ("", "translator <translator-8935b10f@x.invalid>"),
    ],
)
def test_a_name_becomes_an_identity_that_git_takes(repository: Path, name: str, identity: str) -> None:
    assert make_identity(name, "x.invalid") == identity
    (repository / "a.po").write_text("a2")
    commit_states(repository, PathStates(("a.po",), (), ()), "Second", author=identity, seconds=60)
    assert run_git(repository, "log", "-1", "--format=%an <%ae>") == f"{identity}\n"


def test_a_file_that_is_saved_while_git_reads_it_is_not_left_staged(repository: Path) -> None:
    counter = repository / "count"  # a filter that gives another content each time that git reads the file
    run_git(repository, "config", "filter.saved.clean", f"cat; echo >> '{counter}'; wc -l < '{counter}'")
    (repository / ".gitattributes").write_text("*.po filter=saved\n")

    def list_staged() -> str:
        return run_git(repository, "diff", "--cached", "--name-only", "--relative", "HEAD")

    (repository / "a.po").write_text("a2")
    run_git(repository, "commit", "--quiet", "--message=Plain", "--only", "--", "a.po")
    assert list_staged() == "a.po\n"
    run_git(repository, "reset", "--quiet", "HEAD", "--", "a.po")
    (repository / "b.po").write_text("b2")
    assert commit_paths(repository, ["b.po"], "Ours")
    assert list_staged() == ""
    (repository / "a.po").write_text("a3")
    commit_states(repository, PathStates(("a.po",), (), ()), "Ours again", seconds=60)
    assert list_staged() == ""
