"""The plan of all that waits for a sync, for looking at: pages that turned out to have nothing are not read again."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from workflow.actions.facts import doubt_racy
from workflow.actions.progress import project_index
from workflow.actions.sync.changes import PagePlan, SyncPlan
from workflow.actions.sync.plan import plan_sync
from workflow.actions.sync.work import find_work
from workflow.core.catalog import describe_in_template
from workflow.store.files import Identity, identify
from workflow.store.index.rows import ABSENT
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_source

MOST_KNOWN = 50_000
"""Pages remembered at most."""

_Key = tuple[str, str, Identity, Identity, str]
_quiet: set[_Key] = set()
_lock = Lock()


def plan_waiting(project: Project) -> SyncPlan:
    """What a sync of everything would do, the guard aside; pages on which it would change nothing are left out.

    A clone that was never synchronised here has an index that vouches for no page: all of them are read once.

    Raises:
        DocumentError: the source folder is not there.
        ConfigError: a page's options are not valid.
    """
    tree = scan_source(project)
    with project_index(project) as index:
        work = find_work(project, index, tree)
        waiting = tuple(page for page in work.changed if not _is_quiet(project, tree, page))
        plan = plan_sync(project, index, replace(work, changed=waiting), yes=True)
    with_work = tuple(one for one in plan.changed if _has_work(one))
    _remember(project, [one for one in plan.changed if not _has_work(one)])
    return SyncPlan(with_work, plan.gone, (*tree.problems, *plan.problems))


def _has_work(one: PagePlan) -> bool:
    """Whether a sync would write the page's template."""
    template = one.loaded.template
    if template is None or one.loaded.plan.changed or one.arrived or one.left:
        return True
    wanted = tuple(describe_in_template(one.page, unit) for unit in one.loaded.source.units)
    return wanted != tuple(entry for entry in template.entries if not entry.obsolete)


def _is_quiet(project: Project, tree: SourceTree, page: str) -> bool:
    template = identify(project.template_path(page)) or ABSENT
    with _lock:
        return _make_key(project, page, tree.pages[page], template) in _quiet


def _remember(project: Project, plans: list[PagePlan]) -> None:
    with _lock:
        if len(_quiet) > MOST_KNOWN:
            _quiet.clear()
        for one in plans:
            source, template = one.loaded.source_file, one.loaded.template_file
            if all(doubt_racy(file, one.loaded.read_at) == file for file in (source, template)):
                _quiet.add(_make_key(project, one.page, source, template))


def _make_key(project: Project, page: str, source: Identity, template: Identity) -> _Key:
    settings = repr((project.config.formats, project.config.source_language))
    return str(project.root), page, source, template, settings
