"""Dismissing what a check warns of in one translation, and taking that back."""

from __future__ import annotations

from workflow.actions.catalogs import lock_catalogs
from workflow.actions.judging import look_at
from workflow.actions.open_unit import load_unit, open_catalog, write_comments
from workflow.actions.page_checks import PageChecks
from workflow.actions.project_checks import ProjectChecks
from workflow.checks.registry import ALWAYS, list_checks
from workflow.core.catalog import active
from workflow.core.dismissal import add_dismissal, list_dismissed, remove_dismissal
from workflow.errors import RefusedEdit, UnknownName
from workflow.model import Entry, Severity, State
from workflow.store.project import Project


def dismiss_check(project: Project, page: str, unit_id: str, language: str, check: str) -> Entry:
    """Say that what a check warns of in a unit's translation is right there. A change of either text voids that.

    Returns:
        The entry as it stands in the PO file now.

    Raises:
        UnknownName: page, unit, language or check are not there.
        RefusedEdit: what the check finds is an error, or it finds nothing.
        CatalogError: the PO file is damaged.
        Busy: another process is writing that file.
    """
    loaded, unit = load_unit(project, page, unit_id, language)
    require_check(check)
    with lock_catalogs(project, page, [language]):
        catalog, judged = open_catalog(project, loaded, unit, language)
        entry = active(catalog)[unit_id]
        if check in list_dismissed(entry):
            return entry
        if entry.state is not State.TRANSLATED:
            state = entry.state.value
            raise RefusedEdit(f"is {state} in {language}; only in a translation can a check be dismissed", unit=unit_id)
        if fault := judged.row.broken.get(unit_id, ""):
            raise RefusedEdit(f"has an error, which cannot be dismissed: {fault}", unit=unit_id)
        issues = look_at(PageChecks(ProjectChecks(project), loaded), judged, unit, entry)
        found = [issue for issue in issues if issue.check == check]
        if not found:
            raise RefusedEdit(f"the check '{check}' finds nothing in this translation", unit=unit_id)
        if found[0].severity is Severity.ERROR:
            raise RefusedEdit(f"is an error and cannot be dismissed: {found[0].message} [{check}]", unit=unit_id)
        dismissed = add_dismissal(entry, check)
        write_comments(project, loaded, catalog, judged, dismissed)
    return dismissed


def restore_check(project: Project, page: str, unit_id: str, language: str, check: str) -> Entry:
    """Take a dismissal back, so that the check warns again; a check that was not dismissed is left as it is.

    Returns:
        The entry as it stands in the PO file now.

    Raises:
        UnknownName: page, unit, language or check are not there.
        RefusedEdit: the unit's source has changed since the last sync.
        CatalogError: the PO file is damaged.
        Busy: another process is writing that file.
    """
    loaded, unit = load_unit(project, page, unit_id, language)
    require_check(check)
    with lock_catalogs(project, page, [language]):
        catalog, judged = open_catalog(project, loaded, unit, language)
        entry = active(catalog)[unit_id]
        restored = remove_dismissal(entry, check)
        if restored is not entry:
            write_comments(project, loaded, catalog, judged, restored)
    return restored


def require_check(check: str) -> None:
    """Refuse the name of a check that is not there.

    Raises:
        UnknownName: there is none.
    """
    if check not in ALWAYS and check not in list_checks():
        raise UnknownName(f"there is no check '{check}'; `polyfolio check --list` lists them")
