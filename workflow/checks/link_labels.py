"""Links whose address stands elsewhere in the page keep their label, or they lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts


def _find(case: Case) -> Iterator[str]:
    yield from compare_counts(case.source.labels, case.translation.labels, "the link label")


CHECK = Check("link-labels", "Link labels", "reference links whose label is not one of the source", _find)
