"""The entries that found no place, and the file that they are written to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.core.foreign.taking import REASON, Outcome
from workflow.core.foreign.values import Foreign, Offer
from workflow.core.words import count_words
from workflow.model import Entry
from workflow.store.files import write_atomic
from workflow.store.po import new_catalog, write_catalog
from workflow.store.project import Project

NO_UNIT = "no unit has this text"
IN_PART = "units have some of its texts only"
KEPT = "{page}: the unit '{unit}' keeps its own translation"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An entry that stands for no unit."""

    foreign: Foreign
    reason: str

    @property
    def words(self) -> int:
        """The words of its source."""
        return count_words(self.foreign.source)


def find_unplaced(
    texts: Iterable[Foreign], outcomes: Sequence[tuple[Offer, Outcome]], parts: Mapping[int, set[int]]
) -> tuple[Unplaced, ...]:
    """The translated entries that no unit took or had; obsolete ones are passed over."""
    placed: dict[int, set[int]] = {}
    kept: dict[int, Offer] = {}
    for offer, outcome in outcomes:
        for foreign in offer.foreigns:
            if outcome is Outcome.KEPT:
                kept.setdefault(foreign.number, offer)
            else:
                placed.setdefault(foreign.number, set()).add(foreign.part)
    found: list[Unplaced] = []
    for text in texts:
        there = placed.get(text.number, set())
        whole = 0 in there or (there and there >= parts.get(text.number, set()))
        if whole or text.entry.obsolete or not text.translation.strip():
            continue
        reason = IN_PART if there else NO_UNIT
        if text.number in kept:
            place = kept[text.number].place
            reason = KEPT.format(page=place.page, unit=place.unit.id)
        found.append(Unplaced(text, reason))
    return tuple(found)


def write_unplaced(project: Project, path: Path, language: str, unplaced: Iterable[Unplaced]) -> None:
    """Write a PO file with exactly these entries, each with the reason as a comment; it can be imported again.

    Of entries that two files have, the later one is written as obsolete, as PO allows no second active one.

    Raises:
        PolyfolioError: the file cannot be written.
    """
    fields = {
        "Project-Id-Version": project.config.name,
        "Language": project.languages.header_code(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    entries: list[Entry] = []
    seen: set[tuple[str, str]] = set()
    for item in unplaced:
        entry = item.foreign.entry
        key = entry.id, entry.source
        comments = (*(line for line in entry.comments if not line.startswith(REASON)), REASON + item.reason)
        entries.append(replace(entry, raw="", was=None, comments=comments, obsolete=key in seen))
        seen.add(key)
    path = path.absolute()
    write_atomic(path, write_catalog(new_catalog(fields, entries)), root=path.parent)
