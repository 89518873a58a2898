"""Judging and counting one page in one language: what the index keeps."""

from __future__ import annotations

from dataclasses import replace

from workflow.actions.pages import (
    LoadedCatalog,
    LoadedPage,
    collect_texts,
    load_catalog,
    measure_template,
)
from workflow.core.memory_context import collect_remembered
from workflow.core.render import find_broken
from workflow.core.stats import count_page
from workflow.core.words import count_words
from workflow.errors import PolyfolioError
from workflow.model import Counts
from workflow.store.files import Identity, identify
from workflow.store.index.rows import ABSENT, CatalogRow, PageRow
from workflow.store.project import Project

RACY_NS = 20_000_000
"""A file written less than this before it was read may be written again without its time changing."""

_DOUBTED = -2


def judge_catalog(loaded: LoadedPage, catalog: LoadedCatalog, *, trust: bool = False) -> CatalogRow:
    """Find the translations that fall back, and count.

    `trust` says that we have just written the file ourselves, so that its time is beyond doubt.
    """
    texts = collect_texts(catalog.entries)
    broken = find_broken(loaded.source, texts) if texts else {}
    counts = count_page(loaded.source.units, catalog.entries, broken)
    file = catalog.file if trust else doubt_racy(catalog.file, catalog.read_at)
    remembered = collect_remembered(catalog.entries, loaded.contexts, broken)
    row = CatalogRow(loaded.page, catalog.language, file, loaded.stamp, counts, broken, remembered=remembered)
    return replace(row, end=catalog.end)


def read_facts(project: Project, loaded: LoadedPage, language: str) -> tuple[CatalogRow, LoadedCatalog | None]:
    """The counts of a page and language with the catalog they come from, or the row that says why there is none."""
    try:
        catalog = load_catalog(project, loaded, language)
    except PolyfolioError as error:
        file = doubt(identify(project.catalog_path(loaded.page, language)) or ABSENT)
        counts = nothing_translated(len(loaded.source.units), count_page_words(loaded))
        row = CatalogRow(loaded.page, language, file, loaded.stamp, counts, {}, error.message, error.line, ())
        return row, None
    return judge_catalog(loaded, catalog), catalog


def describe_page(loaded: LoadedPage, *, settled: bool) -> PageRow:
    """The index's row of a page that could be read."""
    return PageRow(
        loaded.page,
        doubt_racy(loaded.source_file, loaded.read_at),
        doubt_racy(loaded.template_file, loaded.read_at),
        loaded.stamp,
        settled,
        len(loaded.source.units),
        count_page_words(loaded),
        changed=not settled and loaded.plan.changed,
    )


def describe_failure(project: Project, page: str, error: PolyfolioError) -> PageRow:
    """The index's row of a page that cannot be read: the units its template has, none of them translated."""
    units, words = measure_template(project, page)
    source = doubt(identify(project.source_path(page)) or ABSENT)
    template = identify(project.template_path(page)) or ABSENT
    return PageRow(page, source, template, "", False, units, words, error.message, error.line)


def count_page_words(loaded: LoadedPage) -> int:
    """The words of a page's units."""
    return sum(count_words(unit.source) for unit in loaded.source.units)


def nothing_translated(units: int, words: int) -> Counts:
    """The counts of a page in a language that has no catalog of it."""
    return Counts(units=units, words=words, untranslated=units)


def doubt_racy(file: Identity, read_at: int) -> Identity:
    """The identity, made unlike any file's where the file was so fresh when it was read that its time says little."""
    return doubt(file) if read_at - file.mtime_ns < RACY_NS else file


def doubt(file: Identity) -> Identity:
    """The identity, made unlike any file's, so that the file is read again: what stopped us may be gone by then."""
    return Identity(file.size, _DOUBTED, file.inode) if file.mtime_ns >= 0 else file


def is_doubted(file: Identity) -> bool:
    """Whether an identity was made unlike any file's."""
    return file.mtime_ns == _DOUBTED
