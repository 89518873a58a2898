"""Concordance search: where words stand in the sources and translations of a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workflow.actions.lookup import require_page, require_target
from workflow.actions.progress import project_index, read_index
from workflow.actions.refresh import Report
from workflow.core.concordance import Places, Sought, find_places, measure_closeness, read_question
from workflow.core.folding import fold
from workflow.model import State
from workflow.store.index.concordance import Answers, FoundText, read_source, search_sources, search_translations
from workflow.store.index.schema import Index
from workflow.store.project import Project

MOST = 100
"""Hits of one answer."""

_RANKS = {State.REVIEWED: 0, State.TRANSLATED: 1, State.OUTDATED: 2, State.UNTRANSLATED: 3}


class Where(StrEnum):
    """Which texts are searched."""

    BOTH = "both"
    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that has what was asked for in its source, in its translation, or in both."""

    page: str
    """Empty for a text of another project's memory."""
    unit: str
    language: str
    """Empty for a source, where the search was not for one language."""
    state: State
    source: str
    source_places: Places
    text: str
    """The translation; empty where there is none, or no language."""
    text_places: Places
    origin: str = ""
    """The memory of another project that it comes from."""


@dataclass(frozen=True, slots=True)
class Found:
    """A slice of what a search found."""

    hits: tuple[Hit, ...]
    total: int
    """Hits in all, of the texts that were looked at."""
    complete: bool
    """Whether all texts were looked at; else there may be more than the total."""


def search_texts(
    project: Project,
    text: str,
    *,
    language: str = "",
    where: Where = Where.BOTH,
    page: str = "",
    limit: int = 20,
    after: int = 0,
    fresh: bool = False,
    report: Report | None = None,
) -> Found:
    """Where words, or parts of words, stand; upper case and accents do not matter.

    Args:
        project: the project.
        text: what is looked for; of several words all must be there.
        language: whose translations are searched; those of all languages when empty.
        where: whether sources, translations or both are searched.
        page: the only page; all pages when empty.
        limit: hits that are wanted, `MOST` at most.
        after: hits that come before those.
        fresh: bring the index up to the files first; else they are taken as the index has them.
        report: is told of the progress of that.

    First comes what has the text in one piece and as whole words, then what has it in one piece, then what has its
    words apart; among these the project's own before other projects', reviewed before translated before outdated ones.

    Raises:
        UnknownName: the project has no such language or page.
    """
    if language:
        require_target(project, language)
    if page:
        require_page(project, page)
    sought = read_question(text)
    if not sought.words:
        return Found((), 0, complete=True)
    if fresh:
        read_index(project, report=report)
    with project_index(project) as index:
        nothing = Answers((), complete=True)
        targets = search_translations(index, sought, language, page) if where is not Where.SOURCE else nothing
        sources = search_sources(index, sought, language, page) if where is not Where.TARGET else nothing
        ranked = _rank((*sources.found, *targets.found))
        hits = [_show(index, sought, where, found) for found in ranked[after : after + min(limit, MOST)]]
    return Found(tuple(hits), len(ranked), targets.complete and sources.complete)


def _rank(found: Iterable[FoundText]) -> list[FoundText]:
    """The best first, each unit of a language once."""
    kept: dict[tuple[str, str, str, str], FoundText] = {}
    for one in sorted(found, key=_sort_key):
        kept.setdefault((one.origin, one.page, one.unit, one.language), one)
    return list(kept.values())


def _sort_key(found: FoundText) -> tuple[int, str, bool, int, str, int, str, str]:
    """Sources of all languages come first, as they stand for all of them; units in the order in which they were put
    into the index, which is about that of their page."""
    rank = found.closeness, found.origin, bool(found.language), _RANKS[found.state]
    return *rank, found.page, found.source, found.unit, found.language


def _show(index: Index, sought: Sought, where: Where, found: FoundText) -> Hit:
    source = read_source(index, found)
    return Hit(
        found.page,
        found.unit,
        found.language,
        found.state,
        source,
        _mark(source, sought) if where is not Where.TARGET else (),
        found.text,
        _mark(found.text, sought) if where is not Where.SOURCE else (),
        found.origin,
    )


def _mark(text: str, sought: Sought) -> Places:
    return find_places(text, sought) if measure_closeness(fold(text), sought) is not None else ()
