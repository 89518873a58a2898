"""Automatic fixes of translations: offered for a text while it is typed, and made on many when somebody says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workflow.actions.faults import list_faults
from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.recent_catalogs import JudgedCatalog, load_recent_catalog
from workflow.actions.recent_pages import load_recent
from workflow.checks import fixing
from workflow.checks.fix_registry import list_fixers, load_fixer
from workflow.checks.fixing import Fix
from workflow.model import Entry, Severity, Unit
from workflow.store.project import Project


def find_fixes(project: Project, page: str, unit_id: str, language: str, text: str) -> tuple[Fix, ...]:
    """The fixes that are offered for a text as a unit's translation, each on its own.

    Raises:
        UnknownName: page, unit or language are not there.
        CatalogError: the PO file is damaged.
        ConfigError: a check or fix of another package cannot be loaded.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    unit = find_unit(loaded, unit_id)
    judged = load_recent_catalog(project, loaded, language)
    entry = judged.catalog.entries[unit_id].change(translation=text)
    return find_safe_fixes(PageChecks(ProjectChecks(project), loaded), judged, unit, entry)


def find_safe_fixes(
    checks: PageChecks, judged: JudgedCatalog, unit: Unit, entry: Entry, errors: Collection[str] | None = None
) -> tuple[Fix, ...]:
    """The fixes for an entry's text, without those that would give it an error which it does not have.

    `errors` are those it has (`list_errors`), where they are known.
    """
    case = checks.make_case(unit, judged.catalog.language, entry.translation)
    fixers = [load_fixer(id) for id in list_fixers()]
    found = tuple(fixing.find_fixes(fixers, case, lambda text: checks.read(unit, text)))
    if not found:
        return ()
    known = set(list_errors(checks, judged, unit, entry) if errors is None else errors)
    return tuple(
        fix for fix in found if known.issuperset(list_errors(checks, judged, unit, entry.change(translation=fix.text)))
    )


def list_errors(checks: PageChecks, judged: JudgedCatalog, unit: Unit, entry: Entry) -> Iterator[str]:
    """The messages of all errors that an entry's text has by itself and in its page."""
    yield from list_faults(judged, unit, entry)
    for issue in checks.find(unit, judged.catalog.language, entry.translation):
        if issue.severity is Severity.ERROR:
            yield issue.message
