"""Keeping the index fresh while a server runs: a file that nobody has changed since the last look costs one `stat`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflow.actions.facts import RACY_NS, is_doubted
from workflow.actions.foreign_memories import find_memories, refresh_memories
from workflow.actions.progress import project_index
from workflow.actions.refresh import CatalogRows, PageRows, Report, refresh_index, refresh_pages
from workflow.store.config import Config
from workflow.store.files import Identity
from workflow.store.git.changes import Place, read_place
from workflow.store.index.rows import read_catalogs, read_pages
from workflow.store.index.schema import IndexState, read_index_state, read_made
from workflow.store.index.seal import is_ready
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_locales, scan_source


@dataclass(frozen=True, slots=True)
class Look:
    """What the files were when the index was last brought up to them."""

    config: Config
    made: str
    """The name of the index; another one may be made in its place."""
    state: IndexState | None
    """Its files before that; None where they were too fresh to be known by their times."""
    tree: SourceTree
    locales: Mapping[str, Identity]
    memories: Mapping[str, Identity]
    place: Place
    """Where git was."""
    doubtful: frozenset[str]
    """Pages of which a file was too fresh to be known by its time, or could not be read: looked at again."""


def sweep_index(project: Project, last: Look | None, *, report: Report | None = None) -> Look:
    """Bring the index up to the files; with the result of the `last` time only pages of which a file has changed, been
    added or removed since are compared with it. A file that changes meanwhile is found by the next look.

    Raises:
        DocumentError: the source folder is not there.
        Busy, IndexDamaged: the index cannot be used now.
    """
    tree, locales, memories = scan_source(project), scan_locales(project), find_memories(project)
    state, place = _read_state(project), read_place(project.root)
    touched = _find_touched(last, tree, locales) if last and last.config == project.config else None
    same = (
        last is not None
        and state is not None
        and (last.state, last.memories, last.place) == (state, memories, place)
        and is_ready(project.instance)
    )
    if last and touched is not None and not touched and same:
        return last
    with project_index(project) as index:
        made = read_made(index)
        if last is None or touched is None or last.made != made:
            page_rows, catalog_rows = refresh_index(project, index, report=report)
        else:
            page_rows, catalog_rows = read_pages(index), {}
            for page in touched:
                catalog_rows |= read_catalogs(index, page)
            refresh_pages(project, index, tree, locales, sorted(touched), page_rows, catalog_rows, report=report)
            refresh_memories(project, index)
    return Look(project.config, made, state, tree, locales, memories, place, _find_doubtful(page_rows, catalog_rows))


def _read_state(project: Project) -> IndexState | None:
    state = read_index_state(project.instance)
    return state if time.time_ns() - state.written_ns > RACY_NS else None


def _find_touched(last: Look, tree: SourceTree, locales: Mapping[str, Identity]) -> set[str] | None:
    """The pages of which a file is not what it was; None where that cannot be told page by page."""
    pages = set(last.doubtful)
    if tree.pages != last.tree.pages:
        if tree.pages.keys() != last.tree.pages.keys():
            return None  # pages that came or went
        pages |= {page for page, file in tree.pages.items() if last.tree.pages[page] != file}
    if locales != last.locales:
        names = {name for name, file in locales.items() if last.locales.get(name) != file}
        pages |= set(_pages_of(names | (last.locales.keys() - locales.keys()))) & tree.pages.keys()
    return pages


def _pages_of(names: Iterable[str]) -> Iterable[str]:
    """`da/strategy/direction.md.po` and `templates/strategy/direction.md.pot` → `strategy/direction.md`."""
    for name in names:
        yield name.partition("/")[2].rpartition(".")[0]


def _find_doubtful(page_rows: PageRows, catalog_rows: CatalogRows) -> frozenset[str]:
    found = {page for page, row in page_rows.items() if is_doubted(row.source) or is_doubted(row.template)}
    return frozenset(found | {page for (page, _), row in catalog_rows.items() if is_doubted(row.file)})
