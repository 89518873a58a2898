"""Putting what was planned into a page's PO file, under its lock; a better state stays."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workflow.actions.catalogs import lock_catalogs, start_catalog
from workflow.actions.importing_page.plan import PlannedPage, PlannedUnit
from workflow.actions.pages import LoadedCatalog, load_catalog, refuse_changed
from workflow.core.better_state import may_replace
from workflow.core.catalog import active, apply_edit
from workflow.core.dismissal import drop_dismissals
from workflow.core.review import drop_reviews, state_of
from workflow.model import Catalog, Entry, State
from workflow.store.files import write_atomic
from workflow.store.po import write_catalog
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a page's planned units."""

    units: tuple[PlannedUnit, ...]
    """Those that are in the PO file now, or would be."""
    kept: tuple[PlannedUnit, ...]
    """Those whose unit has another text that is as good or better."""


def write_page(project: Project, planned: PlannedPage, *, force: bool, dry_run: bool) -> Taken:
    """Give units the texts that a document brings, where they have none or a lesser one.

    Raises:
        CatalogError: the page's PO file is damaged or cannot be written.
        Busy: another process writes it.
    """
    language = planned.found.language
    if dry_run:
        return _fill(load_catalog(project, planned.loaded, language).merged, planned, force=force)[1]
    with lock_catalogs(project, planned.loaded.page, [language]):
        before = load_catalog(project, planned.loaded, language)
        filled, taken = _fill(_start(project, planned, before), planned, force=force)
        if taken.units:
            path = project.catalog_path(planned.loaded.page, language)
            refuse_changed(project, planned.loaded.page, before)
            write_atomic(path, write_catalog(filled), root=project.root)
    return taken


def _start(project: Project, planned: PlannedPage, before: LoadedCatalog) -> Catalog:
    if before.catalog is not None:
        return before.merged
    return start_catalog(project, project.language(planned.found.language), planned.loaded.wanted)


def _fill(catalog: Catalog, planned: PlannedPage, *, force: bool) -> tuple[Catalog, Taken]:
    taken: list[PlannedUnit] = []
    kept: list[PlannedUnit] = []
    filled: dict[str, Entry] = {}
    offered: list[Entry] = []
    entries = active(catalog)
    for unit in planned.units:
        entry = entries[unit.unit]
        state = state_of(entry)
        same = entry.translation == unit.text
        if same and not may_replace(unit.state, state, force=False):
            continue
        if not may_replace(unit.state, state, force=force):
            kept.append(unit)
            continue
        if entry.translation and not same:  # it stays findable beside the unit
            catalog = apply_edit(catalog, entry.id, "")
            entry = active(catalog)[entry.id]
        filled[entry.id] = _translate(entry, unit, same=same)
        offered += [Entry(other, unit.previous, unit.text, obsolete=True) for other in unit.offered]
        taken.append(unit)
    changed = [entry if entry.obsolete else filled.get(entry.id, entry) for entry in catalog.entries]
    known = {(entry.id, entry.source, entry.translation) for entry in changed if entry.obsolete}
    changed += [entry for entry in offered if (entry.id, entry.source, entry.translation) not in known]
    return replace(catalog, entries=tuple(changed)), Taken(tuple(taken), tuple(kept))


def _translate(entry: Entry, unit: PlannedUnit, *, same: bool) -> Entry:
    return entry.change(
        translation=unit.text,
        outdated=unit.state is State.OUTDATED,
        previous_source=unit.previous if unit.state is State.OUTDATED else "",
        comments=entry.comments if same else drop_dismissals(drop_reviews(entry.comments)),
    )
