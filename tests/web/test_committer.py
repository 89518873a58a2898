"""The committer of a server."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

import pytest

from tests.actions.committing.book import Book
from tests.actions.committing.conftest import book, pattern
from web.committer import Committer
from workflow.store.locks import lock_file

__all__ = ["book", "pattern"]


def wait_for(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def stop() -> threading.Event:
    """What ends the committer."""
    return threading.Event()


def test_what_is_saved_is_committed_by_the_server(book: Book, stop: threading.Event) -> None:
    book.configure(commit_after=1)
    Committer(lambda: book.workspace.project, stop, look=0.02).start()
    try:
        book.save("Title", "Titel", "Bo")
        wait_for(lambda: book.log() == ["Bo"] and not book.waiting())
    finally:
        stop.set()


@pytest.mark.slow
def test_what_goes_wrong_is_logged_once_and_ends_nothing(
    book: Book, stop: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    book.configure(commit_after=1)
    book.save("Title", "Titel", "Bo")
    lock = book.root / ".git" / "index.lock"
    lock.touch()
    with lock_file(book.root / "instance" / "locks", "commit"):
        committer = Committer(lambda: book.workspace.project, stop, look=0.02)
        committer.start()
    try:
        wait_for(lambda: "index.lock" in caplog.text)
        assert not committer.attention  # a git may be at work
        os.utime(lock, (1, 1))
        wait_for(lambda: book.log() == ["Bo"])
        (book.root / ".git" / "MERGE_HEAD").touch()
        wait_for(lambda: committer.attention)
    finally:
        stop.set()
