"""Receiving a file: read it safely, find the units it speaks of, take them page by page, tell what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from workflow.actions.edit import default_author
from workflow.actions.exchange.kinds import FileKind, find_kind
from workflow.actions.exchange.report import Outcome, ReceivedFile, UnitReport
from workflow.actions.exchange.send import load_settled
from workflow.actions.exchange.take import Request, take_page
from workflow.actions.lookup import require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.progress import project_index
from workflow.actions.refresh import Report
from workflow.checks.running import Chosen
from workflow.core.exchange.csv_file import read_csv
from workflow.core.exchange.deciding import Rule
from workflow.core.exchange.decoding import decode_marked
from workflow.core.exchange.item import Item, Received
from workflow.core.exchange.xliff_read import read_xliff
from workflow.core.review import clean_name
from workflow.errors import Busy, ConfigError, DocumentError, PolyfolioError, UnknownName
from workflow.store.files import read_bytes
from workflow.store.index.rows import CatalogRow, write_catalogs
from workflow.store.project import Project
from workflow.store.scan import scan_source

LARGEST = 50_000_000
"""Bytes of a file that is taken."""


def receive_file(
    project: Project,
    file: Path,
    *,
    language: str = "",
    rule: Rule = Rule.TRANSLATE,
    author: str = "",
    dry_run: bool = False,
    report: Report | None = None,
) -> ReceivedFile:
    """Take the translations of a file that went out before, or that another tool made in its form.

    Args:
        project: the project.
        file: the file; its name says its format.
        language: what its texts are in; where the file says that itself it must be the same.
        rule: what its texts may become.
        author: who translated, for the journal; git's user name when empty.
        dry_run: write nothing.
        report: is told pages done and pages in all.

    Raises:
        UnknownName: the language is not the project's, or is not said; the file's name says no format.
        DocumentError: the file cannot be read, is too large or damaged.
    """
    if language:
        require_target(project, language)
    received = _read(file, find_kind(file))
    items, problems = _sort_out(project, received.items, language, str(file))
    signed = "" if dry_run else clean_name(author or default_author(project))
    request = Request(rule, signed, clean_name(file.name), dry_run)
    return _take_all(project, str(file), items, [*received.problems, *problems], request, report)


def _read(file: Path, kind: FileKind) -> Received:
    data = read_bytes(file)
    if len(data) > LARGEST:
        raise DocumentError(f"has {len(data)} bytes; the limit is {LARGEST}: send fewer pages", path=str(file))
    match kind:
        case FileKind.XLIFF:
            return read_xliff(data, str(file))
        case FileKind.CSV:
            return read_csv(decode_marked(data, str(file)), str(file))


def _sort_out(
    project: Project, items: Iterable[Item], language: str, path: str
) -> tuple[dict[str, dict[str, list[Item]]], list[PolyfolioError]]:
    """Page → language → items, languages by the project's codes; a language is told once where it is the trouble."""
    pages: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    codes: dict[str, str | PolyfolioError] = {}
    for item in items:
        if item.language not in codes:
            codes[item.language] = _find_code(project, item.language, language, path, item.line)
        code = codes[item.language]
        if isinstance(code, str):
            pages[item.page][code].append(replace(item, language=code))
    problems = [code for code in codes.values() if isinstance(code, PolyfolioError)]
    if problems and not pages:
        raise problems[0]
    return pages, problems


def _find_code(project: Project, said: str, wanted: str, path: str, line: int) -> str | PolyfolioError:
    """The project's code of the language that a file says, or the error that it is none, or not the wanted one."""
    if not said:
        return wanted or UnknownName("does not say its language: give it with --lang CODE", path=path)
    code = said.replace("_", "-")
    for listed in (wanted,) if wanted else project.config.languages:
        with suppress(UnknownName):
            if project.languages.same_language(code, listed):
                return listed
    if wanted:
        message = f"is in '{said}', not in '{wanted}': leave --lang out to take it as what it says, or correct the file"
        return UnknownName(message, path=path, line=line)
    known = ", ".join(project.config.languages) or "none yet"
    return UnknownName(f"is in '{said}', which is no language of the project; it has: {known}", path=path, line=line)


def _take_all(
    project: Project,
    file: str,
    pages: dict[str, dict[str, list[Item]]],
    problems: list[PolyfolioError],
    request: Request,
    report: Report | None,
) -> ReceivedFile:
    known = scan_source(project).pages
    units: list[UnitReport] = []
    rows: list[CatalogRow] = []
    chosen: dict[str, Chosen] = {}
    for done, (page, languages) in enumerate(pages.items()):
        if report:
            report(done, len(pages))
        if page not in known:
            units += _tell_unknown(languages)
            continue
        try:
            checks = PageChecks(project, load_settled(project, page), chosen)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(error)
            continue
        for language, items in languages.items():
            try:
                reports, row = take_page(project, checks, language, items, request)
            except PolyfolioError as error:
                problems.append(error)
                continue
            units += reports
            rows += [row] if row else []
    if rows:
        with suppress(Busy), project_index(project) as index:  # all is safe; whoever reads the index next sees it
            write_catalogs(index, rows)
    return ReceivedFile(file, tuple(units), tuple(problems))


def _tell_unknown(languages: dict[str, list[Item]]) -> list[UnitReport]:
    return [
        UnitReport(language, item.page, item.unit, Outcome.UNKNOWN, "the project has no such page", line=item.line)
        for language, items in languages.items()
        for item in items
    ]
