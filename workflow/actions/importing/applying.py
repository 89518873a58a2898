"""Writing what was found into the PO files of a language."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.actions.catalogs import lock_catalogs, start_catalog
from workflow.actions.importing.reading import Credits
from workflow.actions.pages import LoadedPage, load_catalog, refuse_changed
from workflow.core.foreign.taking import Outcome, take_over
from workflow.core.foreign.values import Offer
from workflow.model import Catalog
from workflow.store.files import write_atomic
from workflow.store.po import change_header, write_catalog
from workflow.store.project import Project


def apply_offers(
    project: Project,
    loaded: LoadedPage,
    language: str,
    offers: Sequence[Offer],
    credits: Sequence[Credits],
    *,
    force: bool,
) -> list[tuple[Offer, Outcome]]:
    """Put the offers for one page into its PO file, and say what became of each.

    Raises:
        CatalogError: the PO file is damaged.
        Busy: another process is writing it.
    """
    with lock_catalogs(project, loaded.page, [language]):
        before = load_catalog(project, loaded, language)
        catalog = before.merged
        if before.catalog is None:
            catalog = start_catalog(project, project.language(language), loaded.wanted)
        catalog, outcomes = take_over(catalog, offers, force=force)
        taken = [offer for offer, outcome in outcomes if outcome is Outcome.TAKEN]
        if taken:
            files = sorted({foreign.file for offer in taken for foreign in offer.foreigns})
            for file in files:
                catalog = _add_credits(catalog, credits[file])
            refuse_changed(project, loaded.page, before)
            path = project.catalog_path(loaded.page, language)
            write_atomic(path, write_catalog(catalog), root=project.root)
    return outcomes


def _add_credits(catalog: Catalog, credits: Credits) -> Catalog:
    """The catalog with a file's translators in its header: the last one in its field where that is empty, all others
    as comments, as gettext has them."""
    names = list(credits.names)
    if last := credits.last_translator:
        field = catalog.fields().get("Last-Translator", "")
        if not field:
            catalog = change_header(catalog, "Last-Translator", last)
        elif field != last and not any(name.startswith(last) for name in names):
            names.append(last)
    header = catalog.header
    assert header is not None  # noqa: S101 - a catalog of a project has one
    new = [name for name in names if name not in header.comments]
    if not new:
        return catalog
    return Catalog(
        catalog.entries,
        header.change(comments=(*header.comments, *new)),
        catalog.newline,
        catalog.charset,
        catalog.bom,
        catalog.tail,
    )
