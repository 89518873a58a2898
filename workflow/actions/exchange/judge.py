"""Judging the texts that come back for one page, each as if it were typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workflow.actions.edit import clean_text
from workflow.actions.faults import check_of
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedPage, collect_texts
from workflow.core.exchange.deciding import Decision, Step
from workflow.core.render import find_broken
from workflow.errors import RefusedEdit
from workflow.model import Entry, Severity


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


def judge_texts(
    checks: PageChecks, language: str, entries: Mapping[str, Entry], decisions: Sequence[Decision]
) -> Judged:
    """Judge the texts of a page together, and find the guilty ones where they break it.

    `entries` are the page's entries as they are now; a text of theirs is never blamed for one that comes in.
    """
    loaded: LoadedPage = checks.loaded
    coming = {each.item.unit: each.item.translation for each in decisions if each.step is not Step.NOTHING}
    ours = {unit: text for unit, text in collect_texts(entries).items() if unit not in coming}
    broken = find_broken(loaded.source, ours | coming) if coming else {}
    refused = {unit: Refusal(reason, check_of(reason)) for unit, reason in broken.items() if unit in coming}
    for unit in loaded.source.units:
        if unit.id not in coming or unit.id in refused:
            continue
        errors = [i for i in checks.find(unit, language, coming[unit.id]) if i.severity is Severity.ERROR]
        if errors:
            reasons = "; ".join(error.message for error in errors)
            refused[unit.id] = Refusal(reasons, ", ".join(dict.fromkeys(error.check for error in errors)))
    return Judged(refused, broken)


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
