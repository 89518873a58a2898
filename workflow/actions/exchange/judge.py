"""Judging the texts that come back for one page, each as if it were typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.actions.edit import clean_text
from workflow.actions.faults import check_of
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedCatalog, LoadedPage, collect_texts
from workflow.core.exchange.applying import apply_decisions
from workflow.core.exchange.deciding import Decision, Step
from workflow.core.render import find_broken
from workflow.errors import RefusedEdit
from workflow.model import Entry, Issue, Severity


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not taken."""

    reason: str
    check: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found out about a page's texts."""

    refused: Mapping[str, Refusal]
    """By unit id."""
    broken: Mapping[str, str]
    """The units that fall back once all texts stand in the page, with the reason."""


def judge_texts(checks: PageChecks, before: LoadedCatalog, decisions: Sequence[Decision]) -> Judged:
    """Judge the texts of a page together, and find the guilty ones where they break it.

    `before` is the PO file as it is now; a text of it is never blamed for one that comes in.
    """
    coming = {each.item.unit: each.item.translation for each in decisions if each.step not in (Step.NOTHING, Step.KEEP)}
    ours = {unit: text for unit, text in collect_texts(before.entries).items() if unit not in coming}
    broken = find_broken(checks.loaded.source, ours | coming) if coming else {}
    refused = {unit: Refusal(reason, check_of(reason)) for unit, reason in broken.items() if unit in coming}
    errors: dict[str, list[Issue]] = defaultdict(list)
    for issue in _look_at(checks, before, decisions, coming, broken):
        if issue.severity is Severity.ERROR and issue.unit in coming and issue.unit not in refused:
            errors[issue.unit].append(issue)
    for unit, issues in errors.items():
        ids = dict.fromkeys(issue.check for issue in issues)
        refused[unit] = Refusal("; ".join(issue.message for issue in issues), ", ".join(ids))
    return Judged(refused, broken)


def _look_at(
    checks: PageChecks,
    before: LoadedCatalog,
    decisions: Sequence[Decision],
    coming: Mapping[str, str],
    broken: Mapping[str, str],
) -> Iterator[Issue]:
    """What the project's checks find in the texts that come in."""
    for unit in checks.loaded.source.units:
        if unit.id in coming and unit.id not in broken:
            yield from checks.find(unit, before.language, coming[unit.id])
    chosen = checks.choose(before.language)
    if coming and any(chosen.severities[check.id] is Severity.ERROR for check in chosen.page_checks):
        edited = apply_decisions(before.merged, decisions, "")
        yield from checks.find_in_page(replace(before, merged=edited), broken)


def find_unfit(text: str, unit: str, charset: str) -> str:
    """Why a text cannot stand in a PO file at all; empty when it can."""
    try:
        clean_text(text, unit).encode(charset)
    except RefusedEdit as error:
        return error.message
    except UnicodeEncodeError as error:
        letter = text[error.start]
        return f"the character {letter!a} cannot be written in {charset}, the encoding of the PO file"
    return ""


def find_fallbacks(loaded: LoadedPage, entries: Collection[Entry]) -> dict[str, str]:
    """The units of a page that fall back, with the reason."""
    texts = collect_texts({entry.id: entry for entry in entries if not entry.obsolete})
    return find_broken(loaded.source, texts) if texts else {}
