"""What it means to undo an edit, or to bring an older text back: which text, and whether it is outdated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflow.core.digest import digest_entry
from workflow.core.words import normalise
from workflow.model import Entry


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit said."""

    translation: str
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One accepted edit of a unit."""

    base: str
    """The digest of the entry before it."""
    source: str
    """The unit's source at the time."""
    said: Said
    """What the unit said after it."""
    ours: bool
    """Whether it is one of those to be undone."""


def find_before(base: str, source: str, texts: Iterable[str]) -> Said | None:
    """What a unit said when its entry had the digest `base`: one of the texts, or nothing; None where nobody knows.

    The digest proves it, so that nothing is ever put back that was not there.
    """
    for text in dict.fromkeys((*texts, "")):
        for outdated in (False, True) if text else (False,):
            if digest_entry(Entry("", source, text, outdated)) == base:
                return Said(text, outdated)
    return None


def find_start(steps: Sequence[Step], texts: Iterable[str]) -> tuple[int, Said | None]:
    """The first of the edits at the end that belong together and are to be undone, and what the unit said before it.

    They belong together as long as each began with what the one before it had said. A text from before a source change
    that lies between them is outdated. None where nobody knows what it was.

    Args:
        steps: all accepted edits of one unit, oldest first; the last one is `ours`.
        texts: all texts that the unit may have had.
    """
    known = tuple(texts)
    outdated = False
    place = len(steps) - 1
    while True:
        step = steps[place]
        before = find_before(step.base, step.source, known)
        if before is None:
            return place, None
        older = steps[place - 1] if place else None
        if older is None or not older.ours or older.said.translation != before.translation:
            return place, Said(before.translation, bool(before.translation) and (before.outdated or outdated))
        outdated = outdated or (before.outdated and normalise(older.source) != normalise(step.source))
        place -= 1


def put_back(entry: Entry, source: str, said: Said) -> Said:
    """What a unit says once an edit is undone, where the entry still has that edit's text.

    Args:
        entry: as it is now.
        source: the unit's source when that edit was made.
        said: what the unit said before. It is outdated as it was then; where the source has changed since, it
            also is when the edit's text has become so.
    """
    since = normalise(entry.source) != normalise(source)
    return Said(said.translation, bool(said.translation) and (said.outdated or (since and entry.outdated)))


def bring_back(entry: Entry, source: str, said: Said) -> Said:
    """What a unit says once an older text is brought back; one that was made for another source is outdated."""
    return Said(said.translation, said.outdated or normalise(entry.source) != normalise(source))
