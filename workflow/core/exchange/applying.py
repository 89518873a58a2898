"""Putting texts from outside into a catalog, all at once; no text that was there is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from workflow.core.catalog import apply_edit
from workflow.core.entry_order import drop_repeated, separate_twins
from workflow.core.exchange.deciding import Decision, Step
from workflow.core.offered import say_file
from workflow.model import Catalog, Entry, State

SAVES = (Step.SAVE, Step.SAVE_OUTDATED)
"""The steps that change a unit's own entry."""


def apply_decisions(catalog: Catalog, decisions: Iterable[Decision], origin: str) -> Catalog:
    """The catalog with every text in its place, at most one decision for a unit.

    `origin` is the name of the file, as the comments on offered texts say it.
    """
    chosen = {decision.item.unit: decision for decision in decisions}
    saved = {unit: decision for unit, decision in chosen.items() if decision.step in SAVES}
    offers = [_offer(decision, origin) for decision in chosen.values() if decision.step is Step.OFFER]
    if not saved and not offers:
        return catalog
    edited, older = _save_all(catalog.entries, saved)
    return replace(catalog, entries=tuple(separate_twins(drop_repeated([*edited, *older, *offers]))))


def collect_offered(entries: Iterable[Entry]) -> Collection[str]:
    """The texts that obsolete entries of a unit keep."""
    return {entry.translation for entry in entries}


def _save_all(entries: Iterable[Entry], saved: Mapping[str, Decision]) -> tuple[list[Entry], list[Entry]]:
    """The entries with their new texts in the old order, and what these replace."""
    edited: list[Entry] = []
    older: list[Entry] = []
    for entry in entries:
        decision = None if entry.obsolete else saved.get(entry.id)
        if decision is None:
            edited.append(entry)
            continue
        first, *rest = _save(entry, decision)
        edited.append(first)
        older += rest
    return edited, older


def _save(entry: Entry, decision: Decision) -> tuple[Entry, ...]:
    """The entry with its new text, and the older pair that it leaves behind."""
    outdated = decision.step is Step.SAVE_OUTDATED
    text = decision.item.translation
    after, *rest = apply_edit(Catalog((entry,)), entry.id, text, outdated=outdated).entries
    if outdated and after.previous_source != decision.previous_source:
        after = after.change(previous_source=decision.previous_source)
    return after, *rest


def _offer(decision: Decision, origin: str) -> Entry:
    """A text beside its unit's own: obsolete, with the source it was made for."""
    item = decision.item
    outdated = item.state is State.OUTDATED
    return Entry(
        item.unit,
        item.source,
        item.translation,
        outdated=outdated,
        previous_source=item.previous_source if outdated else "",
        obsolete=True,
        comments=(say_file(origin),),
    )
