"""What other programs did to a PO file: compared unit by unit with what was last seen there, and with our own edits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workflow.core.digest import digest_entry
from workflow.core.words import normalise
from workflow.model import Entry

OUTSIDE = "outside"
"""The author of edits that nobody made here."""


class Standing(StrEnum):
    """What a PO file shows of an edit that it has to hold."""

    IN_PLACE = "in_place"
    """The unit has its text."""
    UNDONE = "undone"
    """The unit is as it was before the edit."""
    REPLACED = "replaced"
    """The unit has a third text."""
    SET_ASIDE = "set_aside"
    """The text stands beside the unit, as a sync or a merge leaves it; or the unit is not in the file any more."""


def find_standing(entry: Entry | None, older: Collection[str], *, base: str, text: str, replaced: str) -> Standing:
    """Where an edit stands.

    Args:
        entry: its unit's entry as it is in the file now; None where there is none.
        older: the texts of the unit's obsolete entries.
        base: the digest of the entry that was edited.
        text: what it was edited to.
        replaced: the text that stood there before.
    """
    if entry is None:
        return Standing.SET_ASIDE
    if digest_entry(entry) == base:
        return Standing.UNDONE
    if entry.translation == text:
        return Standing.IN_PLACE
    if text in older:
        return Standing.SET_ASIDE
    return Standing.UNDONE if entry.translation == replaced else Standing.REPLACED


@dataclass(frozen=True, slots=True)
class Seen:
    """What was last seen of a unit's translation."""

    source: str
    """The text that it was made for."""
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A unit whose text is not what was last seen."""

    entry: Entry
    before: str
    """The text that was there."""


def list_changed(seen: Mapping[str, Seen], entries: Mapping[str, Entry], unknown: Collection[str]) -> Iterator[Changed]:
    """The units of a PO file with another text than was last seen.

    Args:
        seen: what was seen, by unit id; a unit that is not in it had no text.
        entries: the file's active entries as they are now, by id.
        unknown: units of which it is not known what was there.

    A unit whose source is not what its text was made for then is left out: a sync, or the page itself, has changed it.
    """
    for unit_id, entry in entries.items():
        before = seen.get(unit_id)
        if entry.translation == (before.text if before else "") or unit_id in unknown:
            continue
        sources = {normalise(entry.source), normalise(entry.previous_source)}
        if before is None or normalise(before.source) in sources:
            yield Changed(entry, before.text if before else "")
