"""Checks run on a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.checks.check import Case, Check
from workflow.checks.page_check import PageCase, PageCheck
from workflow.model import Issue, Severity


@dataclass(frozen=True, slots=True)
class Chosen:
    """The checks that are on for a language."""

    checks: Sequence[Check | PageCheck]
    severities: Mapping[str, Severity]
    """How grave what a check finds is, by its id."""

    @property
    def looks_at_pages(self) -> bool:
        """Whether any of them is a check of whole pages."""
        return any(isinstance(check, PageCheck) for check in self.checks)

    def find(self, case: Case, unit_id: str) -> Iterator[Issue]:
        """What the checks find in a translation, in their order."""
        for check in self.checks:
            if isinstance(check, Check) and check.fits(case.format):
                for message in check.find(case):
                    yield Issue(case.language.code, case.page, unit_id, check.id, self.severities[check.id], message)

    def find_in_page(self, case: PageCase) -> Iterator[Issue]:
        """What the checks of whole pages find, in their order."""
        code, page = case.language.code, case.source.page
        for check in self.checks:
            if isinstance(check, PageCheck) and check.fits(case.source.format.name):
                for unit_id, message in check.find(case):
                    yield Issue(code, page, unit_id, check.id, self.severities[check.id], message)
