"""A project in a git repository, with short names for what tests do to both."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import workflow
from tests.project import Workspace, make_workspace
from workflow.actions.committing import CommitRun, commit_edits
from workflow.actions.edit import save_translation
from workflow.actions.setup import init_project
from workflow.store.journal import list_waiting

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"

_IDS: dict[str, dict[str, str]] = {}


@dataclass
class Book:
    """A work tree with a project of two pages, `a.md` and `b.md`, in Danish and German."""

    root: Path

    @property
    def workspace(self) -> Workspace:
        """The project."""
        return Workspace(self.root)

    def try_git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git, whatever comes of it."""
        return subprocess.run(["git", "-C", self.root, *arguments], capture_output=True, text=True, check=False)

    def git(self, *arguments: str) -> str:
        """Run git, which must do it; what it prints."""
        done = self.try_git(*arguments)
        assert done.returncode == 0, done
        return done.stdout

    def log(self, form: str = "%an", *more: str) -> list[str]:
        """The commits since the first one, newest first."""
        return self.git("log", f"--format={form}", *more, "begin..HEAD").split("\n")[:-1]

    def save(self, source: str, text: str, author: str, *, page: str = "a.md", language: str = "da") -> None:
        """Save a translation."""
        project = self.workspace.project
        if page not in _IDS:  # every book begins as the same one
            _IDS[page] = self.workspace.ids(page)
        unit = _IDS[page][source]
        save_translation(project, page, unit, language, text, author=author, force=True)

    def commit(self, *, pull: bool = False, push: bool = False) -> CommitRun:
        """Commit everything that waits, whatever comes of it."""
        run = commit_edits(self.workspace.project, pull=pull, push=push)
        assert run is not None
        return run

    def status(self) -> str:
        """What is changed and not committed."""
        return self.git("status", "--porcelain")

    def waiting(self) -> list[str]:
        """The texts that are in no commit as far as the journal knows."""
        return [edit.translation for edit in list_waiting(self.root / "instance")]

    def committed(self, language: str = "da", page: str = "a.md") -> str:
        """A PO file as HEAD has it."""
        return self.git("show", f"HEAD:locales/{language}/{page}.po")

    def configure(self, **settings: object) -> None:
        """Write the `[git]` table."""
        lines = [
            f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}"
            for key, value in settings.items()
        ]
        self.workspace.configure("da", "de", more="\n[git]\n" + "\n".join(lines) + "\n")

    def hook(self, name: str, script: str) -> Path:
        """Install a hook of git's."""
        path = self.root / ".git" / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path


def make_book(root: Path) -> Book:
    """A committed project; its first commit has the tag `begin`."""
    workspace = make_workspace(root, "da", "de")
    for page in ("a.md", "b.md"):
        workspace.write_source(page, PAGE)
    book = Book(root)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    for name, value in (("user.name", "Ada"), ("user.email", "ada@example.org"), ("commit.gpgsign", "false")):
        book.git("config", name, value)
    init_project(root)
    workspace.sync()
    book.git("add", "--all")
    book.git("commit", "--quiet", "-m", "Begin")
    book.git("tag", "begin")
    return book


def copy_book(pattern: Book, root: Path) -> Book:
    """The book in another folder."""
    return Book(Path(shutil.copytree(pattern.root, root, symlinks=True)))


def make_environment() -> dict[str, str]:
    """What git and the programs that it starts shall see: the code under test, and nobody's settings."""
    code = str(Path(workflow.__file__).parents[1])
    return {"PYTHONPATH": code, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def after(seconds: float) -> datetime:
    """A moment that is to come."""
    return datetime.now(UTC) + timedelta(seconds=seconds)
