"""Checking translations: which of them would break their page and fall back, and which deserve a look."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workflow.actions.check_results import check_catalog, is_current, list_found
from workflow.actions.facts import judge_catalog
from workflow.actions.lookup import require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import load_catalog, load_page
from workflow.actions.progress import list_problems, project_index
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.refresh import CatalogRows, PageRows, Report, refresh_index, refresh_pages
from workflow.checks.registry import ALWAYS, list_checks, load_check
from workflow.checks.settings import choose_checks
from workflow.errors import ConfigError, IndexDamaged, PolyfolioError
from workflow.model import Issue, Severity
from workflow.store.glossary import load_glossary
from workflow.store.index.results import Found, Key, read_checked, read_found
from workflow.store.index.rows import CatalogRow, read_catalogs, read_pages
from workflow.store.index.schema import Index, keep_rows
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_locales, scan_source


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What checking found."""

    issues: tuple[Issue, ...]
    """Without those that are dismissed."""
    dismissed: tuple[Issue, ...]
    problems: tuple[PolyfolioError, ...]
    """Pages and PO files that cannot be read."""


@dataclass(frozen=True, slots=True)
class KnownCheck:
    """A check as the project has it."""

    check: str
    severity: Severity
    on: bool
    help: str
    formats: tuple[str, ...] = ()


def check_translations(
    project: Project, languages: Collection[str] = (), *, page: str = "", report: Report | None = None
) -> CheckResult:
    """Check every translation of these languages (all when empty), on one page or on all.

    Pages and PO files that have not changed since they were checked are not read: what was found is in the index.

    Raises:
        UnknownName: a language or the page is not there.
        ConfigError: a check of another package cannot be loaded.
    """
    wanted = tuple(dict.fromkeys(languages or project.config.languages))
    for code in wanted:
        require_target(project, code)
    if page:
        require_page(project, page)
    tree = scan_source(project)
    problems = [*tree.problems, *(problem for code in wanted for problem in load_glossary(project, code).problems)]
    try:
        return _check(project, tree, page, wanted, problems, report)
    except IndexDamaged:  # it is made anew
        return _check(project, tree, page, wanted, problems, report)


def list_known_checks(project: Project) -> tuple[KnownCheck, ...]:
    """Every check there is, with what the project says of it for all languages.

    Raises:
        ConfigError: a check of another package cannot be loaded.
    """
    severities = choose_checks(project.config.checks, "").severities
    found = [KnownCheck(id, Severity.ERROR, True, text) for id, text in ALWAYS.items()]
    for id in list_checks():
        check = load_check(id)
        found.append(KnownCheck(id, severities.get(id, check.severity), id in severities, check.help, check.formats))
    return tuple(found)


def _check(
    project: Project,
    tree: SourceTree,
    page: str,
    languages: Collection[str],
    problems: Iterable[PolyfolioError],
    report: Report | None,
) -> CheckResult:
    checks = ProjectChecks(project)
    told = list(problems)
    with project_index(project) as index:
        page_rows, catalog_rows = _refresh(project, index, tree, page, report)
        readable = [name for name, row in page_rows.items() if not row.error]
        late = _find_late(checks, index, readable, languages, catalog_rows)
        found = read_found(index, page)
        for done, (name, rows) in enumerate(late.items()):
            if report:
                report(done, len(late))
            found |= check_page(checks, index, name, rows, told)
    issues = [
        issue
        for name in readable
        for code in languages
        if (row := catalog_rows.get((name, code))) is not None and not row.error
        for issue in list_found(checks, row, found.get((name, code), ()))
    ]
    return CheckResult(
        tuple(issue for issue, dismissed in issues if not dismissed),
        tuple(issue for issue, dismissed in issues if dismissed),
        (*told, *list_problems(project, page_rows, languages, page_rows, catalog_rows)),
    )


def _refresh(
    project: Project, index: Index, tree: SourceTree, page: str, report: Report | None
) -> tuple[PageRows, CatalogRows]:
    """The index's rows of one page or of all, in the order of pages, brought up to the files."""
    if not page:
        rows, catalogs = refresh_index(project, index, report=report)
        return {name: rows[name] for name in tree.pages if name in rows}, catalogs
    rows, catalogs = read_pages(index), read_catalogs(index, page)
    refresh_pages(project, index, tree, scan_locales(project), [page], rows, catalogs, partly=True)
    return {page: rows[page]}, catalogs


def _find_late(
    checks: ProjectChecks,
    index: Index,
    pages: Iterable[str],
    languages: Collection[str],
    rows: Mapping[Key, CatalogRow],
) -> dict[str, list[CatalogRow]]:
    """The PO files that were never checked as they are now by all checks that are on, by page."""
    known = read_checked(index)
    late: dict[str, list[CatalogRow]] = {}
    for page in pages:
        there = [rows[page, code] for code in languages if (page, code) in rows]
        format = checks.project.format_name_of(page) if there else ""
        for row in there:
            if not row.error and not is_current(
                known.get((page, row.language)), row, checks.stamp(row.language, format)
            ):
                late.setdefault(page, []).append(row)
    return late


def check_page(
    checks: ProjectChecks, index: Index, page: str, rows: Iterable[CatalogRow], problems: list[PolyfolioError]
) -> dict[Key, list[Found]]:
    """What checks find in a page's PO files in these languages; it is in the index then.

    What cannot be read is put to the `problems`.
    """
    project = checks.project
    found: dict[Key, list[Found]] = {}
    try:
        loaded = load_page(project, page)
        in_page = PageChecks(checks, loaded)
        for row in rows:
            catalog = load_catalog(project, loaded, row.language)
            if (row.file, row.stamp) != (catalog.file, loaded.stamp):  # fresh, or written at this very moment
                row = judge_catalog(loaded, catalog)
            found[page, row.language] = check_catalog(index, in_page, catalog, row)
    except ConfigError:
        raise  # not one page's trouble
    except PolyfolioError as error:
        problems.append(error)
    keep_rows(index)  # nobody who saves has to wait until all pages are checked
    return found
