"""What checks find on one page in one language, from the index where it is known there."""

from __future__ import annotations

from contextlib import suppress

from workflow.actions.check_results import check_catalog, is_current, list_found
from workflow.actions.page_checks import PageChecks
from workflow.actions.progress import project_index
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.recent_catalogs import load_recent_catalog
from workflow.actions.workpage import WorkPage
from workflow.checks.registry import ALWAYS, list_checks
from workflow.errors import Busy, IndexDamaged, UnknownName
from workflow.model import Issue
from workflow.store.index.results import read_checked, read_found
from workflow.store.project import Project


def require_check(check: str) -> None:
    """Refuse the name of a check that is not there.

    Raises:
        UnknownName: there is none.
        ConfigError: a check of another package cannot be loaded.
    """
    if check not in ALWAYS and check not in list_checks():
        raise UnknownName(f"there is no check '{check}'; `polyfolio check --list` lists them")


def list_page_issues(project: Project, work: WorkPage) -> tuple[Issue, ...]:
    """What is to be said of the translations of an open page, without what was dismissed.

    Only units that have changed since the last time are looked at. While another program writes the index, and where it
    is damaged, nothing is found: whoever reads it for numbers says so or mends it.

    Raises:
        CatalogError: the PO file is damaged.
        ConfigError: a check of another package cannot be loaded.
    """
    judged = load_recent_catalog(project, work.loaded, work.language)
    if not any(item.entry.translation for item in work.units):
        return ()
    checks = ProjectChecks(project)
    key = (work.page, work.language)
    wanted = checks.stamp(work.language, work.loaded.source.format.name)
    with suppress(Busy, IndexDamaged), project_index(project) as index:
        known = read_checked(index, *key).get(key)
        if is_current(known, judged.row, wanted):
            found = read_found(index, *key).get(key, [])
        else:
            found = check_catalog(index, PageChecks(checks, work.loaded), judged.catalog, judged.row)
        return tuple(issue for issue, dismissed in list_found(checks, judged.row, found) if not dismissed)
    return ()
