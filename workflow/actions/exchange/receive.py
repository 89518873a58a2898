"""Receiving a file: read it safely, find the units it speaks of, take them page by page, tell what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from workflow.actions.edit import default_author
from workflow.actions.exchange.collect import load_settled
from workflow.actions.exchange.kinds import FileKind, find_kind
from workflow.actions.exchange.languages import find_language, refuse_other_sources
from workflow.actions.exchange.placing import Placed, follow_moved, place_items
from workflow.actions.exchange.po_archive import unpack_catalogs
from workflow.actions.exchange.report import Outcome, ReceivedFile, UnitReport
from workflow.actions.exchange.take import Request, take_page
from workflow.actions.lookup import require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.progress import project_index
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.refresh import Report
from workflow.core.exchange.csv_file import read_csv
from workflow.core.exchange.deciding import Rule
from workflow.core.exchange.decoding import decode_marked
from workflow.core.exchange.item import Item, Received
from workflow.core.exchange.xliff_read import read_xliff
from workflow.core.review import clean_name
from workflow.errors import Busy, ConfigError, DocumentError, PolyfolioError, UnknownName
from workflow.store.files import identify, read_bytes
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
    received = _read(project, file, find_kind(file))
    refuse_other_sources(project, received.source_languages, str(file))
    items, problems = _sort_out(project, received.items, language, str(file))
    signed = "" if dry_run else clean_name(author or default_author(project))
    taking = _Taking(project, Request(rule, signed, clean_name(file.name), dry_run))
    taking.take(items, report)
    taking.note_in_index()
    taking.follow()
    taking.note_in_index()
    return ReceivedFile(str(file), tuple(taking.units), (*received.problems, *problems, *taking.problems))


def _read(project: Project, file: Path, kind: FileKind) -> Received:
    there = identify(file)
    if there is not None and there.size > LARGEST:
        raise DocumentError(f"has {there.size} bytes; the limit is {LARGEST}: send fewer pages", path=str(file))
    data = read_bytes(file)
    match kind:
        case FileKind.XLIFF:
            return read_xliff(data, str(file))
        case FileKind.ZIP:
            return unpack_catalogs(project, data, str(file))
        case FileKind.CSV:
            return read_csv(decode_marked(data, str(file)), str(file))


def _sort_out(project: Project, items: Iterable[Item], language: str, path: str) -> tuple[Placed, list[PolyfolioError]]:
    """The items by page and language, languages by the project's codes; one that is the trouble is told once.

    Raises:
        UnknownName: no item has a language that can be taken.
    """
    pages: Placed = defaultdict(lambda: defaultdict(list))
    codes: dict[str, str] = {}
    problems: dict[str, PolyfolioError] = {}
    for item in items:
        if item.language not in codes and item.language not in problems:
            try:
                codes[item.language] = find_language(project, item.language, language, path, item.line)
            except UnknownName as error:
                problems[item.language] = error
        if code := codes.get(item.language):
            pages[item.page][code].append(replace(item, language=code))
    told = list(problems.values())
    if told and not pages:
        raise told[0]
    return pages, told


class _Taking:
    """What has become of a file so far."""

    def __init__(self, project: Project, request: Request) -> None:
        self.project = project
        self.request = request
        self.known = scan_source(project).pages
        self.checks = ProjectChecks(project)
        self.units: list[UnitReport] = []
        self.rows: list[CatalogRow] = []
        self.strays: list[Item] = []
        self.problems: list[PolyfolioError] = []

    def take(self, pages: Placed, report: Report | None = None) -> None:
        """Take the items of every page; a page or PO file that cannot be used is a problem, and the others go on."""
        for done, (page, languages) in enumerate(pages.items()):
            if report:
                report(done, len(pages))
            if page not in self.known:
                self.strays += [item for items in languages.values() for item in items]
                continue
            try:
                checks = PageChecks(self.checks, load_settled(self.project, page))
            except ConfigError:
                raise  # not one page's trouble
            except PolyfolioError as error:
                self.problems.append(error)
                continue
            for language, items in languages.items():
                self._take_language(checks, language, items)

    def _take_language(self, checks: PageChecks, language: str, items: list[Item]) -> None:
        placed, strays = place_items(checks.loaded, items)
        self.strays += strays
        try:
            reports, row = take_page(self.project, checks, language, placed, self.request)
        except PolyfolioError as error:
            self.problems.append(error)
            return
        self.units += reports
        self.rows += [row] if row else []

    def follow(self) -> None:
        """Take the items whose units stand on another page now, and tell the others."""
        strays, self.strays = self.strays, []
        moved, lost = follow_moved(self.project, strays)
        self.take(moved)
        for item in (*lost, *self.strays):
            reason = "the page has no such unit" if item.page in self.known else "the project has no such page"
            self.units.append(UnitReport(item.language, item.page, item.unit, Outcome.UNKNOWN, reason, line=item.line))

    def note_in_index(self) -> None:
        """Bring the index up to the files that were written."""
        if self.rows:
            with suppress(Busy), project_index(self.project) as index:  # whoever reads the index next sees the files
                write_catalogs(index, self.rows)
                self.rows = []
