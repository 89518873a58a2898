"""What a source change means for each unit of a page, and for the languages that have translated it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workflow.actions.pages import load_catalog
from workflow.actions.sync.apply import read_arrivals
from workflow.actions.sync.changes import GonePage, PagePlan
from workflow.core.catalog import active
from workflow.core.reconcile import kind_of
from workflow.core.words import normalise
from workflow.errors import PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.files import identify, read_bytes
from workflow.store.po import read_catalog
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What becomes of one unit."""

    page: str
    unit: str
    change: str
    """`new`, `edited`, `moved` or `removed`."""
    kind: str
    """What it is in its document: a `model.Kind`."""
    line: int
    """Where it stands now; 0 for one that is gone."""
    path: tuple[str, ...]
    old: str
    """The text before, with single spaces; empty for a new unit."""
    new: str
    """The text now; empty for a removed one."""
    moved: bool = False
    """Whether it stands somewhere else than before, edited or not."""
    origin: str = ""
    """The page it came from, or the page it went to."""
    outdated: tuple[str, ...] = ()
    """Languages whose current translation becomes outdated."""
    kept: tuple[str, ...] = ()
    """Languages that have a translation which stays, moves along or comes back."""


@dataclass
class Touched:
    """Languages per unit of one page."""

    outdated: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    problems: list[PolyfolioError] = field(default_factory=list)
    """PO files that cannot be read."""


def list_changes(project: Project, plan: PagePlan) -> tuple[tuple[UnitChange, ...], tuple[PolyfolioError, ...]]:
    """Every changed unit of a page in page order, removed ones at the end; and the PO files that cannot be read."""
    before = active(plan.loaded.template) if plan.loaded.template else {}
    touched = _read_languages(project, plan)
    changes = [*_list_present(plan, before, touched), *_list_lost(plan.page, before, plan.loaded.plan.removed, touched)]
    return tuple(_tell_left(changes, plan.left)), tuple(touched.problems)


def list_gone(project: Project, gone: GonePage) -> tuple[tuple[UnitChange, ...], tuple[PolyfolioError, ...]]:
    """The units of a page whose document is not there any more."""
    touched = Touched()
    for language, catalog in _read_catalogs(project, gone.page, touched.problems):
        _note_translated(active(catalog), language, touched)
    changes = _list_lost(gone.page, active(gone.template), gone.unit_ids, touched)
    return tuple(_tell_left(changes, gone.left)), tuple(touched.problems)


def _list_present(plan: PagePlan, before: Mapping[str, Entry], touched: Touched) -> Iterator[UnitChange]:
    found = plan.loaded.plan
    new, edited, moved = set(found.new), set(found.edited), set(found.moved)
    for unit in plan.loaded.source.units:
        if unit.id not in new | edited | moved:
            continue
        came = plan.arrived.get(unit.id)
        change = "new" if unit.id in new else "edited" if unit.id in edited else "moved"
        text = normalise(unit.source)
        yield UnitChange(
            plan.page,
            unit.id,
            change,
            unit.span.kind.value,
            plan.loaded.source.document.line_at(unit.span.start),
            unit.path,
            "" if change == "new" else plan.was[unit.id] if came else normalise(before[unit.id].source),
            text,
            moved=unit.id in moved,
            origin=came[0] if came else "",
            outdated=tuple(touched.outdated.get(unit.id, ())),
            kept=tuple(touched.kept.get(unit.id, ())),
        )


def _list_lost(
    page: str, before: Mapping[str, Entry], removed: tuple[str, ...], touched: Touched
) -> Iterator[UnitChange]:
    for unit_id in removed:
        entry = before[unit_id]
        kept = tuple(touched.kept.get(unit_id, ()))
        yield UnitChange(page, unit_id, "removed", kind_of(entry), 0, (), normalise(entry.source), "", kept=kept)


def _tell_left(changes: Iterator[UnitChange] | list[UnitChange], left: Mapping[str, str]) -> Iterator[UnitChange]:
    """Units that went to another page are told there, as moved ones."""
    return (one for one in changes if one.change != "removed" or one.unit not in left)


def _read_languages(project: Project, plan: PagePlan) -> Touched:
    """How each changed unit's translations fare in every language."""
    touched = Touched()
    loaded = plan.loaded
    found = loaded.plan
    for language in project.config.languages if found.changed else ():
        try:
            catalog = load_catalog(project, loaded, language)
        except PolyfolioError as error:
            touched.problems.append(error)
            continue
        present = active(catalog.catalog) if catalog.catalog else {}
        for unit_id in {*found.new, *found.edited, *found.moved}:
            was, now = present.get(unit_id), catalog.entries[unit_id]
            if was and was.translation and not was.outdated and now.outdated:
                touched.outdated[unit_id].append(language)
            elif now.translation:
                touched.kept[unit_id].append(language)
        _note_translated({key: present[key] for key in found.removed if key in present}, language, touched)
    for language, entries in read_arrivals(project, plan).items():
        _note_translated({entry.id: entry for entry in entries if not entry.obsolete}, language, touched)
    return touched


def _note_translated(entries: Mapping[str, Entry], language: str, touched: Touched) -> None:
    for unit_id, entry in entries.items():
        if entry.translation and language not in touched.kept[unit_id]:
            touched.kept[unit_id].append(language)


def _read_catalogs(project: Project, page: str, problems: list[PolyfolioError]) -> Iterator[tuple[str, Catalog]]:
    for language in project.config.languages:
        path = project.catalog_path(page, language)
        if identify(path) is None:
            continue
        try:
            catalog = read_catalog(read_bytes(path), path=project.relative(path))
        except PolyfolioError as error:
            problems.append(error)
            continue
        yield language, catalog
