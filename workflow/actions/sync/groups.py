"""Cutting a long list of changed pages into parts, so that no unit that moved loses its way between two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from workflow.actions.sync.changes import Change, PagePlan


def cut_parts(changes: Mapping[str, Change], most: int) -> list[tuple[str, ...]]:
    """The pages in order, about `most` in each part; pages that units moved between are in the same one."""
    parts: list[tuple[str, ...]] = []
    part: list[str] = []
    for group in group_linked(changes):
        if part and len(part) + len(group) > most:
            parts.append(tuple(part))
            part = []
        part += group
    return [*parts, tuple(part)] if part else parts


def group_linked(changes: Mapping[str, Change]) -> list[tuple[str, ...]]:
    """The pages in groups: each with those that its units came from or went to, step by step; ordered by name."""
    linked: dict[str, set[str]] = defaultdict(set)
    for page, change in changes.items():
        origins = {origin for origin, _ in change.arrived.values()} if isinstance(change, PagePlan) else set()
        for other in {*change.left.values(), *origins} & changes.keys():
            linked[page].add(other)
            linked[other].add(page)
    groups: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for page in sorted(changes):
        waiting, group = [page], set[str]()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                group.add(name)
                waiting += linked[name]
        if group:
            groups.append(tuple(sorted(group)))
    return groups
