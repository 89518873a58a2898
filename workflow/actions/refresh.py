"""Bringing the index up to the files: what has changed on disk is read, judged and counted again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from workflow.actions.facts import describe_failure, describe_page, doubt, read_facts
from workflow.actions.foreign_memories import refresh_memories
from workflow.actions.outside import Before, Watch, end_watch, look_before, note_outside, watching
from workflow.actions.pages import LoadedCatalog, load_page
from workflow.errors import ConfigError, PolyfolioError
from workflow.store.files import Identity
from workflow.store.index.rows import (
    ABSENT,
    CatalogRow,
    PageRow,
    forget_pages,
    read_catalogs,
    read_pages,
    read_taken_ids,
    write_catalogs,
    write_page,
)
from workflow.store.index.schema import Index, keep_rows, say_filled
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_locales, scan_source

Report = Callable[[int, int], None]
"""Told how many pages are done, of how many."""

PageRows = dict[str, PageRow]
CatalogRows = dict[tuple[str, str], CatalogRow]


def refresh_index(project: Project, index: Index, *, report: Report | None = None) -> tuple[PageRows, CatalogRows]:
    """Read what has changed on disk since the index was written, and return all its rows."""
    tree, locales = scan_source(project), scan_locales(project)
    page_rows, catalog_rows = read_pages(index), read_catalogs(index)
    gone = [page for page in page_rows if page not in tree.pages]
    forget_pages(index, gone)
    refresh_pages(project, index, tree, locales, tree.pages, page_rows, catalog_rows, report=report)
    refresh_memories(project, index)
    say_filled(index)
    kept_pages = {page: page_rows[page] for page in tree.pages}
    return kept_pages, {key: row for key, row in catalog_rows.items() if key[0] in kept_pages}


def refresh_pages(
    project: Project,
    index: Index,
    tree: SourceTree,
    locales: Mapping[str, Identity],
    pages: Collection[str],
    page_rows: PageRows,
    catalog_rows: CatalogRows,
    *,
    partly: bool = False,
    report: Report | None = None,
) -> None:
    """Read those of the pages anew whose files are not as the index has them.

    Args:
        project: the project.
        index: where the rows are put; those of a page are kept whatever happens to the next one.
        tree: the documents as they are.
        locales: the PO files and templates as they are.
        pages: pages of the tree.
        page_rows: the rows of these pages in the index; brought up to date here.
        catalog_rows: those of their catalogs; likewise.
        partly: whether files of other pages may have changed too.
        report: told of the progress.
    """
    stale = [
        page
        for page in pages
        if not _is_current(project, page, page_rows.get(page), tree.pages[page], catalog_rows, locales)
    ]
    with watching(project, index) as watch:
        for done, page in enumerate(stale):
            if report:
                report(done, len(stale))
            row, rows = _refresh_page(watch, index, page, page_rows.get(page), catalog_rows, locales)
            keep_rows(index)  # nobody who saves has to wait until all pages are read
            page_rows[page] = row
            catalog_rows |= {(entry.page, entry.language): entry for entry in rows}
        if not partly:
            end_watch(watch, index)


def _is_current(
    project: Project,
    page: str,
    row: PageRow | None,
    source: Identity,
    catalog_rows: Mapping[tuple[str, str], CatalogRow],
    locales: Mapping[str, Identity],
) -> bool:
    """Whether all that the index says of a page was read from the files as they are."""
    if row is None or row.source != source or row.template != locales.get(f"templates/{page}.pot", ABSENT):
        return False
    return bool(row.error) or not _late_languages(project, page, row.stamp, catalog_rows, locales)


def _late_languages(
    project: Project,
    page: str,
    stamp: str,
    catalog_rows: Mapping[tuple[str, str], CatalogRow],
    locales: Mapping[str, Identity],
) -> list[str]:
    """The languages whose counts were made from another file, or with another state of the page."""
    late = []
    for language in project.config.languages:
        row = catalog_rows.get((page, language))
        file = locales.get(f"{language}/{page}.po", ABSENT)
        if (row.file, row.stamp) != (file, stamp) if row is not None else file != ABSENT:
            late.append(language)
    return late


def _refresh_page(
    watch: Watch,
    index: Index,
    page: str,
    before: PageRow | None,
    catalog_rows: Mapping[tuple[str, str], CatalogRow],
    locales: Mapping[str, Identity],
) -> tuple[PageRow, list[CatalogRow]]:
    project = watch.project
    try:
        loaded = load_page(project, page, is_taken=lambda unit_id: bool(read_taken_ids(index, [unit_id], page)))
    except ConfigError:
        raise  # not one page's trouble
    except PolyfolioError as error:
        failed = describe_failure(project, page, error)
        write_page(index, failed, ())
        return failed, []
    settled = before is not None and before.settled and before.stamp == loaded.stamp
    row = describe_page(loaded, settled=settled)
    late = _late_languages(project, page, loaded.stamp, catalog_rows, locales)
    rows, settled_rows = [], []
    for language in late:
        known = catalog_rows.get((page, language))
        file = locales.get(f"{language}/{page}.po", ABSENT)
        seen = look_before(watch, index, known, page, language, file)
        facts, catalog = read_facts(project, loaded, language)
        if _note_outside(watch, seen, known, facts, catalog):
            settled_rows.append(facts)
        else:  # the index is left as it is, and the page looked at again
            facts = replace(facts, file=doubt(facts.file))
        rows.append(facts)
    write_page(index, row, ((unit.id, unit.source) for unit in loaded.source.units))
    write_catalogs(index, settled_rows)
    return row, rows


def _note_outside(
    watch: Watch, seen: Before | None, known: CatalogRow | None, facts: CatalogRow, catalog: LoadedCatalog | None
) -> bool:
    """Note what other programs did to a PO file; whether the index may be brought up to it."""
    if seen is None or catalog is None:
        return True
    same_page = known is not None and known.stamp == facts.stamp
    units = catalog.entries if same_page else set(catalog.entries).intersection(seen.seen or ())
    return note_outside(watch, seen, catalog.catalog, units)
