"""The sync itself, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from workflow.actions.lookup import name_nearest
from workflow.actions.pages import load_page
from workflow.actions.progress import project_index
from workflow.actions.sync.apply import (
    Applied,
    Arrivals,
    apply_gone,
    apply_page,
    collect_written,
    read_arrivals,
    write_markers,
)
from workflow.actions.sync.changes import GonePage, PagePlan, SyncPlan
from workflow.actions.sync.plan import plan_sync
from workflow.actions.sync.work import find_work
from workflow.core.words import normalise
from workflow.errors import DocumentError, GuardStopped, IndexDamaged, PolyfolioError, UnknownName
from workflow.store.git import commit_paths, is_repository
from workflow.store.index.rows import forget_pages, read_pages, write_catalogs, write_page
from workflow.store.index.schema import Index
from workflow.store.locks import lock_file
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_source


@dataclass(frozen=True, slots=True)
class PageResult:
    """What a sync did to one page, or would do."""

    page: str
    new: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    kept: int = 0
    moved: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    carried: int = 0
    """Units that brought their translations along from another page."""
    diffs: tuple[tuple[str, str, str], ...] = ()
    """(id, old source, new source) of each edited unit."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a sync did, or would do."""

    pages: tuple[PageResult, ...]
    problems: tuple[PolyfolioError, ...]
    """Pages and PO files left alone, with the reason."""
    guarded: tuple[GuardStopped, ...]
    warnings: tuple[tuple[str, int, str], ...]
    """(page, line, message) of oddities in source pages."""
    written: tuple[str, ...] = ()
    committed: bool = False


def sync_project(
    project: Project,
    *,
    pages: Collection[str] = (),
    dry_run: bool = False,
    yes: bool = False,
    markers: bool = False,
    keep_current: Collection[str] = (),
    commit: bool = False,
    report: Callable[[int, int], None] | None = None,
    confirm: Callable[[SyncPlan], None] | None = None,
) -> SyncResult:
    """Reconcile source pages with their units and bring templates and catalogs up to them.

    Args:
        project: the project.
        pages: only these pages, and those that exchange units with them; all when empty.
        dry_run: plan only, write nothing.
        yes: go on where the guard against mass loss would stop, and with PO files that lack units of their page.
        markers: write the units' ids into documents whose format has markers.
        keep_current: `page:unit` of edited units that outdate no translation, or `all`.
        commit: make one git commit of what was written.
        report: told how many pages are done, of how many.
        confirm: shown the plan before anything is written; it may raise to stop the sync.

    Raises:
        UnknownName: a page or unit that is not there.
        Busy: another sync is running.
    """
    if dry_run:
        return _sync_again(project, pages, True, yes, markers, keep_current, report, confirm)
    if commit and not is_repository(project.root):
        raise PolyfolioError("--commit needs a git repository; `git init` makes one")
    with lock_file(project.instance / "locks", "sync"):
        result = _sync_again(project, pages, False, yes, markers, keep_current, report, confirm)
        if commit and result.written:
            commit_paths(project.root, result.written, describe_commit(result))
            return replace(result, committed=True)
        return result


def _sync_again(
    project: Project,
    pages: Collection[str],
    dry_run: bool,
    yes: bool,
    markers: bool,
    keep_current: Collection[str],
    report: Callable[[int, int], None] | None,
    confirm: Callable[[SyncPlan], None] | None,
) -> SyncResult:
    """The sync, begun anew when the index turns out to be damaged."""
    try:
        return _sync(project, pages, dry_run, yes, markers, keep_current, report, confirm)
    except IndexDamaged:
        return _sync(project, pages, dry_run, yes, markers, keep_current, report, confirm)


def _sync(
    project: Project,
    pages: Collection[str],
    dry_run: bool,
    yes: bool,
    markers: bool,
    keep_current: Collection[str],
    report: Callable[[int, int], None] | None,
    confirm: Callable[[SyncPlan], None] | None,
) -> SyncResult:
    tree = scan_source(project)
    _refuse_unknown(project, tree, pages)
    with project_index(project) as index:
        work = find_work(project, index, tree, markers=markers)
        plan = plan_sync(project, index, work, yes=yes, asked=pages)
        if confirm:
            confirm(plan)
        keep = _choose_current(plan, keep_current)
        results = _describe_pages(plan, tree, index, pages, work.changed)
        warnings = [
            (one.page, warned.line, warned.message)
            for one in plan.changed
            for warned in one.loaded.source.document.warnings
        ]
        problems = [*(problem for problem in tree.problems if not pages or problem.path in pages), *plan.problems]
        applied: list[Applied] = []
        if not dry_run:
            applied = _apply(project, index, plan, markers, yes, keep, report)
        problems += [problem for one in applied for problem in one.problems]
    return SyncResult(results, tuple(problems), plan.guarded, tuple(warnings), collect_written(applied))


