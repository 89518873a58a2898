"""Who came from whom, told by the words alone: a diff of whole files and the word pairs that two texts share.

Nothing here knows how the product matches units; the product's parser says only where in a file a unit stands.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from tools.tagged_project import PlacedUnit

_WORD = re.compile(r"\w+")
_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def measure_likeness(text: str, other: str) -> float:
    """Dice's coefficient of the word pairs of two texts, their beginnings and ends counted as words: 0 to 1."""
    mine, others = _pair_words(text), _pair_words(other)
    return 2 * (mine & others).total() / (mine.total() + others.total())


def measure_shared_words(text: str, other: str) -> float:
    """Dice's coefficient of the words of two texts without their order: 0 to 1."""
    mine, others = Counter(_WORD.findall(text)), Counter(_WORD.findall(other))
    return 2 * (mine & others).total() / max(1, mine.total() + others.total())


def count_kept(
    old_text: str, new_text: str, old: Sequence[PlacedUnit], new: Sequence[PlacedUnit], scratch: Path
) -> dict[int, Counter[int]]:
    """New unit → how many words it has kept of which old unit; both by their number in the page."""
    old_places = _place_words(old_text, old)
    new_places = _place_words(new_text, new)
    kept: dict[int, Counter[int]] = {}
    for old_word, new_word in align_words(_WORD.findall(old_text), _WORD.findall(new_text), scratch):
        before, after = old_places[old_word], new_places[new_word]
        if before is not None and after is not None:
            kept.setdefault(after, Counter())[before] += 1
    return kept


def align_words(old: Sequence[str], new: Sequence[str], scratch: Path) -> list[tuple[int, int]]:
    """Pairs of places of the words that git's histogram diff keeps, the words written one per line."""
    files = scratch / "old.words", scratch / "new.words"
    for path, words in zip(files, (old, new), strict=True):
        path.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    command = ["git", "diff", "--no-index", "--histogram", "--unified=0", "--no-color", "--no-ext-diff", "--text"]
    names = [path.name for path in files]
    done = subprocess.run([*command, *names], cwd=scratch, capture_output=True, check=False)  # noqa: S603 - fixed
    if done.returncode not in (0, 1):
        raise SystemExit(f"git diff failed:\n{done.stderr.decode()}")
    return _read_pairs(done.stdout.decode(), len(old))


def find_predecessor(unit: PlacedUnit, kept: Counter[int], old: Sequence[PlacedUnit]) -> PlacedUnit | None:
    """The old unit that most of a unit's kept words stood in; of several the most alike, then the first."""
    if not kept:
        return None
    best = max(kept, key=lambda number: (kept[number], measure_likeness(old[number].source, unit.source), -number))
    return old[best]


def _read_pairs(diff: str, length: int) -> list[tuple[int, int]]:
    """The lines outside the hunks of a diff without context, as pairs of places."""
    pairs: list[tuple[int, int]] = []
    old_at = new_at = 0
    for match in _HUNK.finditer(diff):
        old_start, old_count, new_start, new_count = (int(group or 1) for group in match.groups())
        begin = old_start - 1 if old_count else old_start  # an empty side names the line before it
        pairs += zip(range(old_at, begin), range(new_at, new_at + begin - old_at), strict=True)
        old_at = begin + old_count
        new_at = (new_start - 1 if new_count else new_start) + new_count
    pairs += ((place, new_at + place - old_at) for place in range(old_at, length))
    return pairs


def _place_words(text: str, units: Sequence[PlacedUnit]) -> list[int | None]:
    """The number of the unit that each word of a page stands in; None between units."""
    places: list[int | None] = []
    at = 0
    for match in _WORD.finditer(text):
        while at < len(units) and units[at].end <= match.start():
            at += 1
        inside = at < len(units) and units[at].start <= match.start()
        places.append(units[at].number if inside else None)
    return places


def _pair_words(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(["", *_WORD.findall(text), ""]))
