"""Small real projects on disk, for commands to work on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.shell import Shell

DIRECTION = """\
# Direction

We are a movement.

- Knowledge
- Equity

Read the [charter](charter.md).
"""
NEWS = "# News\n\nNothing yet.\n"


@pytest.fixture(autouse=True)
def _own_git(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """git as a user with a name and nothing else configured."""
    settings = tmp_path_factory.mktemp("git") / "config"
    settings.write_text("[user]\n\tname = Ada Example\n\temail = ada@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def empty(tmp_path: Path) -> Shell:
    """A shell in an empty folder."""
    root = tmp_path / "book"
    root.mkdir()
    return Shell(root)


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two pages and two languages, synchronised: made once, and copied for each test."""
    pattern = Shell(tmp_path_factory.mktemp("pattern"))
    pattern.good("init")
    pattern.write("source/strategy/direction.md", DIRECTION)
    pattern.write("source/news.md", NEWS)
    pattern.good("language", "add", "da", "ar")
    pattern.good("sync")
    return pattern.root


@pytest.fixture
def shell(empty: Shell, pattern: Path) -> Shell:
    """A project with two pages and two languages, synchronised."""
    shutil.copytree(pattern, empty.root, dirs_exist_ok=True)
    return empty
