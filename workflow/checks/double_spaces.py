"""Two spaces where one is meant. Off by default: most formats show them as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")


def _find(case: Case) -> Iterator[str]:
    if _DOUBLE.search(case.translation.text) and not _DOUBLE.search(case.source.text):
        yield "has two spaces in a row"


CHECK = Check("double-spaces", "Double spaces", "two spaces in a row, where the source has none", _find, default=False)
