"""What a sync is asked to do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from workflow.actions.sync.changes import SyncPlan
from workflow.actions.sync.effects import find_meanings
from workflow.core.source_change import Meaning
from workflow.errors import UnknownName

ALL = "all"
"""Says for `keep_current`: every edited unit."""
TRIVIAL = "trivial"
"""Says for `keep_current`: every edited unit of which spelling or punctuation alone changed, as far as can be told."""


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """The wishes of one sync."""

    pages: Collection[str] = ()
    """Only these pages, and those that exchange units with them; all when empty."""
    dry_run: bool = False
    yes: bool = False
    """Go on where the guard against mass loss would stop, and with PO files that lack units of their page."""
    markers: bool = False
    """Write the units' ids into documents whose format has markers."""
    keep_current: Collection[str] = ()
    """`page:unit` of edited units that outdate no translation, `all` or `trivial`."""
    report: Callable[[int, int], None] | None = None
    """Told how many pages are done, of how many."""
    confirm: Callable[[SyncPlan], None] | None = None
    """Shown the plan before anything is written; it may raise to stop the sync."""


def choose_current(plan: SyncPlan, wanted: Collection[str]) -> dict[str, set[str]]:
    """Page → ids of the edited units that outdate no translation.

    Raises:
        UnknownName: one of the wanted is not an edited unit of the plan.
    """
    if ALL in wanted:
        return {one.page: set(one.loaded.plan.edited) for one in plan.changed}
    chosen: dict[str, set[str]] = {}
    if TRIVIAL in wanted:
        for one in plan.changed:
            meanings = find_meanings(one)
            chosen[one.page] = {unit_id for unit_id, meaning in meanings.items() if meaning is Meaning.TRIVIAL}
    edited = {f"{one.page}:{unit_id}": one.page for one in plan.changed for unit_id in one.loaded.plan.edited}
    for name in wanted:
        if name == TRIVIAL or any(name.startswith(f"{page}:") for page in plan.held):
            continue  # those of held pages are told as guarded
        if name not in edited:
            known = ", ".join(sorted(edited)) or "none"
            raise UnknownName(f"'{name}' is not an edited unit of this sync; there are: {known}")
        chosen.setdefault(edited[name], set()).add(name.removeprefix(f"{edited[name]}:"))
    return chosen
