"""A git repository with a project, whose git merges with the driver that `polyfolio init` configures."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import workflow
from workflow.actions.setup import add_languages, init_project
from workflow.actions.sync import sync_project
from workflow.model import Entry
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import open_project

PAGE = "guide.md"
DA = "locales/da/guide.md.po"
POT = "locales/templates/guide.md.pot"
TEXT = "# Guide\n\nOne.\n\nTwo.\n\nThree.\n"


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree, and short names for what tests do to it."""

    root: Path

    def try_git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git, whatever comes of it. The driver finds the code under test as this process does."""
        environment = os.environ | {
            "PYTHONPATH": str(Path(workflow.__file__).parents[1]),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true",
        }
        who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
        command = ["git", "-C", str(self.root), *who, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def git(self, *arguments: str) -> str:
        """Run git, which must do it; what it prints."""
        done = self.try_git(*arguments)
        assert done.returncode == 0, done
        return done.stdout + done.stderr

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        return (self.root / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        (self.root / name).write_bytes(data)

    def sync(self) -> tuple[str, ...]:
        """Bring units and PO files up to the sources; nothing may be left alone. What was written."""
        result = sync_project(open_project(self.root))
        assert (result.problems, result.guarded) == ((), ())
        return result.written

    def entries(self, name: str = DA) -> tuple[Entry, ...]:
        """The entries of a PO file, which must be sound."""
        return read_catalog(self.read(name), path=name).entries

    def texts(self, name: str = DA) -> list[tuple[str, str]]:
        """Source and translation of each entry in the file's order; `~` before the source of an obsolete one."""
        return [("~" * entry.obsolete + entry.source.rstrip(" "), entry.translation) for entry in self.entries(name)]

    def translate(self, *, name: str = DA, **texts: str) -> None:
        """Give the units whose source begins with a word a translation."""
        catalog = read_catalog(self.read(name), path=name)
        entries = tuple(
            entry.change(translation=texts[entry.source.strip("*.")]) if entry.source.strip("*.") in texts else entry
            for entry in catalog.entries
        )
        self.write(name, write_catalog(type(catalog)(entries, catalog.header, catalog.newline)))

    def date(self, date: str, *, name: str = DA) -> None:
        """Change the revision date as a PO editor does."""
        lines = self.read(name).splitlines(keepends=True)
        end = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
        dated = [f'"PO-Revision-Date: {date}\\n"'.encode() + end if b"PO-Revision" in line else line for line in lines]
        self.write(name, b"".join(dated))


def make_repository(root: Path, text: str = TEXT) -> Repository:
    """A repository with one page in one language, synchronised and committed, on `main` and on a branch `side`."""
    repository = Repository(root)
    root.mkdir(exist_ok=True)
    repository.git("init", "--quiet")
    init_project(root)
    add_languages(open_project(root), ["da"])
    repository.write(f"source/{PAGE}", text.encode())
    repository.sync()
    repository.commit("Begin")
    repository.git("branch", "side")
    return repository


def add_catalog(data: bytes, **texts: str) -> Callable[[Repository], None]:
    """An edit that adds the Danish file with these translations."""

    def edit(repository: Repository) -> None:
        (repository.root / DA).parent.mkdir(exist_ok=True)
        repository.write(DA, data)
        repository.translate(**texts)

    return edit
