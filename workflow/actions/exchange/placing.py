"""Finding the units that a file speaks of: by their ids, also where they have moved, or by their texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workflow.actions.pages import LoadedPage
from workflow.actions.progress import project_index, read_index
from workflow.core.exchange.item import Item
from workflow.core.words import normalise
from workflow.store.index.rows import find_pages
from workflow.store.project import Project

_OWN_ID = re.compile(r"[a-z2-7]{8}")
"""An id that is unique in the project; the numbers of wikitext pages are not."""

Placed = dict[str, dict[str, list[Item]]]
"""Page → language → items."""


def place_items(loaded: LoadedPage, items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """The items of a page under the ids of its units, and those that it has no unit for.

    An id that it does not have is another tool's: then the unit with the very text is meant, if there is one only.
    """
    units = {unit.id: unit for unit in loaded.source.units}
    by_text: dict[str, list[str]] = defaultdict(list)
    for unit in units.values():
        by_text[normalise(unit.source)].append(unit.id)
    placed: list[Item] = []
    strays: list[Item] = []
    for item in items:
        same = by_text.get(normalise(item.source), [])
        if item.unit in units:
            placed.append(item)
        elif len(same) == 1 and not _OWN_ID.fullmatch(item.unit):
            placed.append(replace(item, unit=same[0]))
        else:
            strays.append(item)
    return placed, strays


def follow_moved(project: Project, strays: Sequence[Item]) -> tuple[Placed, list[Item]]:
    """The items whose units stand on another page now, and those that no page has."""
    ids = {item.unit for item in strays if _OWN_ID.fullmatch(item.unit)}
    found: dict[str, str] = {}
    if ids:
        read_index(project)
        with project_index(project) as index:
            found = find_pages(index, ids)
    moved: Placed = defaultdict(lambda: defaultdict(list))
    lost: list[Item] = []
    for item in strays:
        page = found.get(item.unit, item.page)
        if page == item.page:
            lost.append(item)
        else:
            moved[page][item.language].append(replace(item, page=page))
    return moved, lost
