"""Markup that shows as it is, because its partner is missing or a space is in the wrong place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_STRAY = re.compile(r"\*\*|__|``?`?|~~|\]\(|\]\[|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
_WIKI = re.compile(r"'''?|\[\[|\]\]|\{\{|\}\}")
_PATTERNS = {"markdown": _STRAY, "wikitext": _WIKI}


def _find(case: Case) -> Iterator[str]:
    pattern = _PATTERNS[case.format]
    has = Counter(pattern.findall(case.translation.prose))
    if has:
        for mark in has - Counter(pattern.findall(case.source.prose)):
            yield f"{mark} would be shown as it is: its partner is missing, or a space is in the wrong place"


CHECK = Check(
    "stray-markup", "Stray markup", "signs of markup that would be shown as they are", _find, formats=tuple(_PATTERNS)
)
