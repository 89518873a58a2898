"""Matchers that anyone would think of first, to see that the benchmark tells a bad one from a good one."""

from __future__ import annotations

from collections import defaultdict

from tools.tagged_project import Outcome, PlacedUnit, Standing, Units


def match_by_position(before: Units, after: Units) -> Outcome:
    """The n-th unit of a page is the n-th unit that the page had."""
    pages = {
        page: tuple(
            _inherit(unit, before[page][unit.number]) if unit.number < len(before.get(page, ())) else Standing(unit.id)
            for unit in units
        )
        for page, units in after.items()
    }
    return Outcome(pages, _collect_tags(before))


def match_by_text(before: Units, after: Units) -> Outcome:
    """A unit is the first free one of its page with the same text, else of the book."""
    free: dict[str, list[PlacedUnit]] = defaultdict(list)
    for units in before.values():
        for unit in units:
            free[unit.source].append(unit)
    pages: dict[str, tuple[Standing, ...]] = {}
    for page, units in after.items():
        standing = []
        for unit in units:
            candidates = free[unit.source]
            found = next((one for one in candidates if one.page == page), next(iter(candidates), None))
            if found is not None:
                candidates.remove(found)
            standing.append(_inherit(unit, found) if found else Standing(unit.id))
        pages[page] = tuple(standing)
    return Outcome(pages, _collect_tags(before))


def _inherit(unit: PlacedUnit, old: PlacedUnit) -> Standing:
    outdated = unit.source != old.source
    return Standing(old.id, old.tag, outdated, old.source if outdated else "")


def _collect_tags(before: Units) -> frozenset[str]:
    return frozenset(unit.tag for units in before.values() for unit in units)
