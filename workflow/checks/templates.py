"""Templates and the names of their parameters are those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts


def _find(case: Case) -> Iterator[str]:
    yield from compare_counts(case.source.templates, case.translation.templates, "the template")
    yield from compare_counts(case.source.parameters, case.translation.parameters, "the template parameter")


CHECK = Check("templates", "Templates", "templates and parameter names that are missing, added or renamed", _find)
