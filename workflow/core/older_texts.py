"""Older and offered texts of a unit: what its obsolete entries (`#~`) hold, each with the source it was made for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflow.core.astray import language_of
from workflow.core.dismissal import drop_dismissals
from workflow.core.offered import drop_origin, is_from_file, is_from_machine, is_from_merge, origin_of
from workflow.core.review import drop_reviews
from workflow.core.words import normalise
from workflow.model import Catalog, Entry

MOST = 10
"""Texts of one unit that are told at most."""


class Origin(StrEnum):
    """Where an older or offered text comes from."""

    OLDER = "older"
    """From the unit itself: what it said before."""
    MERGED = "merged"
    """From a git merge: the other side's translation of the unit."""
    FILE = "file"
    """From a file that came from people or tools outside."""
    SPLIT = "split"
    """From a longer unit that this one was split off from."""
    JOINED = "joined"
    """From a unit that was joined with this one."""
    MACHINE = "machine"
    """From a service for machine translation: nobody has read it."""


@dataclass(frozen=True, slots=True)
class OlderText:
    """A text that may be of use for a unit."""

    text: str
    made_for: str
    """The source it was made for; empty where that is not known."""
    fits: bool
    """Whether that is the unit's source as it is now."""
    origin: Origin
    unit: str
    """The id of the unit that it was made for."""
    comment: str
    """The translators' comments on it, a line each."""


@dataclass(frozen=True, slots=True)
class OlderTexts:
    """The older and offered texts of one unit."""

    texts: tuple[OlderText, ...] = ()
    """Newest first, at most `MOST`."""
    more: int = 0
    """How many there are besides."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.texts) + self.more


NO_TEXTS = OlderTexts()


def group_obsolete(catalog: Catalog) -> dict[str, tuple[Entry, ...]]:
    """The obsolete entries of a catalog that hold a text, by unit id and in the file's order."""
    found: dict[str, list[Entry]] = {}
    for entry in catalog.entries:
        if entry.obsolete and entry.id and entry.translation and not language_of(entry):
            found.setdefault(entry.id, []).append(entry)
    return {unit_id: tuple(entries) for unit_id, entries in found.items()}


def list_older_texts(entry: Entry, obsolete: Sequence[Entry]) -> OlderTexts:
    """What a unit's obsolete entries (in the file's order) offer it, without its translation as it is now."""
    found = [_describe(entry, older) for older in reversed(obsolete) if older.translation != entry.translation]
    return OlderTexts(tuple(found[:MOST]), max(len(found) - MOST, 0))


def _describe(entry: Entry, older: Entry) -> OlderText:
    made_for = (older.previous_source if older.outdated else older.source).rstrip(" ")  # it may tell twins apart
    return OlderText(
        older.translation,
        made_for,
        bool(made_for) and normalise(made_for) == normalise(entry.source),
        _find_origin(entry, older),
        origin_of(older) or entry.id,
        "\n".join(drop_dismissals(drop_reviews(drop_origin(older.comments)))),
    )


def _find_origin(entry: Entry, older: Entry) -> Origin:
    """A part is shorter than what it was split off from, and longer than what was joined with it."""
    if is_from_machine(older):
        return Origin.MACHINE
    if not origin_of(older):
        if is_from_file(older):
            return Origin.FILE
        return Origin.MERGED if is_from_merge(older) else Origin.OLDER
    split = len(normalise(older.source)) > len(normalise(entry.source))
    return Origin.SPLIT if split else Origin.JOINED
