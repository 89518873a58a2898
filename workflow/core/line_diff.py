"""Differences of two documents: the lines that changed with a little of what stands around them."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workflow.core.diff import Part, diff_words

AROUND = 2
"""Unchanged lines shown before and after a change."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """A change with the lines around it."""

    line: int
    """The line of the new document where `parts` begin, from 1."""
    before: tuple[str, ...]
    parts: tuple[Part, ...]
    """The changed lines as a word diff; line ends inside are kept."""
    after: tuple[str, ...]


def diff_lines(old: str, new: str) -> tuple[Hunk, ...]:
    """The changes that turn `old` into `new`, in order; none for equal documents.

    Lines end at line feeds only, so that a changed carriage return or separator is shown as the change it is.
    """
    was, now = old.split("\n"), new.split("\n")
    hunks: list[Hunk] = []
    for start_old, end_old, start_new, end_new in _find_blocks(was, now):
        gone, come = "\n".join(was[start_old:end_old]), "\n".join(now[start_new:end_new])
        if end_old == start_old or end_new == start_new:
            only = [("delete", gone, end_old > start_old), ("insert", come, end_new > start_new)]
            parts = tuple(Part(kind, text) for kind, text, there in only if there)
        else:
            parts = diff_words(gone, come)
        before = tuple(now[max(0, start_new - AROUND) : start_new])
        after = tuple(now[end_new : end_new + AROUND])
        hunks.append(Hunk(start_new + 1, before, parts, after))
    return tuple(hunks)


def _find_blocks(was: list[str], now: list[str]) -> list[tuple[int, int, int, int]]:
    """Where the documents differ, as (start, end) of the old lines and (start, end) of the new ones."""
    blocks: list[tuple[int, int, int, int]] = []
    for step in Indel.opcodes(was, now):
        if step.tag == "equal":
            continue
        place = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if blocks and blocks[-1][1] == place[0] and blocks[-1][3] == place[2]:
            first = blocks.pop()
            place = (first[0], place[1], first[2], place[3])
        blocks.append(place)
    return blocks
