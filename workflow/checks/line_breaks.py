"""Line breaks that the author has set are kept."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.breaks, case.translation.breaks
    if had != has:
        yield f"the source has {had} line break{'' if had == 1 else 's'}, the translation {has}"


CHECK = Check("line-breaks", "Line breaks", "more or fewer line breaks than in the source", _find)
