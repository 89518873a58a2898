"""What is ready to be exported, and what is nearly so: slices for people, from the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.actions.export.choose import explain_page
from workflow.actions.export.compare import tell_standing
from workflow.actions.export.manifest import read_manifest
from workflow.actions.lookup import require_target
from workflow.actions.overview import read_overview
from workflow.actions.placing import place_page
from workflow.actions.progress import project_index
from workflow.errors import PolyfolioError
from workflow.model import Counts
from workflow.store.index.ready import Rule, count_ready, list_nearly_ready, list_ready
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page that is complete enough."""

    language: str
    page: str
    counts: Counts
    path: str
    """Where it is exported to, below the project."""
    standing: str
    """As `Difference.standing`, or `damaged`: it cannot be rendered."""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A page that was begun and is not complete enough."""

    language: str
    page: str
    counts: Counts
    reason: str


@dataclass(frozen=True, slots=True)
class Ready:
    """What could be exported."""

    counts: Mapping[str, int]
    """Language → pages that are complete enough."""
    pages: tuple[ReadyPage, ...]
    start: int
    finished: tuple[str, ...]
    """Languages whose every page is complete."""
    held: tuple[HeldBack, ...]
    """Those nearest to complete."""

    @property
    def total(self) -> int:
        """Pages of all the languages asked for."""
        return sum(self.counts.values())


def list_exportable(project: Project, *, language: str = "", start: int = 0, limit: int = 50, held: int = 5) -> Ready:
    """A slice of the pages that are complete enough, as the index knows them.

    Args:
        project: the project.
        language: this one alone; all when empty.
        start: how many pages to skip.
        limit: how many to give; only these are compared with their exported files.
        held: how many pages to name that are nearly complete.

    Raises:
        UnknownName: the project has no such language.
        PolyfolioError: the list of exported files is damaged.
    """
    if language:
        require_target(project, language)
    languages = [language] if language else list(project.config.languages)
    rule = Rule(project.config.exporting.complete, project.config.exporting.require_review)
    with project_index(project) as index:
        counts = count_ready(index, languages, rule)
        rows = list_ready(index, languages, rule, limit=limit, offset=start)
        nearly = list_nearly_ready(index, languages, rule, limit=held)
    manifest = read_manifest(project.root / project.config.export)
    pages = []
    for code, page, found in rows:
        problem = ""
        try:
            standing = tell_standing(project, manifest, page, code)
        except PolyfolioError as error:
            standing, problem = "damaged", str(error)
        path = f"{project.config.export}/{place_page(project, page, code)}"
        pages.append(ReadyPage(code, page, found, path, standing, problem))
    overview = read_overview(project)
    finished = tuple(
        item.language
        for item in overview.languages
        if item.complete_pages == overview.project.pages and not item.failed and overview.project.pages
    )
    back = [HeldBack(code, page, found, explain_page(project, found)) for code, page, found in nearly]
    return Ready(counts, tuple(pages), start, finished, tuple(back))
