"""Which pages a sync has to look at: told from the files' identities, without reading one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.store.files import Identity
from workflow.store.index.rows import ABSENT, PageRow, read_catalog_files, read_pages
from workflow.store.index.schema import Index
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_locales


@dataclass(frozen=True, slots=True)
class Work:
    """Where a sync may have something to do."""

    changed: tuple[str, ...]
    """Pages of which any file is not as the last sync left it."""
    gone: tuple[str, ...]
    """Pages whose document is not there any more."""
    locales: Mapping[str, Identity]
    """The PO files and templates by path below the locales folder."""


def find_work(project: Project, index: Index, tree: SourceTree, *, markers: bool = False) -> Work:
    """The pages on which there may be something to do, and those whose document is gone.

    `markers` takes every page that could be given markers.
    """
    locales = scan_locales(project)
    rows = read_pages(index)
    changed = set(_find_changed(project, tree, locales, rows, read_catalog_files(index)))
    if markers:
        changed |= {page for page in tree.pages if project.format_of(page)[0].name == "wikitext"}
    templates = [name[len("templates/") : -len(".pot")] for name in locales if _is_template(name)]
    gone = [page for page in sorted(templates) if page not in tree.pages and not tree.is_refused(page)]
    return Work(tuple(sorted(changed)), tuple(gone), locales)


def _find_changed(
    project: Project,
    tree: SourceTree,
    locales: Mapping[str, Identity],
    page_rows: Mapping[str, PageRow],
    catalogs: Mapping[tuple[str, str], tuple[Identity, str, bool]],
) -> tuple[str, ...]:
    """The pages on which a sync may have something to do: those of which any file is not as the last sync left it."""
    return tuple(
        page for page in tree.pages if not _is_settled(project, page, tree, locales, page_rows.get(page), catalogs)
    )


def _is_settled(
    project: Project,
    page: str,
    tree: SourceTree,
    locales: Mapping[str, Identity],
    row: PageRow | None,
    catalogs: Mapping[tuple[str, str], tuple[Identity, str, bool]],
) -> bool:
    if row is None or not row.settled or row.source != tree.pages[page]:
        return False
    if row.template != locales.get(f"templates/{page}.pot", ABSENT):
        return False
    for language in project.config.languages:
        file = locales.get(f"{language}/{page}.po", ABSENT)
        if file == ABSENT and project.config.catalogs == "all":
            return False
        known, stamp, damaged = catalogs.get((page, language), (ABSENT, row.stamp, False))
        if damaged or known != file or stamp != row.stamp:
            return False
    return True


def _is_template(name: str) -> bool:
    return name.startswith("templates/") and name.endswith(".pot")
