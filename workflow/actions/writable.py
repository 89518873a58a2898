"""Why a page cannot be translated now, for those who are about to."""

from __future__ import annotations

from workflow.actions.catalogs import find_read_only
from workflow.actions.lookup import require_page, require_target
from workflow.errors import Busy, PolyfolioError
from workflow.store.journal.state import find_state_fault
from workflow.store.project import Project
from workflow.store.writable import find_folder_fault, find_write_fault


def find_save_fault(project: Project, page: str, language: str) -> str:
    """Why no translation of a page can be saved, as far as that can be seen beforehand; empty where one can.

    An unfinished merge, a PO file or folder that is read-only or another user's, a file system that is read-only, a
    journal that cannot be used.
    """
    path = project.catalog_path(page, language)
    if fault := find_write_fault(path, project.root):
        return f"{project.relative(path)}: {fault}"
    if fault := find_folder_fault(project.instance):
        return f"{project.instance.name}/: {fault}"
    return find_state_fault(project.instance) or find_read_only(project)


def refuse_unsaveable(project: Project, page: str, language: str) -> None:
    """Refuse before a text is asked for.

    Raises:
        UnknownName: page or language are not there.
        Busy, PolyfolioError: nothing could be saved.
    """
    require_target(project, language)
    require_page(project, page)
    if fault := find_save_fault(project, page, language):
        raise (Busy if fault == find_read_only(project) else PolyfolioError)(fault)
