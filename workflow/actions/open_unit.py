"""One unit of a PO file opened for a change: the way that everything takes which a translator changes in it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from workflow.actions.catalogs import start_from_template
from workflow.actions.last_good import load_for_change
from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.pages import LoadedCatalog, LoadedPage, refuse_changed, replace_catalog
from workflow.actions.progress import project_index
from workflow.actions.recent_catalogs import JudgedCatalog, keep_written
from workflow.actions.recent_pages import load_recent
from workflow.core.catalog import active, put_entry
from workflow.core.words import normalise
from workflow.errors import Busy, IndexDamaged, RefusedEdit
from workflow.model import Catalog, Entry, Unit
from workflow.store.files import Identity
from workflow.store.git.changes import wait_for_git
from workflow.store.index.rows import write_catalogs, write_ends
from workflow.store.index.seen import is_seen
from workflow.store.po import write_catalog
from workflow.store.project import Project


def load_unit(project: Project, page: str, unit_id: str, language: str) -> tuple[LoadedPage, Unit]:
    """A unit with its page.

    Raises:
        UnknownName: page, unit or language are not there.
        DocumentError, CatalogError: the page or its template cannot be read.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    return loaded, find_unit(loaded, unit_id)


def open_catalog(project: Project, loaded: LoadedPage, unit: Unit, language: str) -> tuple[Catalog, JudgedCatalog]:
    """The catalog as it stands on disk (begun from the template where there is none), and as the page has it now.

    To be called with the catalog's lock held.

    Raises:
        RefusedEdit: the unit is not in it as the page has it: the source changed and was not synchronised. Or the file
            is damaged.
    """
    judged = load_for_change(project, loaded, language)
    if judged.catalog.catalog is None and wait_for_git(project.root):  # git takes a file away before it writes it anew
        judged = load_for_change(project, loaded, language)
    catalog = judged.catalog.catalog
    if catalog is None and loaded.template is not None:
        catalog = start_from_template(project, project.language(language), loaded.template)
    entry = active(catalog).get(unit.id) if catalog is not None else None
    if catalog is None or entry is None or normalise(entry.source) != normalise(unit.source):
        raise RefusedEdit("its source has changed since the last sync; run `polyfolio sync` first", unit=unit.id)
    return catalog, judged


def write_comments(project: Project, loaded: LoadedPage, catalog: Catalog, judged: JudgedCatalog, entry: Entry) -> None:
    """Write an entry of which nothing but the translator comments has changed, so that the page stays as it is.

    Raises:
        Busy: another program has changed the file at this moment.
    """
    data = write_catalog(put_entry(catalog, entry))
    refuse_changed(project, loaded.page, judged.catalog)
    file = replace_catalog(project, loaded.page, judged.catalog, data)
    keep_row(project, loaded, judged.catalog, data, file, judged.row.broken)


def keep_row(
    project: Project,
    loaded: LoadedPage,
    before: LoadedCatalog,
    data: bytes,
    file: Identity,
    broken: Mapping[str, str],
) -> None:
    """Bring the index up to a PO file that was just written.

    Args:
        project: the project.
        loaded: the page.
        before: the file that was read, and replaced.
        data: what was written.
        file: the file that it was written to.
        broken: the units that fall back.
    """
    row = keep_written(project, loaded, before, data, file, dict(broken))
    # What was saved is safe: an index that is busy or damaged is brought up to the file by whoever reads it next.
    with suppress(Busy, IndexDamaged), project_index(project) as index:
        # Where another program wrote the file since the index saw it, whoever reads it next has to find that out.
        if is_seen(index, row.page, row.language, before.file):
            write_catalogs(index, [row])
        else:
            write_ends(index, row)
