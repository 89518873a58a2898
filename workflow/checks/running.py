"""Checks run on a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.checks.check import Case, Check
from workflow.model import Issue, Severity


@dataclass(frozen=True, slots=True)
class Chosen:
    """The checks that are on for a language."""

    checks: Sequence[Check]
    severities: Mapping[str, Severity]
    """How grave what a check finds is, by its id."""

    def find(self, case: Case, unit_id: str) -> Iterator[Issue]:
        """What the checks find in a translation, in their order."""
        for check in self.checks:
            if check.fits(case.format):
                for message in check.find(case):
                    yield Issue(case.language.code, case.page, unit_id, check.id, self.severities[check.id], message)
