"""A translation that is the source text: forgotten, or an accident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.core.words import normalise
from workflow.model import Kind

_WORD = re.compile(r"(?<!\S)[(\"'“]*([^\W\d_]{2,}(?:['’\-][^\W\d_]+)*)[.,:;!?)\"'”]*(?!\S)")
"""A whole word: no part of a path or of a name like `lib.rs`."""
_FEWEST = 4
"""Words below this number may be a name or a term that stays."""


def _find(case: Case) -> Iterator[str]:
    source = case.source
    if case.kind is Kind.CODE or normalise(source.text) != normalise(case.translation.text):
        return
    words = _WORD.findall(source.prose.strip())
    if sum(1 for word in words if word.islower()) >= _FEWEST - 1 and len(words) >= _FEWEST:
        yield "is the same as the source"


CHECK = Check("unchanged", "Unchanged", "a translation that is the source text itself", _find)
