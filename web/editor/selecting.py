"""The units of a filter: by their states, and by what checks find in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from flask import g

from web.editor.asked import WARNINGS, Asked
from web.projects import current_project
from workflow.actions.issue_lists import list_issues
from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.errors import PolyfolioError
from workflow.model import Issue


def select_units(work: WorkPage, asked: Asked) -> tuple[WorkUnit, ...]:
    """The units of the filter that is asked for."""
    if asked.state != WARNINGS:
        return work.select(asked.state)
    found = read_issues(work)
    if asked.check:
        return tuple(item for item in work.units if asked.check in {each.check for each in found[item.unit.id]})
    return tuple(item for item in work.units if found[item.unit.id] and not item.fault)


def count_checks(work: WorkPage) -> list[tuple[str, int]]:
    """Each check that finds something, with the number of units in which it does, the most first."""
    counts = Counter(check for found in read_issues(work).values() for check in {each.check for each in found})
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def count_warned(work: WorkPage) -> int:
    """The units in which checks find something that does not make them fall back."""
    found = read_issues(work)
    return sum(bool(found[item.unit.id]) and not item.fault for item in work.units)


def read_issues(work: WorkPage) -> Mapping[str, list[Issue]]:
    """Unit id → what is to be said of it; read once for a request."""
    known: tuple[WorkPage, dict[str, list[Issue]]] | None = g.get("issues")
    if known is not None and known[0] is work:
        return known[1]
    found: dict[str, list[Issue]] = {item.unit.id: [] for item in work.units}
    with suppress(PolyfolioError):  # an index that cannot be used keeps nobody from translating
        for each in list_issues(current_project(), work.language, work.page):
            if not each.dismissed:
                found[each.issue.unit].append(each.issue)
    g.issues = (work, found)
    return found
