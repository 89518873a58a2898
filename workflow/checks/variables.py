"""Translation variables stand where a value will be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts, pair_off

_PLURAL = re.compile(r"\{\{\s*plural\s*:", re.IGNORECASE)


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.variables, case.translation.variables
    if had != has and any(_PLURAL.search(reading.text) for reading in (case.source, case.translation)):
        had, has = Counter(set(had)), Counter(set(has))  # each form may name the number, or none
    if had != has:
        yield from compare_counts(*pair_off(had, has, _is_compound), "the variable")


def _is_compound(ours: str, theirs: str) -> bool:
    """Whether one is the other with a hyphen and more, which may be a word: `$year-old` and `$year`."""
    return ours.startswith(f"{theirs}-") or theirs.startswith(f"{ours}-")


CHECK = Check("variables", "Variables", "variables such as $name that are missing or added", _find)
