"""When a file's time can be trusted."""

from __future__ import annotations

from workflow.actions.facts import RACY_NS, doubt_racy
from workflow.store.files import Identity
from workflow.store.index.rows import ABSENT

FILE = Identity(10, 1_700_000_000_000_000_000, 7)


def test_a_file_that_was_written_right_before_it_was_read_is_read_again() -> None:
    assert doubt_racy(FILE, FILE.mtime_ns + RACY_NS - 1) != FILE


def test_a_file_that_seems_to_come_from_the_future_is_read_again() -> None:
    assert doubt_racy(FILE, FILE.mtime_ns - 10**12) != FILE


def test_an_older_file_is_trusted() -> None:
    assert doubt_racy(FILE, FILE.mtime_ns + RACY_NS) == FILE


def test_an_absent_file_stays_absent() -> None:
    assert doubt_racy(ABSENT, 0) == ABSENT
