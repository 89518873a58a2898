"""Letters of two scripts in one word: a Latin `a` among Cyrillic letters looks right and is not found by any search."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(rf"(?<!\w)(?=\w*[{_LATIN}])(?=\w*[{_OTHER}])[^\W\d_]+(?!\w)")


def _find(case: Case) -> Iterator[str]:
    prose = case.translation.prose
    if prose.isascii():
        return
    for word in dict.fromkeys(_MIXED.findall(prose)):
        if word not in case.source.prose:
            yield f"mixes scripts in the word {word}"


CHECK = Check("mixed-scripts", "Mixed scripts", "Latin letters within Greek or Cyrillic words", _find)
