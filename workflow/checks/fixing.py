"""Automatic fixes: what one is, and how one is applied without touching anything but prose.

A fix is offered, never made by itself. It gives the whole new text, in which every piece that is not prose (code, link
targets, tags, templates, variables …) is what it was, and to which the same fix has nothing to add.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.checks.check import Case
from workflow.checks.reading import Reading
from workflow.model import Kind, Markup

Edit = tuple[int, int, str]
"""(start, end, what comes there)."""


@dataclass(frozen=True, slots=True)
class Fixer:
    """One kind of fix."""

    id: str
    """What the command line calls it: `quotation-marks`."""
    name: str
    """A short title."""
    help: str
    """What it does, on one line."""
    find: Callable[[Case], Iterable[Edit]]
    """The edits for a text; those outside of prose are dropped."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix for one text."""

    id: str
    name: str
    text: str
    """The whole text as it would be."""


def find_fixes(fixers: Iterable[Fixer], case: Case, read: Callable[[str], Reading]) -> Iterator[Fix]:
    """The fixes that would change a text, each on its own.

    Args:
        fixers: the kinds of fixes.
        case: the text with its source.
        read: gives another text of the unit with its markup.
    """
    for fixer in fixers:
        text = apply_fix(fixer, case, read)
        if text is not None:
            yield Fix(fixer.id, fixer.name, text)


def apply_fix(fixer: Fixer, case: Case, read: Callable[[str], Reading]) -> str | None:
    """The text with one kind of fix made; None where that would change nothing, or more than prose."""
    if case.kind is Kind.CODE or not case.translation.text.strip():
        return None
    before = case.translation
    text = _edit(before, fixer.find(case))
    if text == before.text or not text.strip():
        return None
    after = read(text)
    if _list_pieces(after) != _list_pieces(before):
        return None
    again = replace(case, translation=after)
    return text if _edit(after, fixer.find(again)) == text else None


def _edit(reading: Reading, edits: Iterable[Edit]) -> str:
    """The text with those of the edits made that touch nothing but prose and do not overlap."""
    text, parts, done = reading.text, [], 0
    for start, end, new in sorted(edits):
        if start >= done and not _is_markup(reading.pieces, start, end):
            parts += [text[done:start], new]
            done = end
    return "".join((*parts, text[done:]))


def _is_markup(pieces: Sequence[Markup], start: int, end: int) -> bool:
    """Whether a range has characters of a piece, or is a place inside of one."""
    return any(piece.start < end and start < piece.end for piece in pieces)


def _list_pieces(reading: Reading) -> list[tuple[str, str]]:
    return [(piece.kind, reading.text[piece.start : piece.end]) for piece in reading.pieces]
