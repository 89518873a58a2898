"""Code and formulas are taken over as they are, in any order.

More code than the source has is no fault by itself: a term may be set as code, and one that is named once may have to
be named twice; nor is one that is named less often, or in other marks (quotation marks, for one). What is gone
altogether, or stands there changed, is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.code, case.translation.code
    if had == has:
        return
    gone = [value for value in had.keys() - has.keys() if value not in case.translation.prose]
    if gone or (has - had and had - has):
        yield from compare_counts(had, has, "the code")


CHECK = Check("code", "Code", "code and formulas that are missing or changed", _find)
