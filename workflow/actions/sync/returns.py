"""Units that come back: a new text whose translations stand as obsolete entries in the files of another page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from workflow.actions.catalogs import HIGHEST
from workflow.actions.facts import doubt_racy
from workflow.actions.pages import read_template
from workflow.actions.sync.changes import PagePlan
from workflow.actions.sync.moves import Origin, take_arrivals
from workflow.core.offered import is_offered
from workflow.core.reconcile import number_of
from workflow.core.words import normalise
from workflow.errors import PolyfolioError
from workflow.store.files import Identity, read_bytes
from workflow.store.index.retired import Retired, find_retired, refresh_retired
from workflow.store.index.schema import Index, keep_rows
from workflow.store.po import read_catalog
from workflow.store.project import Project

IsTaken = Callable[[str, str], bool]
"""Whether a unit of another page than this one has the id: (page, id)."""


def find_returned(
    project: Project, index: Index, plans: Sequence[PagePlan], locales: Mapping[str, Identity], is_taken: IsTaken
) -> list[PagePlan]:
    """The plans with new units joined with those that left another page long ago.

    A unit that stands somewhere under its id is not taken from there: its older texts are its own.
    """
    wanted = {plan.page: _list_new(plan) for plan in plans if plan.loaded.plan.new}
    texts = {text for new in wanted.values() for text in new.values()}
    if not texts:
        return list(plans)
    refresh_retired(index, _list_catalogs(project, locales), lambda path: _read_obsolete(project, path))
    keep_rows(index)
    found = find_retired(index, texts)
    if not found:
        return list(plans)
    used: set[tuple[str, str]] = set()
    ids = {unit.id for plan in plans for unit in plan.loaded.plan.units}
    after: list[PagePlan] = []
    for plan in plans:
        origins: dict[str, Origin] = {}
        for unit_id, text in wanted.get(plan.page, {}).items():
            origin = _choose_origin(project, plan.page, text, found.get(text, ()), used, ids, is_taken)
            if origin is not None:
                used.add((origin.page, origin.unit))
                ids.add(origin.unit)
                origins[unit_id] = origin
        after.append(take_arrivals(plan, origins, returned=True) if origins else plan)
    return after


def _list_new(plan: PagePlan) -> dict[str, str]:
    """The units that are new on a page and came from nowhere else, with their texts."""
    new = set(plan.loaded.plan.new)
    return {unit.id: normalise(unit.source) for unit in plan.loaded.plan.units if unit.id in new}


def _list_catalogs(project: Project, locales: Mapping[str, Identity]) -> dict[str, Identity]:
    read_at = time.time_ns()
    languages = {f"{code}/" for code in project.config.languages}
    return {
        name: doubt_racy(file, read_at)
        for name, file in locales.items()
        if name.endswith(".po") and name[: name.index("/") + 1] in languages
    }


def _read_obsolete(project: Project, path: str) -> Iterator[tuple[str, str]]:
    """The translated obsolete entries of a PO file; most files have none and are not parsed."""
    try:
        data = read_bytes(project.locales_root / path)
        if b"#~" not in data:
            return
        catalog = read_catalog(data, path=path)
    except PolyfolioError:
        return  # told where that file is read for itself
    for entry in catalog.entries:
        if entry.obsolete and entry.id and entry.translation and not entry.outdated and not is_offered(entry):
            yield entry.id, entry.source


def _choose_origin(
    project: Project,
    page: str,
    text: str,
    entries: Sequence[Retired],
    used: set[tuple[str, str]],
    ids: set[str],
    is_taken: IsTaken,
) -> Origin | None:
    """The first of the obsolete entries whose unit is gone everywhere."""
    for entry in entries:
        origin = entry.path.partition("/")[2].removesuffix(".po")
        if origin == page or (origin, entry.unit) in used:
            continue
        try:
            template = read_template(project, origin)[2]
        except PolyfolioError:
            continue  # told where that page is read for itself
        if template and any(item.id == entry.unit for item in template.entries if not item.obsolete):
            continue
        numbered = HIGHEST in template.fields() if template else bool(number_of(entry.unit))
        if numbered or not (entry.unit in ids or is_taken(page, entry.unit)):
            return Origin(origin, entry.unit, numbered, text)
    return None
