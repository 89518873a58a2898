"""Taking what came back for one page and language: decided, judged, journalled, written, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from workflow.actions.catalogs import lock_catalogs, start_catalog
from workflow.actions.edit import clean_text
from workflow.actions.exchange.judge import Judged, find_fallbacks, find_unfit, judge_texts
from workflow.actions.exchange.report import Outcome, UnitReport
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedCatalog, load_catalog, refuse_changed, replace_catalog
from workflow.actions.recent_catalogs import keep_written
from workflow.core.catalog import active
from workflow.core.exchange.applying import SAVES, apply_decisions, collect_offered
from workflow.core.exchange.deciding import Decision, Rule, Step, decide
from workflow.core.exchange.item import Item, is_as_sent
from workflow.model import Catalog, Entry
from workflow.store.index.rows import CatalogRow
from workflow.store.journal import Edit, describe_edit, recorded
from workflow.store.po import write_catalog
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Request:
    """How a file is taken."""

    rule: Rule
    author: str
    origin: str
    """The file's name, as comments on offered texts say it."""
    dry_run: bool


def take_page(
    project: Project, checks: PageChecks, language: str, items: Sequence[Item], request: Request
) -> tuple[tuple[UnitReport, ...], CatalogRow | None]:
    """Take items of units that one page has; what became of each, and the index's row where the PO file changed.

    Raises:
        CatalogError: the PO file is damaged.
        Busy: another process is writing it.
    """
    loaded = checks.loaded
    with ExitStack() as stack:
        if not request.dry_run:
            stack.enter_context(lock_catalogs(project, loaded.page, [language]))
        before = load_catalog(project, loaded, language)
        catalog = before.merged
        if before.catalog is None:
            catalog = start_catalog(project, project.language(language), loaded.wanted)
        unfit, decisions = _decide_all(before, catalog, items, request.rule)
        judged = judge_texts(checks, before, decisions)
        final = [_settle(decision, judged) for decision in decisions]
        reports = (*unfit, *(_tell(*each, judged, language) for each in zip(decisions, final, strict=True)))
        edited = apply_decisions(catalog, final, request.origin)
        row = None
        if edited is not catalog and not request.dry_run:
            row = _write(project, checks, before, edited, final, judged, request)
    return reports, row


def _decide_all(
    before: LoadedCatalog, catalog: Catalog, items: Iterable[Item], rule: Rule
) -> tuple[list[UnitReport], list[Decision]]:
    """A decision for each unit, and reports of items about which there is nothing to decide."""
    reports: list[UnitReport] = []
    decisions: dict[str, Decision] = {}
    for item in items:
        told = UnitReport(before.language, item.page, item.unit, Outcome.REFUSED, line=item.line)
        if item.unit in decisions:
            first = decisions[item.unit].item.line
            reports.append(replace(told, reason=f"stands twice in the file, first in line {first}"))
        elif is_as_sent(item):
            decisions[item.unit] = Decision(item, Step.NOTHING)
        elif reason := find_unfit(item.translation, item.unit, catalog.charset):
            reports.append(replace(told, reason=reason, check="markup"))
        else:
            cleaned = replace(item, translation=clean_text(item.translation, item.unit))
            offered = collect_offered(before.obsolete.get(item.unit, ()))
            decisions[item.unit] = decide(cleaned, before.entries[item.unit], offered, rule)
    return reports, list(decisions.values())


def _settle(decision: Decision, judged: Judged) -> Decision:
    """The decision after its text was judged: one with an error is left out, or kept as the older text that it is."""
    if decision.item.unit not in judged.refused:
        return decision
    if decision.stale:  # no error in what was made for another source, but nothing to show either
        return replace(decision, step=Step.OFFER)
    return replace(decision, step=Step.NOTHING)


def _tell(decision: Decision, final: Decision, judged: Judged, language: str) -> UnitReport:
    item = decision.item
    refusal = judged.refused.get(item.unit)
    told = UnitReport(language, item.page, item.unit, Outcome.UNCHANGED, decision.reason, line=item.line)
    if decision.step is Step.KEEP:
        return replace(told, outcome=Outcome.KEPT)
    if decision.step is Step.NOTHING:
        return replace(told, reason="")
    if refusal and final.step is Step.NOTHING:
        return replace(told, outcome=Outcome.REFUSED, reason=refusal.reason, check=refusal.check)
    if decision.stale and decision.reason:
        kept = "it is kept as an older text" if final.step is Step.OFFER else "it came in as outdated"
        return replace(told, outcome=Outcome.STALE, reason=f"{decision.reason}: {kept}")
    outcomes = {Step.SAVE: Outcome.TAKEN, Step.SAVE_OUTDATED: Outcome.OUTDATED, Step.OFFER: Outcome.OFFERED}
    return replace(told, outcome=outcomes[final.step])


def _write(
    project: Project,
    checks: PageChecks,
    before: LoadedCatalog,
    edited: Catalog,
    final: Sequence[Decision],
    judged: Judged,
    request: Request,
) -> CatalogRow:
    """Journal the edits, replace the PO file, and say what the index keeps of it."""
    loaded = checks.loaded
    data = write_catalog(edited)
    as_judged = all(decision.step in (*SAVES, Step.NOTHING) for decision in final) and not judged.refused
    broken = dict(judged.broken) if as_judged else find_fallbacks(loaded, edited.entries)
    refuse_changed(project, loaded.page, before)
    edits = list(_list_edits(loaded.page, before, active(edited), final, request.author))
    with recorded(project.instance, edits):
        file = replace_catalog(project, loaded.page, before, data)
    return keep_written(project, loaded, before, data, file, broken)


def _list_edits(
    page: str, before: LoadedCatalog, after: dict[str, Entry], final: Sequence[Decision], author: str
) -> Iterator[Edit]:
    """The journal's lines; texts that are only offered are no edits."""
    for decision in final:
        if decision.step in SAVES:
            old, new = before.entries[decision.item.unit], after[decision.item.unit]
            yield describe_edit(page, before.language, author, old, new)
