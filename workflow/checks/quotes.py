"""Quotation marks come in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check

_STRAIGHT = '"'
_MARKS = '«»„“”‟"「」『』'


def _find(case: Case) -> Iterator[str]:
    text = case.translation.prose
    marks = [char for char in text if char in _MARKS]
    if len(marks) % 2 and not sum(char in _MARKS for char in case.source.prose) % 2:
        yield f"has an odd number of quotation marks: {' '.join(marks[:7])}"


CHECK = Check("quotes", "Quotation marks", "quotation marks without their partner", _find)
