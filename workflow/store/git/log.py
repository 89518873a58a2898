"""What git's history says of its last commit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.store.git.running import try_git


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A commit."""

    name: str
    """The beginning of its name."""
    author: str
    at: str
    """When it was committed (ISO 8601)."""
    subject: str


def read_last_commit(root: Path) -> LogEntry | None:
    """HEAD's commit; None where there is none yet."""
    done = try_git(root, "log", "-1", "--no-show-signature", "--format=%h%x00%an%x00%cI%x00%s")
    if done.code:
        return None
    name, author, at, subject = done.out.decode(errors="replace").rstrip("\n").split("\0", 3)
    return LogEntry(name, author, at, subject)
