"""Finding what a user named, and saying what there is when it is not there."""

from __future__ import annotations

from workflow.actions.pages import LoadedPage
from workflow.errors import UnknownName
from workflow.model import Unit
from workflow.store.globs import matches_any
from workflow.store.project import Project
from workflow.store.scan import find_name_fault, scan_source


def require_page(project: Project, page: str) -> None:
    """Refuse a name that is not one of the project's pages; a name is looked up, never joined to a path unseen.

    Raises:
        UnknownName: the message lists the nearest pages.
    """
    plain = find_name_fault(page) is None and all(part and not part.startswith(".") for part in page.split("/"))
    included = plain and matches_any(page, project.config.include) and not matches_any(page, project.config.exclude)
    if included and project.source_path(page).is_file():
        real = project.source_path(page).resolve()
        if real.is_relative_to(project.source_root.resolve()):
            return
    raise UnknownName(
        f"there is no page '{page}' in {project.config.source}/{name_nearest(page, list(scan_source(project).pages))}"
    )


def require_target(project: Project, code: str) -> None:
    """Refuse a language that the project does not translate into.

    Raises:
        UnknownName: the project has no such language, or it is the source language.
    """
    if project.language(code).code == project.config.source_language:
        known = ", ".join(project.config.languages) or "none yet"
        raise UnknownName(f"'{code}' is the source language: its text is the pages themselves; translated are: {known}")


def find_unit(loaded: LoadedPage, unit_id: str) -> Unit:
    """The unit of a page with that id.

    Raises:
        UnknownName: the message lists the nearest ids.
    """
    for unit in loaded.source.units:
        if unit.id == unit_id:
            return unit
    near = name_nearest(unit_id, [unit.id for unit in loaded.source.units])
    raise UnknownName(f"the page {loaded.page} has no unit '{unit_id}'{near}; `polyfolio units` lists them")


def name_nearest(wanted: str, known: list[str]) -> str:
    """The known names nearest to a wanted one, as the end of a message; nothing when none is near."""
    from rapidfuzz import process

    near = process.extract(wanted, known, processor=str.casefold, limit=3, score_cutoff=60)
    return "; near it: " + ", ".join(name for name, _, _ in near) if near else ""
