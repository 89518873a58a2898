"""Checks run on a translation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workflow.checks.check import Case, Check
from workflow.checks.page_check import PageCase, PageCheck
from workflow.model import Issue, Severity


@dataclass(frozen=True)
class Chosen:
    """The checks that are on for a language."""

    checks: Sequence[Check | PageCheck]
    severities: Mapping[str, Severity]
    """How grave what a check finds is, by its id."""

    @cached_property
    def unit_checks(self) -> tuple[Check, ...]:
        """Those that look at one unit at a time."""
        return tuple(check for check in self.checks if isinstance(check, Check))

    @cached_property
    def page_checks(self) -> tuple[PageCheck, ...]:
        """Those that look at whole pages."""
        return tuple(check for check in self.checks if isinstance(check, PageCheck))

    def select(self, ids: Collection[str]) -> Chosen:
        """Only those of these ids."""
        return Chosen([check for check in self.checks if check.id in ids], self.severities)

    def find(self, case: Case, unit_id: str) -> Iterator[Issue]:
        """What the checks find in a translation, in their order."""
        for check in self.unit_checks:
            if check.fits(case.format):
                for message in check.find(case):
                    yield Issue(case.language.code, case.page, unit_id, check.id, self.severities[check.id], message)

    def find_in_page(self, case: PageCase) -> Iterator[Issue]:
        """What the checks of whole pages find, in their order."""
        code, page = case.language.code, case.source.page
        for check in self.page_checks:
            if check.fits(case.source.format.name):
                for unit_id, message in check.find(case):
                    yield Issue(code, page, unit_id, check.id, self.severities[check.id], message)
