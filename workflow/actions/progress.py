"""Progress: the counts of every page and language, read from the index and brought up to date where files changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from workflow.actions.facts import nothing_translated
from workflow.actions.foreign_memories import list_memory_problems
from workflow.actions.lookup import require_target
from workflow.actions.lost_ends import list_lost_problems
from workflow.actions.refresh import CatalogRows, PageRows, Report, refresh_index
from workflow.errors import IndexDamaged, PolyfolioError
from workflow.model import Counts
from workflow.store.index.schema import Index, drop_index, open_index
from workflow.store.index.seal import is_ready
from workflow.store.project import Project
from workflow.store.scan import scan_source


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
    problems = [*tree.problems, *list_problems(project, wanted_pages, wanted_languages, page_rows, catalog_rows)]
    if pages is None:
        with project_index(project) as index:
            problems += [*list_memory_problems(project, index), *list_lost_problems(project, index)]
    broken = {key: row.broken for key, row in catalog_rows.items() if row.broken}
    return Progress(project.config.source_language, tuple(result), broken, tuple(problems))


def rebuild_index(project: Project, *, report: Report | None = None) -> Progress:
    """Empty the index and fill it from the files."""
    drop_index(project.instance)
    return measure_progress(project, report=report)


@contextmanager
def project_index(project: Project, *, ready: bool = False) -> Iterator[Index]:
    """The project's index, emptied when a setting that counts depend on has changed.

    With `ready` it is brought up to all files first where that was not done since it was made.

    Raises:
        Busy: another process writes it.
    """
    if ready and not is_ready(project.instance):
        read_index(project)
    with open_index(project.instance, make_fingerprint(project)) as index:
        yield index


def make_fingerprint(project: Project) -> str:
    """A digest of the settings that counts depend on."""
    config = project.config
    settings = (config.source_language, config.formats, sorted(config.fallbacks.items()))
    return hashlib.sha256(repr(settings).encode()).hexdigest()[:16]


def read_index(project: Project, *, report: Report | None = None) -> tuple[PageRows, CatalogRows]:
    """All rows of the index, brought up to date; a damaged index is made anew."""
    try:
        with project_index(project) as index:
            return refresh_index(project, index, report=report)
    except IndexDamaged:
        with project_index(project) as index:
            return refresh_index(project, index, report=report)


def _add_up(
    language: str,
    pages: Collection[str],
    page_rows: PageRows,
    catalog_rows: CatalogRows,
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


def list_problems(
    project: Project,
    pages: Collection[str],
    languages: Collection[str],
    page_rows: PageRows,
    catalog_rows: CatalogRows,
) -> Iterator[PolyfolioError]:
    """Those of the pages and of their PO files that cannot be read."""
    for page in pages:
        row = page_rows[page]
        if row.error:
            yield PolyfolioError(row.error, path=page, line=row.error_line)
            continue  # its PO files are not looked at
        for language in languages:
            catalog = catalog_rows.get((page, language))
            if catalog is not None and catalog.error:
                name = project.relative(project.catalog_path(page, language))
                yield PolyfolioError(catalog.error, path=name, line=catalog.error_line)
