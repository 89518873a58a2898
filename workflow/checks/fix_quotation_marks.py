"""Quotation marks as the language has them, for straight ones and for those of English.

Only marks that pair up beyond doubt are taken: a straight one after a letter or digit may be part of an
abbreviation, or mean inches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.checks.check import Case
from workflow.checks.fixing import Edit, Fixer
from workflow.core.special_characters import Special, quotation_marks

_UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Laoo", "Khmr", "Mymr", "Thai"})


def _find(case: Case) -> Iterator[Edit]:
    text = case.translation.text
    marks = quotation_marks(case.language.code, case.language.script)
    if '"' not in text and "“" not in text:
        return
    inside = {at for piece in case.translation.pieces for at in range(piece.start, piece.end)}
    straight = [at for at, char in enumerate(text) if char == '"' and at not in inside]
    if len(straight) % 2 == 0 and _pairs_up(text, straight, case.language.script):
        yield from _replace(straight, marks[0])
    curly = [at for at, char in enumerate(text) if char in "“”" and at not in inside]
    alternating = "".join(text[at] for at in curly) == "“”" * (len(curly) // 2)
    if alternating and _is_foreign(text, marks):
        yield from _replace(curly, marks[0])


def _pairs_up(text: str, places: Sequence[int], script: str) -> bool:
    """Whether each straight mark can be what it must be in turn: an opening one, a closing one."""
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        before = text[opening - 1] if opening else " "
        if before == "=" or before.isdigit() or (before.isalpha() and script not in _UNSPACED):
            return False
        if closing == opening + 1 or text[opening + 1].isspace() or text[closing - 1].isspace():
            return False
    return True


def _is_foreign(text: str, marks: Sequence[Special]) -> bool:
    """Whether English marks are not the language's own. Where „ “ is its pair, “ is right in a text that has „."""
    first = marks[0]
    if first.open == "„" and first.close == "“":
        return "„" not in text
    return not any("“" in (mark.open, mark.close) for mark in marks)


def _replace(places: Sequence[int], mark: Special) -> Iterator[Edit]:
    for number, at in enumerate(places):
        yield at, at + 1, mark.close if number % 2 else mark.open


FIXER = Fixer("quotation-marks", "Quotation marks", "the language's own quotation marks", _find)
