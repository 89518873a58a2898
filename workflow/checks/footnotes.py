"""References to footnotes are those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts


def _find(case: Case) -> Iterator[str]:
    yield from compare_counts(case.source.footnotes, case.translation.footnotes, "the footnote")


CHECK = Check("footnotes", "Footnotes", "references to footnotes that are missing or added", _find)
