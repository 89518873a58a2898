"""Checking translations: which of them would break their page and fall back, and which deserve a look."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workflow.actions.facts import judge_catalog
from workflow.actions.faults import check_of
from workflow.actions.lookup import require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedCatalog, LoadedPage, load_catalog, load_page
from workflow.actions.progress import project_index
from workflow.checks.registry import ALWAYS, list_checks, load_check
from workflow.checks.running import Chosen
from workflow.checks.settings import choose_checks
from workflow.core.dismissal import list_dismissed
from workflow.errors import ConfigError, IndexDamaged, PolyfolioError
from workflow.model import Issue, Severity
from workflow.store.files import identify
from workflow.store.index.rows import CatalogRow, read_catalogs
from workflow.store.project import Project
from workflow.store.scan import scan_source

Rows = dict[tuple[str, str], CatalogRow]


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


def check_translations(project: Project, languages: Collection[str] = (), *, page: str = "") -> CheckResult:
    """Check every translation of these languages (all when empty), on one page or on all.

    Every page and PO file is read once; whether a translation falls back is taken from the index where it is current.

    Raises:
        UnknownName: a language or the page is not there.
    """
    wanted = tuple(dict.fromkeys(languages or project.config.languages))
    for code in wanted:
        require_target(project, code)
    if page:
        require_page(project, page)
    tree = scan_source(project)
    rows = _read_rows(project)
    issues: list[tuple[Issue, bool]] = []
    problems: list[PolyfolioError] = list(tree.problems)
    chosen: dict[str, Chosen] = {}
    for name in tree.pages:
        if page not in ("", name):
            continue
        try:
            loaded = load_page(project, name)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(PolyfolioError(error.message, path=name, line=error.line))
            continue
        checks = PageChecks(project, loaded, chosen)
        for language in wanted:
            try:
                catalog = load_catalog(project, loaded, language)
            except PolyfolioError as error:
                path = project.relative(project.catalog_path(name, language))
                problems.append(PolyfolioError(error.message, path=path, line=error.line))
                continue
            issues += _check_catalog(project, loaded, catalog, rows, checks)
    shown = tuple(issue for issue, dismissed in issues if not dismissed)
    hidden = tuple(issue for issue, dismissed in issues if dismissed)
    return CheckResult(shown, hidden, tuple(problems))


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


def _check_catalog(
    project: Project, loaded: LoadedPage, catalog: LoadedCatalog, rows: Rows, checks: PageChecks
) -> Iterator[tuple[Issue, bool]]:
    """What is found in a PO file, and whether it is dismissed."""
    row = rows.get((loaded.page, catalog.language))
    file = identify(project.catalog_path(loaded.page, catalog.language))
    if row is None or row.file != file or row.file != catalog.file or row.stamp != loaded.stamp or row.error:
        row = judge_catalog(loaded, catalog)
    for unit_id, reason in row.broken.items():
        yield Issue(catalog.language, loaded.page, unit_id, check_of(reason), Severity.ERROR, reason), False
    for issue in checks.find_all(catalog, row.broken):
        entry = catalog.entries.get(issue.unit)
        dismissed = entry is not None and issue.check in list_dismissed(entry)
        yield issue, dismissed and issue.severity is Severity.WARNING


def _read_rows(project: Project) -> Rows:
    """What the index knows, whether it is current or not; nothing where it is damaged."""
    try:
        with project_index(project) as index:
            return read_catalogs(index)
    except IndexDamaged:
        return {}
