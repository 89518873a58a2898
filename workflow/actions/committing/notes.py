"""What the committer remembers from one time to the next: in state.db, so that it survives a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from workflow.store.journal import read_notes, write_notes
from workflow.store.project import Project

FIRST_PAUSE = 30.0
LONGEST_PAUSE = 1800.0
"""Seconds between two attempts that fail: each time twice as many."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The last attempt, which failed."""

    at: str
    message: str
    step: str
    """`commit`, `pull` or `push`."""
    attempts: int
    again: str
    """When it is tried again."""


@dataclass(frozen=True, slots=True)
class LastCommit:
    """The last commit that was made here."""

    at: str
    name: str
    """The beginning of its name."""
    author: str
    units: int
    files: int


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything that is remembered."""

    failure: Failure | None = None
    last: LastCommit | None = None
    attempt: Mapping[str, Any] | None = None
    """HEAD and paths of a commit that was begun, and not ended as far as is known."""
    merging: Mapping[str, Any] | None = None
    """HEAD and the other side of a merge that was begun, and not ended as far as is known."""
    settled: Mapping[str, Any] | None = None
    """See `list_waiting_files`."""
    pulled: str = ""
    """When the remote was last asked."""
    staged: Mapping[str, Any] | None = None
    """Files that were left to whoever has staged them, and when."""


def load_notes(project: Project) -> Notes:
    """The notes as they are in state.db."""
    found = read_notes(project.instance)
    failure, last = found.get("failure"), found.get("last")
    return Notes(
        Failure(**failure) if failure else None,
        LastCommit(**last) if last else None,
        found.get("attempt"),
        found.get("merging"),
        found.get("settled"),
        found.get("pulled", ""),
        found.get("staged"),
    )


def keep_note(project: Project, **notes: Any) -> None:
    """Put down some of the notes by their names; None takes one away."""
    plain = {name: asdict(value) if isinstance(value, Failure | LastCommit) else value for name, value in notes.items()}
    write_notes(project.instance, plain)


def make_failure(before: Failure | None, step: str, message: str, now: datetime) -> Failure:
    """A failure, to be tried again after twice the time that was waited before."""
    attempts = before.attempts + 1 if before and before.step == step else 1
    pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 16), LONGEST_PAUSE)
    return Failure(write_time(now), message, step, attempts, write_time(now + timedelta(seconds=pause)))


def is_too_early(failure: Failure | None, now: datetime) -> bool:
    """Whether what failed is not to be tried again yet; a clock that was set back does not hold it up for long."""
    if failure is None:
        return False
    left = (read_time(failure.again) - now).total_seconds()
    return 0 < left <= LONGEST_PAUSE


def read_time(at: str) -> datetime:
    """A moment as `write_time` writes it."""
    return datetime.fromisoformat(at).astimezone(UTC)


def write_time(moment: datetime) -> str:
    """A moment in UTC (ISO 8601)."""
    return moment.isoformat(timespec="milliseconds")
