"""The translation memory: what the project's translations offer for a text or a unit."""

from __future__ import annotations

from contextlib import suppress

from workflow.actions.lookup import require_target
from workflow.actions.progress import project_index, read_index
from workflow.actions.refresh import Report
from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.core.memory import Match, Wanted, rank_matches
from workflow.errors import PolyfolioError
from workflow.store.index.memory_search import find_matches
from workflow.store.project import Project

MOST = 5
"""Matches that are shown beside a unit."""


def find_in_memory(project: Project, text: str, language: str, *, report: Report | None = None) -> tuple[Match, ...]:
    """Translations of a text and of texts like it, the best first, from the files as they are now.

    Raises:
        UnknownName: the project has no such language, or it is the source language.
    """
    require_target(project, language)
    read_index(project, report=report)
    with project_index(project) as index:
        return rank_matches(Wanted(text), find_matches(index, language, text))


def read_memory(project: Project, work: WorkPage, item: WorkUnit) -> tuple[Match, ...]:
    """What the memory offers for a unit of an open page, the best first.

    It is read as the index has it: what another program has written to the files since then is not in it yet. An index
    that cannot be read offers nothing; whoever reads it for numbers says so or mends it.
    """
    wanted = Wanted(item.unit.source, work.page, item.unit.id, work.loaded.contexts[item.unit.id])
    with suppress(PolyfolioError), project_index(project) as index:
        return rank_matches(wanted, find_matches(index, work.language, wanted.source))
    return ()
