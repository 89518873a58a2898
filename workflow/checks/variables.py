"""Translation variables stand where a value will be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts

_PLURAL = re.compile(r"\{\{\s*plural\s*:", re.IGNORECASE)


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.variables, case.translation.variables
    if had != has and any(_PLURAL.search(reading.text) for reading in (case.source, case.translation)):
        had, has = Counter(set(had)), Counter(set(has))  # each form may name the number, or none
    yield from compare_counts(had, has, "the variable")


CHECK = Check("variables", "Variables", "variables such as $name that are missing or added", _find)
