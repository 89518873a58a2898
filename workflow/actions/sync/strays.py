"""Translations in a file that their unit has left: one branch translated it while another one moved it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.actions.catalogs import lock_catalogs
from workflow.actions.pages import load_page
from workflow.actions.sync.apply import Applied, apply_page
from workflow.actions.sync.changes import PagePlan
from workflow.actions.sync.merge import Arrivals
from workflow.actions.sync.work import Work
from workflow.core.reconcile import number_of
from workflow.core.strays import find_strays
from workflow.errors import PolyfolioError
from workflow.model import Entry
from workflow.store.files import Identity, read_bytes, write_atomic
from workflow.store.index.rows import find_pages, write_catalogs
from workflow.store.index.schema import Index
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project
from workflow.store.scan import SourceTree

Strays = Mapping[str, Sequence[Entry]]
"""Language → translated entries of units that their file's page does not have."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A PO file with active entries whose page is nowhere."""

    language: str
    page: str
    entries: tuple[Entry, ...]


def take_home(
    project: Project, index: Index, tree: SourceTree, work: Work, applied: Mapping[str, Applied]
) -> dict[str, Applied]:
    """Bring translations that stand in files which their units have left to the pages where these are now.

    Args:
        project: the project.
        index: knows the units of every page, as the sync has left them.
        tree: the source pages.
        work: knows the PO files.
        applied: what came of each page, with the strays that were found on it.

    Returns:
        What came of the pages and orphaned files that were written again, by name.
    """
    strays: dict[str, list[Entry]] = defaultdict(list)
    for one in applied.values():
        for language, entries in one.strays.items():
            strays[language] += entries
    orphans = list(_list_orphans(project, tree, work.locales))
    for orphan in orphans:
        strays[orphan.language] += orphan.entries
    after: dict[str, Applied] = {}
    adopted: set[str] = set()
    for page, arrivals in _list_homes(index, strays).items():
        before = applied.get(page, Applied(None))
        if before.problems or page not in tree.pages:
            continue
        settled = apply_page(project, PagePlan(load_page(project, page)), arrivals, (), whole=True)
        write_catalogs(index, settled.catalogs)
        adopted |= {entry.id for entries in arrivals.values() for entry in entries}
        written, problems = (*before.written, *settled.written), (*before.problems, *settled.problems)
        after[page] = replace(before, row=settled.row, catalogs=settled.catalogs, written=written, problems=problems)
    for orphan in orphans:
        if any(entry.id in adopted for entry in orphan.entries):
            name = _retire_orphan(project, orphan, adopted)
            after[name] = Applied(None, written=(name,))
    return after


def _list_homes(index: Index, strays: Strays) -> dict[str, Arrivals]:
    """The pages that the units of these entries stand on now → what arrives there. Numbers tell of one page only."""
    homes: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for language, entries in strays.items():
        ids = [entry.id for entry in entries if not number_of(entry.id)]
        pages = find_pages(index, ids)
        for entry in entries:
            if entry.id in pages:
                homes[pages[entry.id]][language].append(replace(entry, raw="", was=None))
    return {page: dict(arrivals) for page, arrivals in sorted(homes.items())}


def _list_orphans(project: Project, tree: SourceTree, locales: Mapping[str, Identity]) -> Iterator[Orphan]:
    """The PO files whose page has neither a document nor a template, but that hold active translations."""
    for name in sorted(locales):
        language, _, rest = name.partition("/")
        page = rest.removesuffix(".po")
        if language not in project.config.languages or not rest.endswith(".po"):
            continue
        if page in tree.pages or tree.is_refused(page) or f"templates/{page}.pot" in locales:
            continue
        try:
            data = read_bytes(project.locales_root / name)
            if b"\nmsgctxt" not in data:
                continue  # all that is left of a page: obsolete entries
            entries = find_strays(read_catalog(data, path=name), None, {})
        except PolyfolioError:
            continue  # a file of no page is nobody's loss
        if entries:
            yield Orphan(language, page, entries)


def _retire_orphan(project: Project, orphan: Orphan, adopted: set[str]) -> str:
    """Turn the adopted entries of an orphan into obsolete ones; its path below the project."""
    path = project.catalog_path(orphan.page, orphan.language)
    with lock_catalogs(project, orphan.page, [orphan.language], unfinished=True):
        catalog = read_catalog(read_bytes(path), path=project.relative(path))
        entries = tuple(
            entry.change(obsolete=True) if not entry.obsolete and entry.id in adopted else entry
            for entry in catalog.entries
        )
        write_atomic(path, write_catalog(replace(catalog, entries=entries)), root=project.root)
    return project.relative(path)
