"""A healthy project in git with translations, older texts and an edit that is not committed; and ways to break it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.project import Workspace, make_workspace
from workflow.actions.setup import init_project
from workflow.store.po import read_catalog

LETTER = "# Title\n\nFirst text.\n\nSecond text.\n\nThird text.\n"
LONG = "Tredje tekst, som er så lang, at den står på flere linjer i filen, og som aldrig må miste sin ende."
TEXTS = {"Titel", "Første tekst.", "Anden tekst.", "Anden tekst, skrevet om.", LONG, "Nyt: æøå"}
"""Every text that was accepted in letter.md and news.md in Danish, but for those that a later one replaced."""
DA = "locales/da/letter.md.po"
POT = "locales/templates/letter.md.pot"


def git(root: Path, *args: str) -> str:
    """Run git as a user with a name."""
    settings = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    command = ["git", *settings, *args]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def make_healthy(root: Path) -> Workspace:
    """The project."""
    book = make_workspace(root, "da", "ar")
    git(root, "init", "-q")
    init_project(root)
    book.write_source("letter.md", LETTER)
    book.write_source("news.md", "News.\n")
    book.sync()
    book.translate(
        "letter.md", "da", {"Title": "Titel", "First text.": "Første tekst.", "Second text.": "Anden tekst."}
    )
    book.translate("letter.md", "da", {"Third text.": LONG})
    book.translate("news.md", "da", {"News.": "Nyt: æøå"})
    book.write_source("letter.md", LETTER.replace("Second text.", "Second text, which was rewritten."))
    book.sync()
    book.translate("letter.md", "da", {"Second text, which was rewritten.": "Anden tekst, skrevet om."})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Texts")
    book.translate("letter.md", "da", {"First text.": "Første tekst."})
    return book


@dataclass(frozen=True)
class Patient:
    """A copy of the project that is to be broken."""

    root: Path

    def read(self, path: str = DA) -> bytes:
        """The bytes of a file."""
        return (self.root / path).read_bytes()

    def write(self, data: bytes | str, path: str = DA) -> None:
        """Write a file as another program would."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())

    def replace(self, old: str, new: str, path: str = DA) -> int:
        """Replace a text that is there once; the line where it begins."""
        text = self.read(path).decode()
        assert text.count(old) == 1, (old, text)
        self.write(text.replace(old, new), path)
        return text[: text.index(old)].count("\n") + 1

    def find(self, text: str, path: str = DA) -> int:
        """The line of a text."""
        whole = self.read(path).decode()
        return whole[: whole.index(text)].count("\n") + 1

    def texts(self) -> set[str]:
        """Every text that stands in a Danish PO file, active or obsolete."""
        return {
            entry.translation
            for path in (self.root / "locales/da").rglob("*.po")
            for entry in read_catalog(path.read_bytes(), path=path.name).entries
        }


Break = Callable[[Patient], str]
"""Damages a project, and returns where that is: `path:line`, or `path`."""


def list_breaks(functions: dict[str, object]) -> dict[str, Break]:
    """The ways of a module to break a project, by what they do."""
    return {
        re.sub("^break_", "", name).replace("_", " "): function
        for name, function in functions.items()
        if name.startswith("break_") and callable(function)
    }