def _apply(
    project: Project,
    index: Index,
    plan: SyncPlan,
    markers: bool,
    yes: bool,
    keep: dict[str, set[str]],
    report: Callable[[int, int], None] | None,
) -> list[Applied]:
    arrivals = {one.page: read_arrivals(project, one) for one in plan.changed if one.arrived}
    ordered = sorted(
        plan.changed, key=lambda one: (not one.arrived, one.page)
    )  # pages that take before those that give
    applied: list[Applied] = []
    for done, one in enumerate(ordered):
        if report:
            report(done, len(ordered))
        try:
            applied.append(
                _apply_page(project, one, arrivals.get(one.page, {}), markers, yes, keep.get(one.page, set()))
            )
        except PolyfolioError as error:
            applied.append(Applied(None, (), (), (_locate(one, error),)))
            continue
        row = applied[-1].row
        if row is not None:
            write_page(index, row, (unit.id for unit in one.loaded.source.units))
            write_catalogs(index, applied[-1].catalogs)
    applied += [apply_gone(project, page) for page in plan.gone]
    forget_pages(index, (page.page for page in plan.gone))
    return applied


def _locate(plan: PagePlan, error: PolyfolioError) -> PolyfolioError:
    """An error of a unit (a text that no PO file can hold) told with its page and line."""
    if error.path:
        return error
    source = plan.loaded.source
    starts = [unit.span.start for unit in source.units if unit.id == error.unit]
    line = source.document.line_at(starts[0]) if starts else 0
    return DocumentError(error.message, path=plan.page, line=line)


def _apply_page(
    project: Project, plan: PagePlan, arrivals: Arrivals, markers: bool, yes: bool, keep: set[str]
) -> Applied:
    applied = apply_page(project, plan, arrivals, keep, whole=not yes)
    if not (markers and write_markers(project, plan.loaded)):
        return applied
    again = load_page(project, plan.page)  # the template has the ids now, and so has the document
    settled = apply_page(project, PagePlan(again), {}, (), whole=not yes)
    source = project.relative(project.source_path(plan.page))
    return Applied(settled.row, settled.catalogs, (*applied.written, *settled.written, source), (*applied.problems,))


def _choose_current(plan: SyncPlan, wanted: Collection[str]) -> dict[str, set[str]]:
    """Page → ids of the edited units that outdate no translation."""
    if "all" in wanted:
        return {one.page: set(one.loaded.plan.edited) for one in plan.changed}
    edited = {f"{one.page}:{unit_id}": one.page for one in plan.changed for unit_id in one.loaded.plan.edited}
    chosen: dict[str, set[str]] = {}
    for name in wanted:
        if any(name.startswith(f"{page}:") for page in plan.held):
            continue  # told as guarded
        if name not in edited:
            known = ", ".join(sorted(edited)) or "none"
            raise UnknownName(f"'{name}' is not an edited unit of this sync; there are: {known}")
        chosen.setdefault(edited[name], set()).add(name.removeprefix(f"{edited[name]}:"))
    return chosen


def _describe_pages(
    plan: SyncPlan, tree: SourceTree, index: Index, pages: Collection[str], changed: Collection[str]
) -> tuple[PageResult, ...]:
    results = {one.page: _describe_page(one) for one in plan.changed}
    results |= {one.page: _describe_gone(one) for one in plan.gone}
    for page, row in read_pages(index).items():
        if page in tree.pages and page not in changed and (not pages or page in pages):
            results[page] = PageResult(page, kept=row.units)
    return tuple(results[page] for page in sorted(results))


def _describe_page(one: PagePlan) -> PageResult:
    plan = one.loaded.plan
    before = {entry.id: entry.source for entry in one.loaded.template.entries} if one.loaded.template else {}
    edited = set(plan.edited)
    diffs = [
        (unit.id, one.was.get(unit.id) or normalise(before[unit.id]), normalise(unit.source))
        for unit in plan.units
        if unit.id in edited
    ]
    return PageResult(one.page, plan.new, plan.edited, plan.kept, plan.moved, one.lost, len(one.arrived), tuple(diffs))


def _describe_gone(page: GonePage) -> PageResult:
    return PageResult(page.page, removed=page.lost)


def _refuse_unknown(project: Project, tree: SourceTree, pages: Collection[str]) -> None:
    for page in pages:
        if page not in tree.pages and not tree.is_refused(page) and not project.template_path(page).is_file():
            raise UnknownName(
                f"there is no page '{page}' in {project.config.source}/{name_nearest(page, list(tree.pages))}"
            )


def describe_commit(result: SyncResult) -> str:
    """The message of the commit."""
    changed = [page for page in result.pages if page.new or page.edited or page.moved or page.removed]
    names = ", ".join(page.page for page in changed[:3]) + (" …" if len(changed) > 3 else "")
    noun = "page" if len(changed) == 1 else "pages"
    return f"Synchronise {len(changed)} {noun}: {names}" if changed else "Synchronise catalogs"
