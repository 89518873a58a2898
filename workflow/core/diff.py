"""Word diffs of two texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKENS = re.compile(r"\s+|[\w'’]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a diff."""

    kind: str
    """`equal`, `delete` (in the old text only) or `insert` (in the new text only)."""
    text: str


def diff_words(old: str, new: str) -> tuple[Part, ...]:
    """The parts that turn `old` into `new`, cut between words only.

    Where words were replaced, the deleted ones come first. Joining the texts of all but the inserted parts gives
    `old`, of all but the deleted ones `new`.
    """
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    parts: list[Part] = []
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            parts += _change(gone, come)
            gone, come = [], []
            parts.append(Part("equal", "".join(before[step.src_start : step.src_end])))
        else:
            gone += before[step.src_start : step.src_end]
            come += after[step.dest_start : step.dest_end]
    return (*parts, *_change(gone, come))


def _change(gone: list[str], come: list[str]) -> list[Part]:
    """What stands between two equal runs: the old words, then the new ones."""
    parts = [Part("delete", "".join(gone)), Part("insert", "".join(come))]
    return [part for part in parts if part.text]
