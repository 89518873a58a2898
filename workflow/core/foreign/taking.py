"""Putting what was found into a catalog: nothing better is overwritten, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from workflow.core.better_state import may_replace
from workflow.core.catalog import active, apply_edit
from workflow.core.dismissal import drop_dismissals
from workflow.core.foreign.values import Offer
from workflow.core.review import drop_reviews, state_of
from workflow.model import Catalog, Entry, State

REASON = "polyfolio: "
"""Begins a comment of a report, which says why an entry found no place; it is never taken over."""


class Outcome(Enum):
    """What became of an offer."""

    TAKEN = "taken"
    THERE = "there"
    """The unit had this translation before, in this state or a better one."""
    KEPT = "kept"
    """The unit keeps its own translation."""


def take_over(catalog: Catalog, offers: Iterable[Offer], *, force: bool) -> tuple[Catalog, list[tuple[Offer, Outcome]]]:
    """The catalog with offers taken over, and what became of each.

    What is as good or better is kept, unless forced (`core.better_state`). A text that is replaced stays as an obsolete
    entry.

    Raises:
        KeyError: the catalog has no active entry of a unit.
    """
    outcomes: list[tuple[Offer, Outcome]] = []
    entries = active(catalog)
    filled: dict[str, Entry] = {}
    for offer in offers:
        entry = entries[offer.place.unit.id]
        outcome = _judge(entry, offer, force=force)
        outcomes.append((offer, outcome))
        if outcome is not Outcome.TAKEN:
            continue
        if entry.translation and entry.translation != offer.translation:
            catalog = apply_edit(catalog, entry.id, "")
            entry = active(catalog)[entry.id]
        filled[entry.id] = _fill(entry, offer)
    if not filled:
        return catalog, outcomes
    changed = (entry if entry.obsolete else filled.get(entry.id, entry) for entry in catalog.entries)
    return replace(catalog, entries=tuple(changed)), outcomes


def _judge(entry: Entry, offer: Offer, *, force: bool) -> Outcome:
    ours, theirs = state_of(entry), State.OUTDATED if offer.outdated else State.TRANSLATED
    if entry.translation == offer.translation and not may_replace(theirs, ours, force=False):
        return Outcome.THERE
    return Outcome.TAKEN if may_replace(theirs, ours, force=force) else Outcome.KEPT


def _fill(entry: Entry, offer: Offer) -> Entry:
    comments, flags = list(drop_dismissals(drop_reviews(entry.comments))), list(entry.flags)
    for foreign in offer.foreigns:
        comments += (line for line in carry_comments(foreign.entry) if line not in comments)
        flags += (flag for flag in foreign.entry.flags if flag not in flags)
    return entry.change(
        translation=offer.translation,
        outdated=offer.outdated,
        previous_source=offer.previous_source if offer.outdated else "",
        comments=tuple(comments),
        flags=tuple(flags),
    )


def carry_comments(entry: Entry) -> tuple[str, ...]:
    """A foreign entry's translator comments, without reviews and reasons."""
    return tuple(
        line for line in drop_dismissals(drop_reviews(entry.comments)) if line.strip() and not line.startswith(REASON)
    )
