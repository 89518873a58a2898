"""Marking source changes for translation as they were shown: exactly those, or none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from workflow.actions.committing.written import commit_earlier, commit_written
from workflow.actions.sync.changes import SyncPlan
from workflow.actions.sync.preview import digest_change
from workflow.actions.sync.results import SyncResult, describe_commit
from workflow.actions.sync.run import sync_project
from workflow.errors import PolyfolioError, StaleBase
from workflow.store.git import is_repository
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking came to."""

    sync: SyncResult
    committed: bool = False
    commit_problem: str = ""
    """Why the written files were not committed."""


def mark_for_translation(
    project: Project,
    shown: Mapping[str, str],
    *,
    keep_current: Collection[str] = (),
    yes: bool = False,
    markers: bool = False,
    commit: bool = False,
) -> Marked:
    """Synchronise pages if they are still as they were shown.

    Args:
        project: the project.
        shown: page → digest, as `preview_sync` told them.
        keep_current: `page:unit` of edited units that outdate no translation.
        yes: go on where a page would lose many of its units.
        markers: write the units' ids into documents whose format has markers.
        commit: make one git commit of what was written; what hinders that is told, the files stay written.

    Raises:
        StaleBase: a page has changed since it was shown; nothing is written.
        UnknownName: a page or unit that is not there.
        Busy: another sync is running.
    """

    def confirm(plan: SyncPlan) -> None:
        found = {one.page: digest_change(one) for one in plan.changes}
        for page, digest in shown.items():
            if page not in plan.held and found.get(page) != digest:
                raise StaleBase(f"{page} has changed since it was shown; nothing was marked")

    if commit:
        commit_earlier(project)
    result = sync_project(
        project, pages=tuple(shown), yes=yes, markers=markers, keep_current=keep_current, confirm=confirm
    )
    if not commit or not result.written:
        return Marked(result)
    if not is_repository(project.root):
        return Marked(result, commit_problem="the project is not in a git repository")
    try:
        committed = commit_written(project, result.written, describe_commit(result))
    except PolyfolioError as error:
        return Marked(result, commit_problem=str(error))
    problem = "" if committed else "git sees no change in them: they are committed already, or .gitignore names them"
    return Marked(result, committed, problem)
