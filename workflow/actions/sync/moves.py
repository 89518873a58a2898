"""Following units across pages: a text that left one page and appeared on another is the same unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workflow.actions.catalogs import HIGHEST
from workflow.actions.sync.changes import GonePage, PagePlan
from workflow.core.words import normalise
from workflow.model import Unit


def follow_moves(plans: Sequence[PagePlan], gone: Sequence[GonePage]) -> tuple[list[PagePlan], list[GonePage]]:
    """Join units that are new on one page with equal texts that left another.

    Where several pages lost the same text, the page that the unit above came from is preferred, then the first by name.
    A unit keeps its id unless its new page numbers its units (or its old one did).
    """
    lost = _collect_lost(plans, gone)
    if not lost:
        return list(plans), list(gone)
    left: dict[str, dict[str, str]] = defaultdict(dict)
    moved = [_take_arrivals(plan, lost, left) for plan in plans]
    return (
        [replace(plan, left=left[plan.page]) if plan.page in left else plan for plan in moved],
        [replace(page, left=left[page.page]) if page.page in left else page for page in gone],
    )


def _collect_lost(plans: Iterable[PagePlan], gone: Iterable[GonePage]) -> dict[str, list[tuple[str, str, bool]]]:
    """Normalised text → (page, unit id, whether the page numbers its units) of every unit that left its page."""
    lost: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for plan in plans:
        removed = set(plan.loaded.plan.removed)
        numbered = plan.loaded.source.document.numbered
        for entry in plan.loaded.template.entries if removed and plan.loaded.template else ():
            if entry.id in removed:
                lost[normalise(entry.source)].append((plan.page, entry.id, numbered))
    for page in gone:
        numbered = HIGHEST in page.template.fields()
        for entry in page.template.entries:
            lost[normalise(entry.source)].append((page.page, entry.id, numbered))
    return lost


def _take_arrivals(
    plan: PagePlan, lost: dict[str, list[tuple[str, str, bool]]], left: dict[str, dict[str, str]]
) -> PagePlan:
    new = set(plan.loaded.plan.new)
    numbered = plan.loaded.source.document.numbered
    arrived: dict[str, tuple[str, str]] = {}
    renamed: dict[str, str] = {}
    last_page = ""
    for unit in plan.loaded.plan.units if new else ():
        places = [place for place in lost.get(normalise(unit.source), ()) if place[0] != plan.page]
        if unit.id not in new or not places:
            continue
        place = next((place for place in places if place[0] == last_page), places[0])
        lost[normalise(unit.source)].remove(place)
        last_page, old_id, was_numbered = place
        new_id = unit.id if numbered or was_numbered else old_id
        renamed[unit.id] = new_id
        arrived[new_id] = (last_page, old_id)
        left[last_page][old_id] = plan.page
    return replace(_rename_units(plan, renamed), arrived=arrived) if arrived else plan


def _rename_units(plan: PagePlan, renamed: dict[str, str]) -> PagePlan:
    """The plan with arrived units under the ids they had, counted as moved instead of new."""
    before = plan.loaded.plan
    units = tuple(Unit(renamed.get(unit.id, unit.id), unit.span, unit.path) for unit in before.units)
    after = replace(
        before,
        units=units,
        new=tuple(unit_id for unit_id in before.new if unit_id not in renamed),
        moved=(*before.moved, *renamed.values()),
    )
    return replace(plan, loaded=replace(plan.loaded, plan=after, source=replace(plan.loaded.source, units=units)))
