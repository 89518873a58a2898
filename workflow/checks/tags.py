"""Tags of the source are there, and no more often; those that it does not have at all are errors in any case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.tags, case.translation.tags
    yield from compare_counts(had, Counter({tag: count for tag, count in has.items() if tag in had}), "the tag")


CHECK = Check("tags", "Tags", "tags that are missing or added", _find)
