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

    Joining the texts of all but the inserted parts gives `old`, of all but the deleted ones `new`.
    """
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    parts: list[Part] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            parts.append(Part("equal", "".join(before[step.src_start : step.src_end])))
            continue
        if step.src_end > step.src_start:
            parts.append(Part("delete", "".join(before[step.src_start : step.src_end])))
        if step.dest_end > step.dest_start:
            parts.append(Part("insert", "".join(after[step.dest_start : step.dest_end])))
    return tuple(parts)
