"""Fixes made on many translations: looked up first, and saved only when somebody says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workflow.actions.edit import save_translation
from workflow.actions.fixing import find_safe_fixes
from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.recent_catalogs import JudgedCatalog, load_recent_catalog
from workflow.actions.recent_pages import load_recent
from workflow.actions.refresh import Report
from workflow.checks.fix_registry import load_fixer
from workflow.core.digest import digest_entry
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import Entry, State, Unit
from workflow.store.project import Project
from workflow.store.scan import scan_source


@dataclass(frozen=True, slots=True)
class FixedUnit:
    """A translation that fixes change."""

    language: str
    page: str
    unit: str
    fixes: tuple[str, ...]
    """The ids of the fixes, in the order in which they were made."""
    before: str
    after: str
    digest: str
    """That of the entry before."""


@dataclass(frozen=True, slots=True)
class FixedAll:
    """What fixes change, or would change."""

    units: tuple[FixedUnit, ...]
    problems: tuple[PolyfolioError, ...]
    """Pages and PO files that cannot be read or written."""


def fix_translations(
    project: Project,
    languages: Collection[str] = (),
    *,
    page: str = "",
    unit: str = "",
    fixes: Collection[str] = (),
    save: bool = False,
    author: str = "",
    report: Report | None = None,
) -> FixedAll:
    """Find the fixes for all translations that are not outdated and have no error, and save them if asked to.

    Args:
        languages: all when empty.
        page: the only page to look at; all when empty.
        unit: the only unit of that page; all when empty.
        fixes: ids of the only kinds of fixes; all when empty.
        save: whether the fixed texts are saved, as if they were typed.
        author: who is named as their translator; git's user name when empty.
        report: told of the progress.

    Raises:
        UnknownName: a language, page, unit or fix is not there.
        ConfigError: a check or fix of another package cannot be loaded.
    """
    wanted = tuple(dict.fromkeys(languages or project.config.languages))
    for code in wanted:
        require_target(project, code)
    for id in fixes:
        load_fixer(id)
    if page:
        require_page(project, page)
    if unit:
        find_unit(load_recent(project, page), unit)
    found: list[FixedUnit] = []
    problems: list[PolyfolioError] = []
    checks = ProjectChecks(project)
    pages = [page] if page else list(scan_source(project).pages)
    for done, name in enumerate(pages):
        if report:
            report(done, len(pages))
        for code in wanted:
            try:
                for fixed in list(_fix_catalog(checks, name, code, unit, fixes)):
                    if save:
                        save_translation(project, name, fixed.unit, code, fixed.after, author=author, base=fixed.digest)
                    found.append(fixed)
            except ConfigError:
                raise  # not one page's trouble
            except PolyfolioError as error:
                problems.append(error)
    return FixedAll(tuple(found), tuple(problems))


def _fix_catalog(
    chosen: ProjectChecks, page: str, language: str, only: str, fixes: Collection[str]
) -> Iterator[FixedUnit]:
    project = chosen.project
    if not project.catalog_path(page, language).is_file():
        return
    loaded = load_recent(project, page)
    judged = load_recent_catalog(project, loaded, language)
    checks = PageChecks(chosen, loaded)
    for unit in loaded.source.units:
        entry = judged.catalog.entries[unit.id]
        if entry.state is State.TRANSLATED and unit.id not in judged.row.broken and only in ("", unit.id):
            made, text = _fix_text(checks, judged, unit, entry, fixes)
            if made:
                yield FixedUnit(language, page, unit.id, made, entry.translation, text, digest_entry(entry))


def _fix_text(
    checks: PageChecks, judged: JudgedCatalog, unit: Unit, entry: Entry, fixes: Collection[str]
) -> tuple[tuple[str, ...], str]:
    """The fixes that were made one upon the other, and what they make of a text."""
    made: list[str] = []
    while True:
        now = find_safe_fixes(checks, judged, unit, entry)
        fix = next((one for one in now if one.id not in made and (not fixes or one.id in fixes)), None)
        if fix is None:
            return tuple(made), entry.translation
        made.append(fix.id)
        entry = entry.change(translation=fix.text)
