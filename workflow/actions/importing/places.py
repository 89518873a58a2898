"""The units of a project as places for foreign texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workflow.actions.pages import LoadedPage, load_page
from workflow.core.foreign.values import Home, Place
from workflow.errors import ConfigError, PolyfolioError
from workflow.formats.registry import load_speller
from workflow.store.project import Project
from workflow.store.scan import scan_source


@dataclass(frozen=True, slots=True)
class Places:
    """Every page that can take translations, and its units."""

    pages: dict[str, LoadedPage]
    units: tuple[Place, ...]
    problems: tuple[PolyfolioError, ...]


def find_places(project: Project, report: Callable[[int, int], None] | None) -> Places:
    """Read every page; one that cannot be read or waits for a sync is a problem, and the others go on."""
    pages: dict[str, LoadedPage] = {}
    units: list[Place] = []
    problems: list[PolyfolioError] = []
    unsynchronised: list[str] = []
    names = list(scan_source(project).pages)
    for done, page in enumerate(names):
        if report:
            report(done, len(names))
        try:
            loaded = load_page(project, page)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(error)
            continue
        if loaded.plan.changed or loaded.template is None:
            unsynchronised.append(page)
            continue
        pages[page] = loaded
        home = Home(loaded.source.document, load_speller(loaded.source.format.name))
        for unit in loaded.source.units:
            units.append(Place(len(units), page, unit, home))
    if unsynchronised:
        problems.append(_ask_for_sync(unsynchronised))
    return Places(pages, tuple(units), tuple(problems))


def _ask_for_sync(pages: Sequence[str]) -> PolyfolioError:
    """One error for all pages that must be synchronised first; a new project would have one for each page."""
    others = len(pages) - 1
    also = f" (and {others} other pages)" if others > 1 else " (and one other page)" if others else ""
    return PolyfolioError(f"has changed since the last sync{also}; run `polyfolio sync` first", path=pages[0])
