"""Progress: the counts of every page and language, read from the index and brought up to date where files changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from workflow.actions.facts import describe_failure, describe_page, nothing_translated, read_facts
from workflow.actions.lookup import require_target
from workflow.actions.pages import load_page
from workflow.errors import ConfigError, IndexDamaged, PolyfolioError
from workflow.model import Counts
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
from workflow.store.index.schema import Index, drop_index, open_index
from workflow.store.project import Project
from workflow.store.scan import scan_locales, scan_source


@dataclass(frozen=True, slots=True)
class LanguageProgress:
    """How far one language is."""

    language: str
    counts: Counts
    complete_pages: int
    finished: bool
    """Whether every page is complete and can be read."""
    pages: dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the project is."""

    source_language: str
    languages: tuple[LanguageProgress, ...]
    broken: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """(page, language) → units whose translation falls back, with the reason."""
    problems: tuple[PolyfolioError, ...] = ()
    """Pages and PO files that cannot be read."""


Report = Callable[[int, int], None]
"""Told how many pages are done, of how many."""


def measure_progress(
    project: Project,
    *,
    languages: Collection[str] | None = None,
    pages: Collection[str] | None = None,
    report: Report | None = None,
) -> Progress:
    """Count units and words per state; files that have not changed since the last time are not read.

    Raises:
        UnknownName: a language or page that the project does not have.
        DocumentError: the source folder is not there.
    """
    wanted_languages = tuple(dict.fromkeys(languages or project.config.languages))
    for code in wanted_languages:
        require_target(project, code)
    tree = scan_source(project)
    wanted_pages = [page for page in tree.pages if pages is None or page in pages]
    page_rows, catalog_rows = read_index(project, report=report)
    result = [_add_up(code, wanted_pages, page_rows, catalog_rows) for code in wanted_languages]
    problems = [*tree.problems, *_problems(project, wanted_pages, wanted_languages, page_rows, catalog_rows)]
    broken = {key: row.broken for key, row in catalog_rows.items() if row.broken}
    return Progress(project.config.source_language, tuple(result), broken, tuple(problems))


def rebuild_index(project: Project, *, report: Report | None = None) -> Progress:
    """Empty the index and fill it from the files."""
    drop_index(project.instance)
    return measure_progress(project, report=report)


@contextmanager
def project_index(project: Project) -> Iterator[Index]:
    """The project's index, emptied when a setting that counts depend on has changed."""
    config = project.config
    settings = (config.source_language, config.formats, sorted(config.fallbacks.items()))
    fingerprint = hashlib.sha256(repr(settings).encode()).hexdigest()[:16]
    with open_index(project.instance, fingerprint) as index:
        yield index


def read_index(
    project: Project, *, report: Report | None = None
) -> tuple[dict[str, PageRow], dict[tuple[str, str], CatalogRow]]:
    """All rows of the index, brought up to date; a damaged index is made anew."""
    try:
        with project_index(project) as index:
            return refresh_index(project, index, report=report)
    except IndexDamaged:
        with project_index(project) as index:
            return refresh_index(project, index, report=report)


def refresh_index(
    project: Project, index: Index, *, report: Report | None = None
) -> tuple[dict[str, PageRow], dict[tuple[str, str], CatalogRow]]:
    """Read what has changed on disk since the index was written, and return all its rows."""
    tree = scan_source(project)
    locales = scan_locales(project)
    page_rows = read_pages(index)
    catalog_rows = read_catalogs(index)
    gone = [page for page in page_rows if page not in tree.pages]
    forget_pages(index, gone)
    stale = [
        page
        for page, source in tree.pages.items()
        if not _is_current(project, page, page_rows.get(page), source, catalog_rows, locales)
    ]
    for done, page in enumerate(stale):
        if report:
            report(done, len(stale))
        row, rows = _refresh_page(project, index, page, page_rows.get(page), catalog_rows, locales)
        page_rows[page] = row
        catalog_rows |= {(entry.page, entry.language): entry for entry in rows}
    kept_pages = {page: page_rows[page] for page in tree.pages}
    return kept_pages, {key: row for key, row in catalog_rows.items() if key[0] in kept_pages}


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
    project: Project,
    index: Index,
    page: str,
    before: PageRow | None,
    catalog_rows: Mapping[tuple[str, str], CatalogRow],
    locales: Mapping[str, Identity],
) -> tuple[PageRow, list[CatalogRow]]:
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
    rows = [read_facts(project, loaded, language)[0] for language in late]
    write_page(index, row, (unit.id for unit in loaded.source.units))
    write_catalogs(index, rows)
    return row, rows


def _add_up(
    language: str,
    pages: Collection[str],
    page_rows: dict[str, PageRow],
    catalog_rows: dict[tuple[str, str], CatalogRow],
) -> LanguageProgress:
    counted: dict[str, Counts] = {}
    readable = True
    complete = 0
    for page in pages:
        row = catalog_rows.get((page, language))
        source = page_rows[page]
        fine = not source.error and not (row is not None and row.error)
        readable = readable and fine
        if source.error and not source.units:
            continue  # never read: nothing is known of it, and 0 of 0 must not pass for complete
        nothing = nothing_translated(source.units, source.words)
        counted[page] = row.counts if row is not None and not source.error else nothing
        complete += fine and counted[page].complete
    total = sum(counted.values(), Counts())
    finished = readable and complete == len(counted) and bool(counted)
    return LanguageProgress(language, total, complete, finished, counted)


def _problems(
    project: Project,
    pages: Collection[str],
    languages: Collection[str],
    page_rows: dict[str, PageRow],
    catalog_rows: dict[tuple[str, str], CatalogRow],
) -> Iterator[PolyfolioError]:
    for page in pages:
        row = page_rows[page]
        if row.error:
            yield PolyfolioError(row.error, path=page, line=row.error_line)
        for language in languages:
            catalog = catalog_rows.get((page, language))
            if catalog is not None and catalog.error:
                name = project.relative(project.catalog_path(page, language))
                yield PolyfolioError(catalog.error, path=name, line=catalog.error_line)
