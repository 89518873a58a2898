"""Line breaks that the author has set are kept."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.reading import Reading


def _find(case: Case) -> Iterator[str]:
    had, has = _count(case.source, case.format), _count(case.translation, case.format)
    if had != has:
        yield f"the source has {had} line break{'' if had == 1 else 's'}, the translation {has}"


def _count(reading: Reading, format: str) -> int:
    """Line ends of plain text are the author's own where they stand in a unit: others are joined."""
    return reading.breaks + (reading.text.strip().count("\n") if format == "text" else 0)


CHECK = Check("line-breaks", "Line breaks", "more or fewer line breaks than in the source", _find)
