"""What stands above the units: filters with counts, the strip of the whole page, how much is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from web.editor.asked import STATES, Asked
from web.editor.names import name_filter
from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.core.words import count_words
from workflow.model import State

GAP = 0.16
"""Percent of the strip's width between two units; less where there are very many."""
_SHAPES = {State.REVIEWED: (0, 14), State.TRANSLATED: (3, 11), State.OUTDATED: (6, 8), State.UNTRANSLATED: (10, 4)}
"""Top and height of a unit in the strip."""
_SIGNS = {"open": ("untranslated", "outdated"), "": (), "errors": ()}


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


def count_filters(work: WorkPage) -> dict[str, int]:
    """The units of each filter; all of them under `all`."""
    return {state or "all": len(work.select(state)) for state in STATES}


def list_filters(work: WorkPage, asked: Asked) -> list[Filter]:
    """The filters that are of use: errors only where there are some, or where they are looked at."""
    counts = count_filters(work)
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
        if state != "errors" or counts[state] or asked.state == state
    ]


def draw_strip(units: Sequence[WorkUnit], open_unit: str) -> list[Bar]:
    """The page in document order: as wide as its words, as high as it has come."""
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
        bars.append(Bar(item.unit.id, item.number, item.state.value, f"{left + gap / 2:.2f}%", inner, y, height, here))
        left += width
    return bars
