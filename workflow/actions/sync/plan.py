"""What a sync would do: every changed page reconciled, units followed across pages, mass loss held back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from workflow.actions.pages import load_page, read_template
from workflow.actions.sync.changes import GonePage, PagePlan, SyncPlan
from workflow.actions.sync.moves import follow_moves, list_better_elsewhere
from workflow.actions.sync.returns import find_returned
from workflow.actions.sync.work import Work
from workflow.errors import ConfigError, GuardStopped, PolyfolioError
from workflow.store.index.rows import read_taken_ids
from workflow.store.index.schema import Index
from workflow.store.project import Project

MOST_LOST = 5
MOST_LOST_PERCENT = 30


def plan_sync(
    project: Project,
    index: Index,
    work: Work,
    *,
    yes: bool,
    asked: Collection[str] = (),
) -> SyncPlan:
    """Reconcile the changed pages, follow units from page to page, and hold back what would lose too much.

    Args:
        work: the pages on which there may be something to do.
        yes: hold nothing back.
        asked: plan for these pages only, and for those that exchange units with them; for all when empty.
    """
    known = _read_known_ids(project, [*work.changed, *work.gone])
    plans: list[PagePlan] = []
    problems: list[PolyfolioError] = []
    for page in work.changed:
        try:
            plans.append(PagePlan(load_page(project, page, is_taken=_asker(index, known, page))))
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            if not asked or page in asked:
                problems.append(error if error.path else _locate(error, page))
            continue
        known |= {unit.id: page for unit in plans[-1].loaded.plan.units}
    lost_pages: list[GonePage] = []
    for page in work.gone:
        try:
            template = read_template(project, page)[2]
        except PolyfolioError as error:
            if not asked or page in asked:
                problems.append(error)
            continue
        if template is not None:
            lost_pages.append(GonePage(page, template))
    plans = _part_from_edits(project, index, plans, lost_pages, known)
    plans, lost_pages = follow_moves(plans, lost_pages)
    plans = find_returned(
        project, index, plans, work.locales, lambda page, unit_id: _asker(index, known, page)(unit_id)
    )
    links = _link_pages(plans)
    if asked:
        wanted = _follow_links(asked, links)
        plans = [plan for plan in plans if plan.page in wanted]
        lost_pages = [page for page in lost_pages if page.page in wanted]
    guarded = [] if yes else list_guards(plans, lost_pages)
    held = _follow_links([stop.path for stop in guarded], links)
    return SyncPlan(
        tuple(plan for plan in plans if plan.page not in held),
        tuple(page for page in lost_pages if page.page not in held),
        tuple(problems),
        tuple(guarded),
        tuple(sorted(held)),
    )


def _part_from_edits(
    project: Project, index: Index, plans: Sequence[PagePlan], gone: Sequence[GonePage], known: dict[str, str]
) -> list[PagePlan]:
    """The plans without edits of what is elsewhere now, or came from there; `known` gets the new ids.

    A text that parts from one unit may be taken for an edit of another one then, so this is done until it is settled.
    """
    after = {plan.page: plan for plan in plans}
    apart: dict[str, set[str]] = defaultdict(set)
    while True:
        better = {page: ids - apart[page] for page, ids in list_better_elsewhere(tuple(after.values()), gone).items()}
        pages = [page for page, ids in better.items() if ids]
        if not pages:
            return list(after.values())
        for page in pages:
            apart[page] |= better[page]
            after[page] = PagePlan(load_page(project, page, is_taken=_asker(index, known, page), apart=apart[page]))
            known |= {unit.id: page for unit in after[page].loaded.plan.units}


def list_guards(plans: Iterable[PagePlan], gone: Iterable[GonePage]) -> list[GuardStopped]:
    """What the guard against mass loss says of each page that would lose too much."""
    return [*filter(None, map(_guard_page, plans)), *filter(None, map(_guard_gone, gone))]


def _read_known_ids(project: Project, pages: Collection[str]) -> dict[str, str]:
    """The ids that the templates of these pages hold, before any new id is given."""
    known: dict[str, str] = {}
    for page in pages:
        try:
            template = read_template(project, page)[2]
        except PolyfolioError:
            continue  # told when the page itself is read
        known |= {entry.id: page for entry in (template.entries if template else ())}
    return known


def _asker(index: Index, known: Mapping[str, str], page: str) -> Callable[[str], bool]:
    def is_taken(unit_id: str) -> bool:
        return known.get(unit_id, page) != page or bool(read_taken_ids(index, [unit_id], page))

    return is_taken


def _locate(error: PolyfolioError, page: str) -> PolyfolioError:
    return type(error)(error.message, path=page, line=error.line)


def _guard_page(plan: PagePlan) -> GuardStopped | None:
    before = plan.loaded.plan
    return _guard(plan.page, len(plan.lost), before.kept + len(before.edited) + len(before.removed))


def _guard_gone(page: GonePage) -> GuardStopped | None:
    return _guard(page.page, len(page.lost), len(page.unit_ids))


def _guard(page: str, lost: int, units: int) -> GuardStopped | None:
    if lost <= MOST_LOST or lost * 100 <= units * MOST_LOST_PERCENT:
        return None
    return GuardStopped(
        f"would lose {lost} of its {units} units and was left alone; if that is meant, run `polyfolio sync --yes`",
        path=page,
    )


def _link_pages(plans: Collection[PagePlan]) -> dict[str, set[str]]:
    """Page → the pages that its units went to or came from."""
    links: dict[str, set[str]] = defaultdict(set)
    for plan in plans:
        for origin, _ in plan.arrived.values():
            links[plan.page].add(origin)
            links[origin].add(plan.page)
    return links


def _follow_links(pages: Collection[str], links: Mapping[str, set[str]]) -> set[str]:
    """The pages, and step by step all that exchange units with them: a unit never loses its way halfway."""
    found: set[str] = set()
    waiting = list(pages)
    while waiting:
        page = waiting.pop()
        if page not in found:
            found.add(page)
            waiting += links.get(page, ())
    return found
