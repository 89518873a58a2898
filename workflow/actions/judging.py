"""Judging one translation in its page: the same way while it is typed and when it is saved."""

from __future__ import annotations

from collections.abc import Iterable

from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedPage, collect_texts
from workflow.actions.recent_catalogs import JudgedCatalog, load_recent_catalog
from workflow.actions.recent_pages import load_recent
from workflow.core.render import explain_fault, find_broken, keeps_outline
from workflow.errors import RefusedEdit
from workflow.model import Entry, Issue, Severity, Unit
from workflow.store.project import Project


def judge_edit(judged: JudgedCatalog, after: Entry) -> dict[str, str]:
    """The units of a page that fall back once an entry has changed, with the reason."""
    source = judged.page.source
    texts = collect_texts({**judged.catalog.entries, after.id: after})
    others_fit = not judged.row.broken.keys() - {after.id}
    if others_fit and after.translation and _fits(judged, after) and keeps_outline(source, texts):
        return {}  # what the long way finds for a page on which all is well
    return find_broken(source, texts) if texts else {}


def check_text(project: Project, page: str, unit_id: str, language: str, text: str) -> tuple[str, ...]:
    """Why a text may not be saved as a unit's translation: what `save_translation` would say.

    Raises:
        UnknownName: page, unit or language are not there.
        CatalogError: the PO file is damaged.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    unit = find_unit(loaded, unit_id)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return ()
    alone = explain_fault(loaded.source, unit.span, text)
    if alone:
        return alone
    judged = load_recent_catalog(project, loaded, language)
    fault = judge_edit(judged, judged.catalog.entries[unit_id].change(translation=text)).get(unit_id)
    if fault:
        return (fault,)
    issues = look_at(project, loaded, unit, language, text)
    return tuple(issue.message for issue in issues if issue.severity is Severity.ERROR)


def look_at(project: Project, loaded: LoadedPage, unit: Unit, language: str, text: str) -> tuple[Issue, ...]:
    """What the project's checks find in a text for a unit; nothing in an empty one.

    Raises:
        ConfigError: a check of another package cannot be loaded.
    """
    return tuple(PageChecks(project, loaded).find(unit, language, text)) if text else ()


def refuse_errors(issues: Iterable[Issue]) -> None:
    """Refuse a text in which a check finds an error.

    Raises:
        RefusedEdit: with all messages.
    """
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    if errors:
        told = "; ".join(f"{issue.message} [{issue.check}]" for issue in errors)
        raise RefusedEdit(told, unit=errors[0].unit)


def _fits(judged: JudgedCatalog, after: Entry) -> bool:
    unit = find_unit(judged.page, after.id)
    return not explain_fault(judged.page.source, unit.span, after.translation)
