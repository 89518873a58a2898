"""Brackets in the prose have their partners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_OPENING = {"(": ")", "[": "]", "{": "}", "（": "）", "「": "」", "『": "』", "【": "】", "《": "》"}
_ALIKE = str.maketrans("（）", "()")
_LIST_MARK = re.compile(r"(?<!\S)[A-Za-z\d]{1,2}\)|[:;]-?[)(]")
"""`a)` and `:-)`."""


def _find(case: Case) -> Iterator[str]:
    text = case.translation.prose
    lonely = _find_lonely(text)
    if lonely and _find_lonely(_LIST_MARK.sub("", text)) and not _find_lonely(case.source.prose):
        for char in dict.fromkeys(lonely):
            yield f"has {char} without its partner"


def _find_lonely(text: str) -> list[str]:
    """The brackets without a partner, in order; full-width and plain ones pair up with each other."""
    waiting: list[str] = []
    lonely = []
    for char in text.translate(_ALIKE):
        if char in _OPENING:
            waiting.append(char)
        elif char in _CLOSING:
            if waiting and _OPENING[waiting[-1]] == char:
                waiting.pop()
            else:
                lonely.append(char)
    return lonely + waiting


_CLOSING = frozenset(_OPENING.values())

CHECK = Check("brackets", "Brackets", "brackets without their partner, where the source has all", _find)
