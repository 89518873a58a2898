"""What becomes of a text that comes back from outside, before it is judged: a three-way comparison per unit.

The three are the entry when it went out (its digest travels along as the base), what the file says now, and the entry
as it is now. Who has not changed anything never wins over who has; where both have, neither text is lost.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from workflow.core.digest import digest_entry
from workflow.core.exchange.item import Item
from workflow.core.words import normalise
from workflow.model import Entry, State


class Rule(StrEnum):
    """What a file's texts may become."""

    TRANSLATE = "translate"
    """Translations, as if typed."""
    SUGGEST = "suggest"
    """Offered texts, never active by themselves."""
    UNTRANSLATED = "untranslated"
    """Translations of units that have none; the others stay as they are."""


class Step(StrEnum):
    """What is to be done with one item."""

    NOTHING = "nothing"
    """It says nothing new."""
    KEEP = "keep"
    """The unit keeps its own text, as the rule asks."""
    SAVE = "save"
    """It becomes the unit's current translation."""
    SAVE_OUTDATED = "save outdated"
    """It becomes the unit's text, marked as outdated."""
    OFFER = "offer"
    """It is kept beside the unit's own text."""


COLLISION = "was translated here too since the file went out"
NO_BASE = "has another translation here, and the file does not say which one it was made from"
STALE = "its source has changed since the file went out"
UNFINISHED = "is marked in the file as needing work"
HAS_TEXT = "has a text already"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with one item, and why it is not simply saved."""

    item: Item
    step: Step
    reason: str = ""
    previous_source: str = ""
    """For `SAVE_OUTDATED`: the source that the text was made from, where it is known and is not the unit's."""
    stale: bool = False
    """Whether the text was made for another source than the unit has now."""


def decide(item: Item, entry: Entry, offered: Collection[str], rule: Rule) -> Decision:
    """Decide about one item.

    Args:
        item: what the file says, which is not what it said when it went out. Its text has `\\n` line ends, and is empty
            where it has white space alone.
        entry: the unit's entry as it is now.
        offered: texts that are kept beside it already.
        rule: what the coordinator allows.
    """
    decision = _decide(item, entry, rule)
    if decision.step is Step.OFFER and item.translation in offered:
        return replace(decision, step=Step.NOTHING)
    return decision


def _decide(item: Item, entry: Entry, rule: Rule) -> Decision:
    if not item.translation:
        return Decision(item, Step.NOTHING)
    same_source = normalise(item.source) == normalise(entry.source)
    finished = item.state is not State.OUTDATED
    if item.translation == entry.translation:
        confirms = rule is Rule.TRANSLATE and same_source and finished and entry.outdated
        return Decision(item, Step.SAVE if confirms else Step.NOTHING)
    if rule is Rule.SUGGEST:
        return Decision(item, Step.OFFER, stale=not same_source)
    if rule is Rule.UNTRANSLATED and entry.translation:
        return Decision(item, Step.KEEP, HAS_TEXT)
    if not same_source:
        return _decide_stale(item, entry)
    return _decide_current(item, entry) if finished else _decide_unfinished(item, entry)


def _decide_stale(item: Item, entry: Entry) -> Decision:
    """A text for a source that is not the unit's any more: at best an outdated translation."""
    untouched = item.base in {
        digest_entry(replace(entry, source=item.source, outdated=outdated)) for outdated in (False, True)
    }
    if not entry.translation or (entry.outdated and untouched):
        return Decision(item, Step.SAVE_OUTDATED, STALE, previous_source=item.source, stale=True)
    return Decision(item, Step.OFFER, STALE, stale=True)


def _decide_unfinished(item: Item, entry: Entry) -> Decision:
    """A text that its own file calls unfinished: it never replaces a current translation."""
    if not entry.translation or (entry.outdated and item.base == digest_entry(entry)):
        previous = item.previous_source or (entry.previous_source if entry.outdated else "")
        return Decision(item, Step.SAVE_OUTDATED, UNFINISHED, previous_source=previous)
    return Decision(item, Step.OFFER, UNFINISHED)


def _decide_current(item: Item, entry: Entry) -> Decision:
    if not entry.translation or entry.outdated or item.base == digest_entry(entry):
        return Decision(item, Step.SAVE)  # an outdated text stays beside it as an older one
    return Decision(item, Step.OFFER, COLLISION if item.base else NO_BASE)
