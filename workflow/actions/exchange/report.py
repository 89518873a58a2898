"""What sending and receiving files tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workflow.errors import PolyfolioError


class Outcome(StrEnum):
    """What became of one unit of a file."""

    TAKEN = "taken"
    """It is the unit's translation now."""
    OUTDATED = "outdated"
    """It is the unit's text now, marked as outdated: the file itself calls it unfinished."""
    STALE = "stale"
    """The unit's source has changed since the file went out: it came in as outdated, or as an older text."""
    OFFERED = "offered"
    """It is kept beside the unit's own text."""
    UNCHANGED = "unchanged"
    """It says nothing new."""
    KEPT = "kept"
    """The unit keeps its own text, as the rule asks."""
    REFUSED = "refused"
    """It has an error and could not have been typed either."""
    UNKNOWN = "unknown"
    """The project has no such page or unit."""


@dataclass(frozen=True, slots=True)
class UnitReport:
    """What became of one unit of a file."""

    language: str
    page: str
    unit: str
    outcome: Outcome
    reason: str = ""
    check: str = ""
    """The check that refused it."""
    line: int = 0
    """Its line in the file; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What became of a file."""

    file: str
    units: tuple[UnitReport, ...]
    """In the file's order within each page and language."""
    problems: tuple[PolyfolioError, ...] = ()
    """Parts of the file, and pages and PO files of the project, that were left alone."""

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many units had each outcome; outcomes of none too."""
        found = Counter(each.outcome for each in self.units)
        return {outcome: found[outcome] for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that went out."""

    file: Path
    pages: int
    units: int
    words: int
    """Words of the sources of these units."""
    problems: tuple[PolyfolioError, ...] = ()
    """Pages that are not in it, and why."""
