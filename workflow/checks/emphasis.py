"""What the source emphasises is emphasised.

More of it is no fault: many languages set foreign words in italics. A mark without its partner is `stray-markup`.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check

_NAMES = {"strong": "strong", "emphasis": "emphasised", "'''": "strong", "''": "emphasised", "~~": "struck out"}


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.emphasis, case.translation.emphasis
    if had == has:
        return
    for mark in dict.fromkeys((*had, *has)):
        if had[mark] > has[mark]:
            what = _NAMES.get(mark, mark)
            yield f"the source has {_count(had[mark])} of {what} text, the translation {_count(has[mark])}"


def _count(marks: int) -> str:
    pairs = (marks + 1) // 2
    return f"{pairs} piece{'' if pairs == 1 else 's'}"


CHECK = Check("emphasis", "Emphasis", "emphasis that is missing", _find)
