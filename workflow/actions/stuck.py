"""What does not go on by itself: what cannot be read, has errors, lacks very little, or was left alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from workflow.actions.lost_ends import describe_lost_ends
from workflow.actions.overview import Overview
from workflow.actions.overwritten import count_taken, list_flagged
from workflow.actions.remembered import remember
from workflow.store.index.ends import list_lost_ends
from workflow.store.index.schema import Index
from workflow.store.index.trouble import Failure, HinderedPage, list_failures, list_faulty_pages, list_outdated_only
from workflow.store.project import Project

QUIET = timedelta(days=30)
"""After which a language that is not complete counts as left alone."""


class Trouble(StrEnum):
    """Why something is stuck."""

    UNREADABLE = "unreadable"
    OVERWRITTEN = "overwritten"
    TAKEN = "taken"
    ERRORS = "errors"
    OUTDATED_ONLY = "outdated_only"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Stuck:
    """One thing that is stuck."""

    trouble: Trouble
    language: str = ""
    """Empty for a source page."""
    page: str = ""
    """Empty for a whole language."""
    units: int = 0
    """Units with errors, outdated units, or open ones of a language."""
    since: str = ""
    """Since when (ISO 8601, UTC), where that is known."""
    path: str = ""
    """The file that cannot be read, below the project."""
    line: int = 0
    message: str = ""
    unit: str = ""
    """The unit whose text was overwritten."""
    text: str = ""
    """What it said."""
    author: str = ""
    """Who had saved that."""


def find_stuck(project: Project, overview: Overview, *, now: datetime | None = None) -> tuple[Stuck, ...]:
    """Everything that is stuck: what was overwritten and what cannot be read first, then errors, outdated units,
    languages left alone."""
    return (
        *_find_overwritten(project),
        *remember(project, _find_hindered),
        *_find_quiet(overview, now or datetime.now(UTC)),
    )


def _find_overwritten(project: Project) -> Iterable[Stuck]:
    for edit in list_flagged(project):
        yield Stuck(
            Trouble.OVERWRITTEN,
            edit.language,
            edit.page,
            since=edit.at,
            unit=edit.unit,
            text=edit.translation,
            author=edit.author,
        )
    for (page, language), units in count_taken(project).items():
        yield Stuck(Trouble.TAKEN, language, page, units)


def _find_hindered(project: Project, index: Index) -> tuple[Stuck, ...]:
    languages = project.config.languages
    return (
        *(_describe_failure(project, one) for one in list_failures(index, languages)),
        *_describe_lost_ends(project, index),
        *_describe(Trouble.ERRORS, list_faulty_pages(index, languages)),
        *_describe(Trouble.OUTDATED_ONLY, list_outdated_only(index, languages)),
    )


def _describe_failure(project: Project, one: Failure) -> Stuck:
    path = project.catalog_path(one.page, one.language) if one.language else project.source_path(one.page)
    name = project.relative(path)
    return Stuck(Trouble.UNREADABLE, one.language, one.page, path=name, line=one.line, message=one.message)


def _describe_lost_ends(project: Project, index: Index) -> Iterable[Stuck]:
    """PO files whose end has gone, with what mends that."""
    ends = [one for one in list_lost_ends(index) if one.language in project.config.languages]
    for end, told in zip(ends, describe_lost_ends(project, ends), strict=True):
        yield Stuck(Trouble.UNREADABLE, end.language, end.page, path=told.path, line=told.line, message=told.message)


def pick_few(things: Iterable[Stuck], each: int) -> tuple[Stuck, ...]:
    """The first few of each kind of trouble, so that a common kind does not hide the others."""
    found: dict[Trouble, list[Stuck]] = {}
    for thing in things:
        found.setdefault(thing.trouble, []).append(thing)
    return tuple(thing for kind in found.values() for thing in kind[:each])


def _describe(trouble: Trouble, pages: Iterable[HinderedPage]) -> list[Stuck]:
    return [Stuck(trouble, one.language, one.page, one.units, _tell_time(one.written_ns)) for one in pages]


def _find_quiet(overview: Overview, now: datetime) -> Iterable[Stuck]:
    for item in overview.languages:
        since = overview.changed.get(item.language, "")
        if since and not item.counts.complete and now - datetime.fromisoformat(since) >= QUIET:
            yield Stuck(Trouble.QUIET, item.language, units=item.counts.units - item.counts.translated, since=since)


def _tell_time(ns: int) -> str:
    return datetime.fromtimestamp(ns // 1_000_000_000, UTC).isoformat() if ns > 0 else ""
