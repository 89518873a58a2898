"""What is shown of a damaged PO file: its last good version in git, to be read and not to be changed."""

from __future__ import annotations

from workflow.actions.pages import LoadedCatalog, LoadedPage, parse_catalog
from workflow.actions.recent_catalogs import JudgedCatalog, load_recent_catalog
from workflow.errors import CatalogError, RefusedEdit
from workflow.store.files import identify
from workflow.store.index.rows import ABSENT
from workflow.store.last_good import find_last_good
from workflow.store.project import Project

WAY_OUT = "`polyfolio doctor --fix` mends it, or says what does"


def load_last_good(
    project: Project, loaded: LoadedPage, language: str, error: CatalogError
) -> tuple[LoadedCatalog, CatalogError] | None:
    """The last good version of a page's PO file, brought up to the page, and the `error` of the damaged file with what
    is shown instead; None where git has no good version."""
    path = project.catalog_path(loaded.page, language)
    last = find_last_good(path, shown=project.relative(path))
    if last is None:
        return None
    file = identify(path) or ABSENT
    catalog = parse_catalog(project, loaded, language, last.data, file=file, read_at=0, whole=False)
    shown = f"git's last good version is shown instead, {last.name}, and cannot be changed: {WAY_OUT}"
    return catalog, CatalogError(f"{error.message}; {shown}", path=error.path, line=error.line)


def load_for_change(project: Project, loaded: LoadedPage, language: str) -> JudgedCatalog:
    """The PO file as it stands on disk, for a text that is to be put into it.

    Raises:
        RefusedEdit: the file is damaged.
    """
    try:
        return load_recent_catalog(project, loaded, language)
    except CatalogError as error:
        way_out = "" if "`polyfolio" in error.message else f": {WAY_OUT}"
        message = f"{error.message}; nothing was saved{way_out}"
        raise RefusedEdit(message, path=error.path, line=error.line) from error
