"""Sending units out: collect them, write them into one file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from workflow.actions.exchange.collect import SentPage, collect_page
from workflow.actions.exchange.kinds import FileKind, find_kind
from workflow.actions.exchange.po_archive import pack_catalogs
from workflow.actions.exchange.report import Sent
from workflow.actions.lookup import require_page, require_target
from workflow.actions.refresh import Report
from workflow.core.exchange.csv_file import write_csv
from workflow.core.exchange.xliff_write import write_xliff
from workflow.core.words import count_words
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import State
from workflow.store.files import write_atomic
from workflow.store.project import Project
from workflow.store.scan import scan_source


def send_units(
    project: Project,
    file: Path,
    language: str,
    *,
    pages: Sequence[str] = (),
    states: Collection[State] = (),
    kind: FileKind | None = None,
    report: Report | None = None,
) -> Sent:
    """Write units with their translations into one file for people and tools outside.

    Args:
        project: the project.
        file: the file to write; what is there is replaced.
        language: the language to be translated into.
        pages: only these; all when empty.
        states: only units in these states; all when empty.
        kind: the file's format; the one that its name says when None.
        report: is told pages done and pages in all.

    A page that cannot be read or waits for a sync is a problem, and the others go on.

    Raises:
        UnknownName: language or page are not there, or the file's name says no format.
        PolyfolioError: the file cannot be written.
    """
    kind = kind or find_kind(file)
    require_target(project, language)
    for page in pages:
        require_page(project, page)
    names = list(dict.fromkeys(pages or scan_source(project).pages))
    found: list[SentPage] = []
    problems: list[PolyfolioError] = []
    for done, name in enumerate(names):
        if report:
            report(done, len(names))
        try:
            collected = collect_page(project, name, language, states)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(error)
            continue
        if collected.units:
            found.append(collected)
    path = file.absolute()
    write_atomic(path, _write(project, language, found, kind), root=path.parent)
    words = sum(count_words(unit.source) for page in found for unit in page.units)
    return Sent(file, len(found), sum(len(page.units) for page in found), words, tuple(problems))


def _write(project: Project, language: str, pages: Sequence[SentPage], kind: FileKind) -> bytes:
    match kind:
        case FileKind.XLIFF:
            cut = [page.cut() for page in pages]
            return write_xliff(cut, project.config.source_language, language).encode("utf-8")
        case FileKind.ZIP:
            return pack_catalogs(project, pages)
        case FileKind.CSV:
            mark = b"\xef\xbb\xbf"  # tells spreadsheet programs the encoding
            return mark + write_csv(item for page in pages for item in page.items).encode("utf-8")
