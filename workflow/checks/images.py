"""Images are those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts


def _find(case: Case) -> Iterator[str]:
    yield from compare_counts(case.source.images, case.translation.images, "the image")


CHECK = Check("images", "Images", "images that are missing, added or others than in the source", _find)
