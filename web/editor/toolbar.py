"""What stands above the units: filters with counts, the strip of the whole page, how much is left."""

from __future__ import annotations

from dataclasses import dataclass

from web.editor.asked import STATES, WARNINGS, Asked
from web.editor.names import name_filter
from web.editor.selecting import count_checks, count_warned, select_units
from workflow.actions.workpage import WorkPage
from workflow.core.words import count_words
from workflow.model import State

GAP = 0.16
"""Percent of the strip's width between two units; less where there are very many."""
_SHAPES = {State.REVIEWED: (0, 14), State.TRANSLATED: (3, 11), State.OUTDATED: (6, 8), State.UNTRANSLATED: (10, 4)}
"""Top and height of a unit in the strip."""
_SIGNS = {"open": ("untranslated", "outdated"), "": (), "errors": (), WARNINGS: ()}
_RARE = ("errors", WARNINGS)
"""Filters that are shown where they have units."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A link to the units of one state."""

    state: str
    name: str
    count: int
    href: str
    current: bool
    signs: tuple[str, ...]
    """States whose signs stand before the name."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit in the strip; places and sizes as SVG wants them."""

    unit: str
    number: int
    state: str
    x: str
    width: str
    y: int
    height: int
    here: bool
    fits: bool
    """Whether the filter shows it; told only where that cannot be seen from its state."""


@dataclass(frozen=True, slots=True)
class CheckLink:
    """A link to the units in which one check finds something."""

    name: str
    count: int
    href: str
    current: bool


def count_filters(work: WorkPage) -> dict[str, int]:
    """The units of each filter by state; all of them under `all`."""
    return {state or "all": len(work.select(state)) for state in STATES if state != WARNINGS}


def list_filters(work: WorkPage, asked: Asked) -> list[Filter]:
    """The filters that are of use: errors and warnings only where there are some, or where they are looked at."""
    counts = count_filters(work) | {WARNINGS: count_warned(work)}
    return [
        Filter(
            state,
            name_filter(state),
            counts[state or "all"],
            asked.link(state=state, unit="", at=1, saved=()),
            state == asked.state,
            _SIGNS.get(state, (state,)),
        )
        for state in STATES
        if state not in _RARE or counts[state] or asked.state == state
    ]


def list_checks(work: WorkPage, asked: Asked) -> list[CheckLink]:
    """The checks that find something, where units with warnings are looked at."""
    if asked.state != WARNINGS:
        return []
    return [
        CheckLink(check, count, asked.link(check=check, unit="", at=1, saved=()), check == asked.check)
        for check, count in count_checks(work)
    ]


def draw_strip(work: WorkPage, asked: Asked, open_unit: str) -> list[Bar]:
    """The page in document order: as wide as its words, as high as it has come."""
    fits = {item.unit.id for item in select_units(work, asked)} if asked.state in _RARE else set()
    units = work.units
    weights = [count_words(item.unit.source) for item in units]
    total = sum(weights) or 1
    gap = min(GAP, 20 / (len(units) or 1))
    bars = []
    left = 0.0
    for item, weight in zip(units, weights, strict=True):
        width = weight * 100 / total
        y, height = _SHAPES[item.state]
        inner = f"{max(width - gap, gap):.2f}%"
        here = item.unit.id == open_unit
        x, fit = f"{left + gap / 2:.2f}%", item.unit.id in fits
        bars.append(Bar(item.unit.id, item.number, item.state.value, x, inner, y, height, here, fit))
        left += width
    return bars
