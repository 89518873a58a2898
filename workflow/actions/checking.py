"""Checking translations: which of them would break their page and fall back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workflow.actions.lookup import require_page
from workflow.actions.progress import measure_progress
from workflow.core.render import CHANGED_STRUCTURE
from workflow.errors import PolyfolioError
from workflow.model import Issue, Severity
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What checking found."""

    issues: tuple[Issue, ...]
    problems: tuple[PolyfolioError, ...]
    """Pages and PO files that cannot be read."""


def check_translations(project: Project, languages: Collection[str] = (), *, page: str = "") -> CheckResult:
    """Check every translation of these languages (all when empty), on one page or on all.

    Raises:
        UnknownName: a language or the page is not there.
    """
    if page:
        require_page(project, page)
    progress = measure_progress(project, languages=languages, pages=[page] if page else None)
    wanted = [item.language for item in progress.languages]
    issues = [
        Issue(language, name, unit_id, check_of(reason), Severity.ERROR, reason)
        for (name, language), broken in sorted(progress.broken.items())
        for unit_id, reason in broken.items()
        if language in wanted and page in ("", name)
    ]
    return CheckResult(tuple(issues), progress.problems)


def check_of(reason: str) -> str:
    """The name of the check that gave the reason."""
    return "structure" if reason == CHANGED_STRUCTURE else "markup"
