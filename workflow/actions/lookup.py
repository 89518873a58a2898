"""Finding what a user named, and saying what there is when it is not there."""

from __future__ import annotations

from workflow.actions.pages import LoadedPage
from workflow.errors import UnknownName
from workflow.model import Unit
from workflow.store.globs import matches_any
from workflow.store.project import Project
from workflow.store.scan import scan_source


def require_page(project: Project, page: str) -> None:
    """Refuse a name that is not one of the project's pages; a name is looked up, never joined to a path unseen.

    Raises:
        UnknownName: the message lists the nearest pages.
    """
    parts = page.split("/")
    plain = "\0" not in page and all(part and not part.startswith(".") for part in parts)
    included = plain and matches_any(page, project.config.include) and not matches_any(page, project.config.exclude)
    if included and project.source_path(page).is_file():
        real = project.source_path(page).resolve()
        if real.is_relative_to(project.source_root.resolve()):
            return
    raise UnknownName(f"there is no page '{page}' in {project.config.source}/{_nearest_pages(project, page)}")


def find_unit(loaded: LoadedPage, unit_id: str) -> Unit:
    """The unit of a page with that id.

    Raises:
        UnknownName: the message lists the nearest ids.
    """
    for unit in loaded.source.units:
        if unit.id == unit_id:
            return unit
    near = _nearest(unit_id, [unit.id for unit in loaded.source.units])
    raise UnknownName(f"the page {loaded.page} has no unit '{unit_id}'{near}; `polyfolio units` lists them")


def _nearest_pages(project: Project, page: str) -> str:
    return _nearest(page, list(scan_source(project).pages))


def _nearest(wanted: str, known: list[str]) -> str:
    from rapidfuzz import process

    near = process.extract(wanted, known, limit=3, score_cutoff=50)
    return "; near it: " + ", ".join(name for name, _, _ in near) if near else ""
