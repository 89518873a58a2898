"""A book in git for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.committing.book import Book, copy_book, make_book, make_environment


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """What every book begins as."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in make_environment().items():
            patch.setenv(name, value)
        return make_book(tmp_path_factory.mktemp("pattern") / "book")


@pytest.fixture
def book(pattern: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book in git."""
    for name, value in make_environment().items():
        monkeypatch.setenv(name, value)
    return copy_book(pattern, tmp_path / "book")
