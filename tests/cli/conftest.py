"""Small real projects on disk, for commands to work on."""

from __future__ import annotations

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


@pytest.fixture
def shell(empty: Shell) -> Shell:
    """A project with two pages and two languages, synchronised."""
    empty.good("init")
    empty.write("source/strategy/direction.md", DIRECTION)
    empty.write("source/news.md", NEWS)
    empty.good("language", "add", "da", "ar")
    empty.good("sync")
    return empty
