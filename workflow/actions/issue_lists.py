"""What checks find on one page in one language, and how much on a slice of pages: for views, which read no project."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, replace

from workflow.actions.check_results import check_catalog, is_current, list_found
from workflow.actions.facts import doubt_racy, is_doubted
from workflow.actions.lookup import require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.progress import project_index
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.recent_catalogs import load_recent_catalog
from workflow.actions.recent_pages import load_recent
from workflow.model import Issue, Severity
from workflow.store.index.result_lists import read_checked_pages, read_language_found
from workflow.store.index.results import read_checked, read_found
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class PageIssue:
    """Something that a check found in a translation of the page."""

    issue: Issue
    dismissed: bool
    """Whether it is a warning that somebody has dismissed."""


@dataclass(frozen=True, slots=True)
class IssueCounts:
    """What checks found on a page in one language, apart from translations that fall back."""

    errors: int = 0
    """Units with an error."""
    warnings: int = 0
    """Units with a warning that is not dismissed."""


def list_issues(project: Project, language: str, page: str) -> tuple[PageIssue, ...]:
    """What checks find on a page in a language, as it is now: from the index, where the PO file has not changed since;
    else only units that have changed are looked at.

    Raises:
        UnknownName: page or language are not there.
        DocumentError, CatalogError: the page or its PO file cannot be read.
        ConfigError: a check of another package cannot be loaded.
        Busy, IndexDamaged: the index cannot be used now.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    read_at = time.time_ns()
    judged = load_recent_catalog(project, loaded, language)
    row = judged.row
    if is_doubted(row.file):  # it was, when it was remembered; its bytes have been read again now
        row = replace(row, file=doubt_racy(judged.catalog.file, read_at))
    checks = ProjectChecks(project)
    wanted = checks.stamp(language, loaded.source.format.name)
    with project_index(project) as index:
        known = read_checked(index, page, language).get((page, language))
        if is_current(known, row, wanted):
            found = read_found(index, page, language).get((page, language), [])
        else:
            found = check_catalog(index, PageChecks(checks, loaded), judged.catalog, row)
    return tuple(PageIssue(issue, dismissed) for issue, dismissed in list_found(checks, row, found))


def count_issues(project: Project, language: str, pages: Collection[str] | None = None) -> dict[str, IssueCounts]:
    """How many units of a language's pages (of all when None) have an error or a warning, from the index alone.

    Pages of which the PO file has changed since it was checked, or was never checked, are left out: `list_issues` of
    such a page, `check_some` or `polyfolio check` bring them back.

    Raises:
        UnknownName: the project does not translate into that language.
        ConfigError: a check of another package cannot be loaded.
        Busy, IndexDamaged: the index cannot be used now.
    """
    require_target(project, language)
    checks = ProjectChecks(project)
    severities = checks.choose(language).severities
    with project_index(project) as index:
        known = read_checked_pages(index, language, pages)
        found = read_language_found(index, language, pages)
    units: dict[str, dict[Severity, set[str]]] = {
        page: {Severity.ERROR: set(), Severity.WARNING: set()}
        for page, ran in known.items()
        if checks.stamp(language, project.format_name_of(page)).items() <= ran.items()
    }
    for page, one in found:
        severity = severities.get(one.check)
        if page in units and (severity is Severity.ERROR or (severity is not None and not one.dismissed)):
            units[page][severity].add(one.unit)
    return {page: IssueCounts(len(by[Severity.ERROR]), len(by[Severity.WARNING])) for page, by in units.items()}
