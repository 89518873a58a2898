"""The import of translated documents: find them, read them, learn the two languages from what is sure, align, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from workflow.actions.importing_page.find import Found, find_beside, find_documents
from workflow.actions.importing_page.plan import THRESHOLD, PlannedPage, plan_page
from workflow.actions.importing_page.read import Prepared, mark_texts, prepare_page
from workflow.actions.importing_page.report import write_report
from workflow.actions.importing_page.write import Taken, write_page
from workflow.actions.lookup import require_page, require_target
from workflow.actions.pages import load_page
from workflow.core.page_alignment import Alignment, Block, align_blocks, learn
from workflow.core.page_alignment.blocks import read_block
from workflow.core.reconcile import kind_of
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import Kind, Span
from workflow.store.files import decode_text, read_bytes
from workflow.store.po import read_catalog
from workflow.store.project import Project
from workflow.store.scan import scan_source

SURE = 90.0
"""The confidence from which a pair teaches words to the next round."""
_TAUGHT = 6000
"""Translations of the project that are read for their words, at most."""

_KINDS = {kind.value: kind for kind in Kind}

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportedPages:
    """What an import took over, or would."""

    pages: tuple[tuple[PlannedPage, Taken], ...]
    problems: tuple[PolyfolioError, ...]
    reported: tuple[tuple[str, int], ...] = ()
    """Each report that was written, with how many texts it has."""


def import_pages(
    project: Project,
    where: str,
    *,
    page: str = "",
    language: str = "",
    version: str = "",
    threshold: float = THRESHOLD,
    force: bool = False,
    dry_run: bool = False,
    report_file: Path | None = None,
    report: Report | None = None,
) -> ImportedPages:
    """Take over translated documents.

    Args:
        project: the project.
        where: a file, a folder that is parallel to the source folder, or a pattern such as `docs/{lang}/{page}`.
        page: the page the file translates; limits a folder or pattern to it.
        language: the language; empty takes all languages of the project that a folder or pattern has.
        version: the source that the documents were made from, where it is not today's: a file, folder or pattern.
        threshold: the confidence from which a text is translated and not outdated.
        force: take a text even where the unit has one that is as good or better.
        dry_run: write nothing.
        report_file: where to write what found no place, as PO; with several languages one beside it for each.
        report: told how many documents are read, of how many.

    Raises:
        UnknownName: a page or language the project does not have, or one that is missing.
        DocumentError: there is nothing at `where`.
    """
    if language:
        require_target(project, language)
    if page:
        require_page(project, page)
    pages = [page] if page else list(scan_source(project).pages)
    documents, problems = find_documents(where, pages, project.config.languages, page=page, language=language)
    done: list[tuple[PlannedPage, Taken]] = []
    reported: list[tuple[str, int]] = []
    documents.sort(key=lambda found: (found.language, found.page))
    for code, group in groupby(documents, key=lambda found: found.language):
        of_language = list(group)
        prepared = list(_prepare(project, of_language, version, problems, report))
        of_code: list[tuple[PlannedPage, Taken]] = []
        for one, alignment in _align(project, code, prepared):
            try:
                planned = plan_page(one, alignment, threshold)
                of_code.append((planned, write_page(project, planned, force=force, dry_run=dry_run)))
            except PolyfolioError as error:
                problems.append(error)
        done += of_code
        if report_file is not None and not dry_run:
            path = report_file if len({found.language for found in documents}) == 1 else _name_report(report_file, code)
            count = write_report(project, path.absolute(), code, [(one, taken.kept) for one, taken in of_code])
            reported.append((str(path), count))
    return ImportedPages(tuple(done), tuple(problems), tuple(reported))


def _prepare(
    project: Project,
    documents: Sequence[Found],
    version: str,
    problems: list[PolyfolioError],
    report: Report | None,
) -> Iterable[Prepared]:
    unsynchronised: list[str] = []
    for order, found in enumerate(documents):
        if report:
            report(order, len(documents))
        try:
            loaded = load_page(project, found.page)
            if loaded.plan.changed or loaded.template is None:
                unsynchronised.append(found.page)
                continue
            yield prepare_page(found, loaded, _read_version(version, found.page))
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(error)
    if unsynchronised:
        others = len(unsynchronised) - 1
        also = f" (and {others} other pages)" if others > 1 else " (and one other page)" if others else ""
        message = f"has changed since the last sync{also}; run `polyfolio sync` first"
        problems.append(PolyfolioError(message, path=unsynchronised[0]))


def _read_version(version: str, page: str) -> str | None:
    if not version:
        return None
    path = find_beside(version, page)
    return decode_text(read_bytes(path, shown=str(path)), str(path))


def _align(project: Project, language: str, prepared: Sequence[Prepared]) -> Iterable[tuple[Prepared, Alignment]]:
    """Each document with its alignment, which knows what the project and the sure pairs of the others teach."""
    taught = list(_read_taught(project, language)) if prepared else []
    knowledge = learn(taught)
    first = [align_blocks(one.source_blocks, one.target_blocks, knowledge) for one in prepared]
    sure = [pair for one, alignment in zip(prepared, first, strict=True) for pair in _list_sure(one, alignment)]
    knowledge = learn([*taught, *sure])
    for one in prepared:
        yield one, align_blocks(one.source_blocks, one.target_blocks, knowledge)


def _list_sure(prepared: Prepared, alignment: Alignment) -> Iterable[tuple[Block, Block]]:
    sources = {block.place: block for block in prepared.source_blocks}
    targets = {block.place: block for block in prepared.target_blocks}
    for pair in alignment.pairs:
        if pair.confidence >= SURE and len(pair.sources) == len(pair.targets) == 1:
            yield sources[pair.sources[0]], targets[pair.targets[0]]


def _read_taught(project: Project, language: str) -> Iterable[tuple[Block, Block]]:
    """What the project has translated into a language already, as blocks."""
    count = 0
    for page in scan_source(project).pages:
        path = project.catalog_path(page, language)
        if count >= _TAUGHT or not path.is_file():
            continue
        try:
            entries = read_catalog(read_bytes(path), path=project.relative(path)).entries
            format, options = project.format_of(page)
        except PolyfolioError:
            continue  # told where that page is imported or synchronised
        marks = mark_texts(format, options)
        for entry in entries:
            if entry.obsolete or entry.outdated or not entry.translation:
                continue
            count += 1
            kind = _KINDS.get(kind_of(entry), Kind.OTHER)
            spans = Span(0, 1, entry.source, kind), Span(0, 1, entry.translation, kind)
            yield read_block(spans[0], marks(spans[0])), read_block(spans[1], marks(spans[1]))


def _name_report(path: Path, language: str) -> Path:
    """The report of one of several languages: `left.po` → `left.da.po`."""
    return path.with_name(f"{path.stem}.{language}{path.suffix}")
