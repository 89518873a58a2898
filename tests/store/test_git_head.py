"""HEAD is read from git's files, in every shape that they have, as git itself reads it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from workflow.store.git import run_git
from workflow.store.git.head import read_head

_WHO = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")


def commit(root: Path, message: str) -> str:
    """An empty commit; its name."""
    subprocess.run(["git", "-C", root, *_WHO, "commit", "--quiet", "--allow-empty", "-m", message], check=True)
    return run_git(root, "rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit."""
    root = tmp_path / "book"
    subprocess.run(["git", "init", "--quiet", "-b", "main", root], check=True)
    commit(root, "First")
    return root


def loosen(root: Path) -> Path:
    return root


def pack(root: Path) -> Path:
    run_git(root, "pack-refs", "--all")
    return root


def pack_and_go_on(root: Path) -> Path:
    run_git(root, "pack-refs", "--all")
    commit(root, "Second")
    return root


def detach(root: Path) -> Path:
    run_git(root, "checkout", "--quiet", "--detach")
    return root


def link(root: Path) -> Path:
    run_git(root, "worktree", "add", "--quiet", "-b", "side", str(root.parent / "linked"))
    commit(root.parent / "linked", "Aside")
    return root.parent / "linked"


def link_packed(root: Path) -> Path:
    linked = link(root)
    run_git(root, "pack-refs", "--all")
    return linked


def go_below(root: Path) -> Path:
    (root / "a" / "b").mkdir(parents=True)
    return root / "a" / "b"


@pytest.mark.parametrize("shape", [loosen, pack, pack_and_go_on, detach, link, link_packed, go_below])
def test_head_is_what_git_says(repository: Path, shape: Callable[[Path], Path]) -> None:
    root = shape(repository)
    head = read_head(root)
    assert len(head) == 40
    assert head == run_git(root, "rev-parse", "HEAD").strip()


def test_without_a_repository_or_a_commit_there_is_no_head(tmp_path: Path) -> None:
    assert read_head(tmp_path) == ""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    assert read_head(tmp_path) == ""


def test_what_the_files_do_not_tell_is_asked_of_git(repository: Path) -> None:
    run_git(repository, "symbolic-ref", "refs/heads/alias", "refs/heads/main")
    run_git(repository, "symbolic-ref", "HEAD", "refs/heads/alias")
    assert read_head(repository) == run_git(repository, "rev-parse", "HEAD").strip() != ""
