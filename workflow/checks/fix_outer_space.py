"""White space and line breaks at the ends of a text: as the source has them."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case
from workflow.checks.fixing import Edit, Fixer


def _find(case: Case) -> Iterator[Edit]:
    had, has = case.source.text, case.translation.text
    start, end = len(has) - len(has.lstrip()), len(has.rstrip())
    yield 0, start, had[: len(had) - len(had.lstrip())]
    yield end, len(has), had[len(had.rstrip()) :]


FIXER = Fixer("outer-space", "Outer white space", "white space at the ends as the source has it", _find)
