"""The sync itself, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace

from workflow.actions.committing.written import commit_earlier, commit_written
from workflow.actions.lookup import name_nearest
from workflow.actions.outside import notice_outside
from workflow.actions.pages import load_page
from workflow.actions.progress import project_index
from workflow.actions.recovery import recover_project
from workflow.actions.sync.apply import Applied, apply_gone, apply_page, collect_written, write_markers
from workflow.actions.sync.astray import bring_home
from workflow.actions.sync.changes import PagePlan, SyncPlan
from workflow.actions.sync.effects import list_changes
from workflow.actions.sync.looking import look_at
from workflow.actions.sync.merge import Arrivals, read_arrivals
from workflow.actions.sync.plan import plan_sync
from workflow.actions.sync.request import SyncRequest, choose_current
from workflow.actions.sync.results import PageResult, SyncResult, describe_commit, describe_page
from workflow.actions.sync.strays import take_home
from workflow.actions.sync.work import find_work
from workflow.errors import DocumentError, IndexDamaged, PolyfolioError, UnknownName
from workflow.store.git import is_repository
from workflow.store.index.rows import forget_gone, forget_pages, read_pages, write_catalogs, write_page
from workflow.store.index.schema import Index, say_filled
from workflow.store.locks import lock_file
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_source


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
        keep_current: `page:unit` of edited units that outdate no translation, `all`, or `trivial`.
        commit: make one git commit of what was written.
        report: told how many pages are done, of how many.
        confirm: shown the plan before anything is written; it may raise to stop the sync.

    Raises:
        UnknownName: a page or unit that is not there.
        Busy: another sync is running.
    """
    request = SyncRequest(pages, dry_run, yes, markers, keep_current, report, confirm)
    if dry_run:
        return _sync_again(project, request)
    if commit and not is_repository(project.root):
        raise PolyfolioError("--commit needs a git repository; `git init` makes one")
    with lock_file(project.instance / "locks", "sync"):
        if commit:
            commit_earlier(project)
        recover_project(project)  # edits that a killed process left waiting are made good before sources change
        with suppress(IndexDamaged), project_index(project) as index:
            notice_outside(project, index)
        result = _sync_again(project, request)
        if commit and result.written:
            commit_written(project, result.written, describe_commit(result))
            return replace(result, committed=True)
        return result


def _sync_again(project: Project, request: SyncRequest) -> SyncResult:
    """The sync, begun anew when the index turns out to be damaged."""
    try:
        return _sync(project, request)
    except IndexDamaged:
        return _sync(project, request)


def _sync(project: Project, request: SyncRequest) -> SyncResult:
    tree = scan_source(project)
    _refuse_unknown(project, tree, request.pages)
    with project_index(project) as index:
        forget_gone(index, tree.pages)
        work = find_work(project, index, tree, markers=request.markers)
        home = () if request.dry_run else bring_home(project, index, tree, work)
        if home:
            work = find_work(project, index, tree, markers=request.markers)
        plan = plan_sync(project, index, work, yes=request.yes, asked=request.pages)
        if request.confirm:
            request.confirm(plan)
        keep = choose_current(plan, request.keep_current)
        unchanged = _list_unchanged(index, tree, request.pages, work.changed)
        if request.dry_run:
            applied = {
                one.page: look_at(project, one, keep.get(one.page, ()), whole=not request.yes) for one in plan.changes
            }
        else:
            applied = _apply(project, index, plan, keep, request)
            applied |= take_home(project, index, tree, work, applied)
            if not request.pages and not plan.problems:
                say_filled(index)
    told = {one.page: describe_page(one, list_changes(one, applied[one.page].touched)) for one in plan.changes}
    results = unchanged | told
    warnings = [
        (one.page, warned.line, warned.message)
        for one in plan.changed
        for warned in one.loaded.source.document.warnings
    ]
    problems = [problem for problem in tree.problems if not request.pages or problem.path in request.pages]
    return SyncResult(
        tuple(results[page] for page in sorted(results)),
        (*problems, *plan.problems, *(problem for one in applied.values() for problem in one.problems)),
        plan.guarded,
        tuple(warnings),
        tuple(sorted({*home, *collect_written(applied.values())})),
    )


def _apply(
    project: Project, index: Index, plan: SyncPlan, keep: Mapping[str, Collection[str]], request: SyncRequest
) -> dict[str, Applied]:
    """Write what the plan says; what came of it, by page."""
    arrivals = {one.page: read_arrivals(project, one) for one in plan.changed if one.arrived or one.offers}
    ordered = sorted(
        plan.changed, key=lambda one: (not one.arrived, one.page)
    )  # pages that take before those that give
    applied: dict[str, Applied] = {}
    for done, one in enumerate(ordered):
        if request.report:
            request.report(done, len(ordered))
        try:
            written = _apply_page(project, one, arrivals.get(one.page, {}), keep.get(one.page, ()), request)
        except PolyfolioError as error:
            applied[one.page] = Applied(None, problems=(_locate(one, error),))
            continue
        applied[one.page] = written
        if written.row is not None:
            write_page(index, written.row, ((unit.id, unit.source) for unit in one.loaded.source.units))
            write_catalogs(index, written.catalogs)
    for page in plan.gone:
        applied[page.page] = apply_gone(project, page)
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
    project: Project, plan: PagePlan, arrivals: Arrivals, keep: Collection[str], request: SyncRequest
) -> Applied:
    applied = apply_page(project, plan, arrivals, keep, whole=not request.yes)
    if not (request.markers and write_markers(project, plan.loaded)):
        return applied
    again = load_page(project, plan.page)  # the template has the ids now, and so has the document
    settled = apply_page(project, PagePlan(again), {}, (), whole=not request.yes)
    source = project.relative(project.source_path(plan.page))
    written = (*applied.written, *settled.written, source)
    return replace(applied, row=settled.row, catalogs=settled.catalogs, written=written)


def _list_unchanged(
    index: Index, tree: SourceTree, pages: Collection[str], changed: Collection[str]
) -> dict[str, PageResult]:
    return {
        page: PageResult(page, kept=row.units)
        for page, row in read_pages(index).items()
        if page in tree.pages and page not in changed and (not pages or page in pages)
    }


def _refuse_unknown(project: Project, tree: SourceTree, pages: Collection[str]) -> None:
    for page in pages:
        if page not in tree.pages and not tree.is_refused(page) and not project.template_path(page).is_file():
            raise UnknownName(
                f"there is no page '{page}' in {project.config.source}/{name_nearest(page, list(tree.pages))}"
            )
