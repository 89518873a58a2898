"""Which pages a sync has to look at: told from the files' identities, without reading one."""

from __future__ import annotations

from workflow.actions.sync.plan import find_changed
from workflow.store.index.rows import read_catalog_files, read_pages
from workflow.store.index.schema import Index
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_locales


def find_work(
    project: Project, index: Index, tree: SourceTree, *, markers: bool = False
) -> tuple[list[str], list[str]]:
    """The pages on which there may be something to do, and those whose document is gone.

    `markers` takes every page that could be given markers.
    """
    locales = scan_locales(project)
    rows = read_pages(index)
    changed = set(find_changed(project, tree, locales, rows, read_catalog_files(index)))
    if markers:
        changed |= {page for page in tree.pages if project.format_of(page)[0].name == "wikitext"}
    templates = [name[len("templates/") : -len(".pot")] for name in locales if _is_template(name)]
    gone = [page for page in sorted(templates) if page not in tree.pages and not tree.is_refused(page)]
    return sorted(changed), gone


def _is_template(name: str) -> bool:
    return name.startswith("templates/") and name.endswith(".pot")
