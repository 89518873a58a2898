"""The lines of a unit that is a list begin with the source's signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_MARKER = re.compile(r"^[*#:;]+", re.MULTILINE)


def _find(case: Case) -> Iterator[str]:
    had, has = _MARKER.findall(case.source.text), _MARKER.findall(case.translation.text)
    if had != has:
        yield f"lines begin with {' '.join(has) or 'no sign'}, in the source with {' '.join(had) or 'no sign'}"


CHECK = Check(
    "line-markers", "Line markers", "lines of a list that begin with other signs", _find, formats=("wikitext",)
)
