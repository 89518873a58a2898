"""Why a page would show the source text instead of a translation."""

from __future__ import annotations

from workflow.actions.lookup import find_unit
from workflow.actions.pages import collect_texts
from workflow.actions.recent_catalogs import JudgedCatalog
from workflow.core.render import CHANGED_STRUCTURE, explain_fault, find_broken, keeps_outline
from workflow.model import Entry, Unit


def judge_edit(judged: JudgedCatalog, after: Entry) -> dict[str, str]:
    """The units of a page that fall back once an entry has changed, with the reason."""
    source = judged.page.source
    texts = collect_texts({**judged.catalog.entries, after.id: after})
    others_fit = not judged.row.broken.keys() - {after.id}
    if others_fit and after.translation and _fits(judged, after) and keeps_outline(source, texts):
        return {}  # what the long way finds for a page on which all is well
    return find_broken(source, texts) if texts else {}


def list_faults(judged: JudgedCatalog, unit: Unit, after: Entry) -> tuple[str, ...]:
    """Every reason why a unit would fall back once its entry has changed."""
    alone = explain_fault(judged.page.source, unit.span, after.translation)
    if alone:
        return alone
    fault = judge_edit(judged, after).get(unit.id)
    return (fault,) if fault else ()


def check_of(reason: str) -> str:
    """The id of the check that gave the reason why a translation falls back."""
    return "structure" if reason == CHANGED_STRUCTURE else "markup"


def _fits(judged: JudgedCatalog, after: Entry) -> bool:
    unit = find_unit(judged.page, after.id)
    return not explain_fault(judged.page.source, unit.span, after.translation)
