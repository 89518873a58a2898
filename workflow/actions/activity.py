"""What was done lately, and where somebody stopped: from the journal of accepted edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from workflow.actions.journal_reading import read_if_usable
from workflow.actions.lookup import require_target
from workflow.actions.overview import read_counts, read_language_pages
from workflow.actions.workpage import find_next, open_work_page
from workflow.errors import PolyfolioError, UnknownName
from workflow.model import Counts
from workflow.store.journal import Edit, count_edits, list_authors, list_edits
from workflow.store.project import Project

MOST_AUTHORS = 200
READ_AT_ONCE = 100
"""Edits that are read for a list of latest changes."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Edits of one author on one page and language that followed each other."""

    author: str
    page: str
    language: str
    units: int
    """How many different units were saved."""
    unit: str
    """The unit that was saved last."""
    at: str
    """When, of the last of them."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """The accepted edits of all, of one language or of one author."""

    project: Project
    language: str
    author: str
    total: int
    """How many there are."""
    authors: tuple[str, ...]
    """Everybody who has saved something in the project, the busiest first, at most `MOST_AUTHORS`."""

    def read(self, offset: int, limit: int) -> tuple[Edit, ...]:
        """A slice of them, newest first."""
        instance = self.project.instance
        return list_edits(instance, language=self.language, author=self.author, limit=limit, offset=offset)


@dataclass(frozen=True, slots=True)
class Resume:
    """Where somebody stopped."""

    edit: Edit
    counts: Counts
    """How far that page is now."""


def list_activities(project: Project, *, language: str = "", limit: int) -> tuple[Activity, ...]:
    """The latest changes, newest first, at most `limit`; a hundred edits are looked at."""
    edits = _list_edits(project, language=language, limit=READ_AT_ONCE)
    return tuple(group_edits(edit for edit in edits if edit.language in project.config.languages))[:limit]


def list_who_edited(project: Project, *, language: str = "", author: str = "") -> Deeds:
    """Who has saved what, in all languages or one, by all or by one."""
    total = count_edits(project.instance, language=language, author=author)
    return Deeds(project, language, author, total, list_authors(project.instance)[:MOST_AUTHORS])


def group_edits(edits: Iterable[Edit]) -> Iterable[Activity]:
    """Edits, newest first, as activities: neighbours of one author, page and language are one."""
    for (author, page, language), found in groupby(edits, key=lambda edit: (edit.author, edit.page, edit.language)):
        group = list(found)
        units = len({edit.unit for edit in group})
        yield Activity(author, page, language, units, group[0].unit, group[0].at)


def find_resume(project: Project, language: str, author: str) -> Resume | None:
    """The latest edit of an author in a language, with how far its page is; None where there is none.

    A page that has left the project counts as none.
    """
    edits = _list_edits(project, language=language, author=author, limit=1)
    if not edits:
        return None
    counts = read_counts(project, edits[0].page, [language])[language]
    return Resume(edits[0], counts) if counts.units else None


def find_open_unit(project: Project, language: str, author: str) -> tuple[str, str] | None:
    """(page, unit) to go on with: behind the author's latest edit on its page, else on the next page with open units.

    None when everything is translated. Pages that cannot be read are passed over.

    Raises:
        UnknownName: the project does not translate into that language.
    """
    require_target(project, language)
    edits = _list_edits(project, language=language, author=author, limit=1)
    page, unit = (edits[0].page, edits[0].unit) if edits else ("", "")
    found = _find_open_on(project, language, page, unit) if page else None
    if found is None:
        following = read_language_pages(project, language, limit=5, state="open", after=page)
        first = read_language_pages(project, language, limit=5, state="open")
        candidates = (name for name, _ in (*following, *first))
        found = next((hit for name in candidates if (hit := _find_open_on(project, language, name, ""))), None)
    return found


def _list_edits(project: Project, *, language: str, author: str = "", limit: int) -> tuple[Edit, ...]:
    return read_if_usable(lambda: list_edits(project.instance, language=language, author=author, limit=limit), ())


def _find_open_on(project: Project, language: str, page: str, unit: str) -> tuple[str, str] | None:
    try:
        work = open_work_page(project, page, language)
    except PolyfolioError:
        return None  # the page that cannot be read is told of in the overview
    try:
        number = work.find(unit).number if unit else 0
    except UnknownName:
        number = 0  # the unit has left the page since
    following = find_next(work.select("open"), number)
    return (page, following.unit.id) if following else None
