"""What an exchange file says of one unit, in every format the same."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.core.digest import digest_entry
from workflow.core.review import state_of
from workflow.errors import PolyfolioError
from workflow.model import Entry, State


@dataclass(frozen=True, slots=True)
class Item:
    """A unit with its translation, as it goes out or comes back."""

    language: str
    """The code as the project writes it on the way out; on the way in as the file has it, empty where it has none."""
    page: str
    unit: str
    source: str
    translation: str = ""
    state: State = State.UNTRANSLATED
    """On the way in a file's word, not to be trusted: nobody can claim a review by file."""
    previous_source: str = ""
    """The source that an outdated translation was made from, where it is known."""
    notes: tuple[str, ...] = ()
    """The unit's kind, its headings and what authors and translators say of it."""
    base: str = ""
    """The digest of the entry when it went out; empty in files of other tools."""
    line: int = 0
    """Where it stands in the file, from 1; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Received:
    """What a file holds."""

    items: tuple[Item, ...]
    problems: tuple[PolyfolioError, ...] = ()
    """Parts of the file that were left alone, and why."""
    source_languages: tuple[str, ...] = ()
    """The languages that the file says its sources are in."""


def make_item(language: str, page: str, entry: Entry, notes: tuple[str, ...]) -> Item:
    """The item of a unit's entry as it is now."""
    return Item(
        language,
        page,
        entry.id,
        entry.source,
        entry.translation,
        state_of(entry),
        entry.previous_source if entry.outdated else "",
        notes,
        digest_entry(entry),
    )


def is_as_sent(item: Item) -> bool:
    """Whether an item says what it said when it went out."""
    if not item.base:
        return False
    outdated = item.state is State.OUTDATED and bool(item.translation)
    return digest_entry(Entry(item.unit, item.source, item.translation, outdated=outdated)) == item.base
