"""Changes of direction are closed where they are opened (Unicode Standard Annex 9, 2.1 to 2.5).

What is left open, or closes something outside of its unit, turns the text around it. Marks (LRM, RLM, ALM) change
nothing else and are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.model import Severity

_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"


def _find(case: Case) -> Iterator[str]:
    text = case.translation.text
    if text.isascii() or not _CONTROL.search(text):
        return
    opened, closing = _find_loose(text)
    if (opened or closing) and _find_loose(case.source.text) != (opened, closing):
        for char in dict.fromkeys(opened):
            yield f"has a change of direction that is not closed: U+{ord(char):04X}"
        for char in dict.fromkeys(closing):
            yield f"has U+{ord(char):04X}, which closes no change of direction"


def _find_loose(text: str) -> tuple[str, str]:
    """The controls that are not closed, and those that close nothing; the end of an isolate ends all within it, as the
    annex says (X6a), but what it cuts off there was not closed."""
    waiting: list[str] = []
    loose: list[str] = []
    closing: list[str] = []
    for char in _CONTROL.findall(text):
        if char == _POP_EMBEDDING:
            if waiting and waiting[-1] in _EMBEDDINGS:
                waiting.pop()
            else:
                closing.append(char)
        elif char == _POP_ISOLATE:
            cut = _take_isolate(waiting)
            if cut is None:
                closing.append(char)
            else:
                loose += cut
        else:
            waiting.append(char)
    return "".join((*loose, *waiting)), "".join(closing)


def _take_isolate(waiting: list[str]) -> list[str] | None:
    """Close the innermost isolate: what was still open in it, None where there is no isolate."""
    cut: list[str] = []
    while waiting:
        char = waiting.pop()
        if char not in _EMBEDDINGS:
            return cut
        cut.insert(0, char)
    waiting += cut
    return None


CHECK = Check(
    "direction-marks",
    "Changes of direction",
    "direction controls that are not closed, or close nothing",
    _find,
    severity=Severity.ERROR,
)
