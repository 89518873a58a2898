"""Placeholders in prose, which a program fills in: `{name}`, `%s`, `${name}`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts
from workflow.core.placeholders import PLACEHOLDER


def _find(case: Case) -> Iterator[str]:
    if "{" not in case.source.text and "%" not in case.source.text and "$" not in case.source.text:
        return
    had = Counter(PLACEHOLDER.findall(case.source.prose))
    if had:
        yield from compare_counts(had, Counter(PLACEHOLDER.findall(case.translation.prose)), "the placeholder")


CHECK = Check("placeholders", "Placeholders", "placeholders such as {name} or %s that are missing or others", _find)
