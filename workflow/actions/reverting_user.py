"""Undoing all that somebody has done since a time: planned first, then one write for each PO file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workflow.actions.catalogs import lock_catalogs
from workflow.actions.edit import default_author
from workflow.actions.history import IN_THE_FILE
from workflow.actions.lookup import require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import (
    LoadedCatalog,
    LoadedPage,
    collect_texts,
    load_catalog,
    refuse_changed,
    replace_catalog,
)
from workflow.actions.progress import project_index
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.recent_catalogs import keep_written
from workflow.actions.recent_pages import load_recent
from workflow.actions.refresh import Report
from workflow.core.catalog import active, apply_edit
from workflow.core.render import find_broken
from workflow.core.review import clean_name
from workflow.core.undoing import Said, Step, find_start, put_back
from workflow.errors import ConfigError, PolyfolioError, UnknownName
from workflow.model import Catalog, Severity
from workflow.store.index.rows import CatalogRow, write_catalogs
from workflow.store.journal import Edit, describe_edit, list_authors, list_edited_files, read_touched_edits, recorded
from workflow.store.po import write_catalog
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class RevertedUnit:
    """One unit that gets back what it said before."""

    language: str
    page: str
    unit: str
    before: str
    """Its translation until now."""
    after: str
    """The one it gets; empty where it had none."""
    outdated: bool
    edits: int
    """How many edits that undoes."""


@dataclass(frozen=True, slots=True)
class LeftUnit:
    """One unit that was edited and is left alone."""

    language: str
    page: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reverted:
    """What was undone, or would be."""

    units: tuple[RevertedUnit, ...] = ()
    left: tuple[LeftUnit, ...] = ()
    problems: tuple[PolyfolioError, ...] = ()
    """Pages and PO files that cannot be read or written."""

    def __add__(self, other: Reverted) -> Reverted:
        return Reverted(self.units + other.units, self.left + other.left, self.problems + other.problems)


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose edits are undone."""

    user: str
    since: datetime
    by: str = ""
    """Who undoes them; git's user name when empty."""


def revert_user(
    project: Project,
    wish: Wish,
    *,
    languages: Collection[str] = (),
    pages: Collection[str] = (),
    dry_run: bool = False,
    report: Report | None = None,
) -> Reverted:
    """Undo the edits of one user since a time, in every unit that still says what that user wrote.

    A unit gets what it said before the first of the user's edits that followed each other without another's between
    them. One that somebody else has changed since is left alone and told, as is one whose text from before is not
    known, cannot be saved (a check finds an error in it), or has left its page.

    Args:
        languages: only these; all when empty.
        pages: only these; all when empty.
        dry_run: write nothing.
        report: is told PO files done and PO files in all.

    Raises:
        UnknownName: nobody of that name has ever saved anything, or the project has no such language.
    """
    for code in languages:
        require_target(project, code)
    since = wish.since.astimezone(UTC).isoformat(timespec="milliseconds")
    files = [
        (page, language)
        for page, language in list_edited_files(project.instance, wish.user, since)
        if (not languages or language in languages) and (not pages or page in pages)
    ]
    if not files:
        _require_author(project, wish.user)
    wish = wish if dry_run else replace(wish, by=clean_name(wish.by or default_author(project)))
    checks = ProjectChecks(project)
    done = Reverted()
    rows: list[CatalogRow] = []
    for number, (page, language) in enumerate(files):
        if report:
            report(number, len(files))
        try:
            edits = read_touched_edits(project.instance, page, language, wish.user, since)
            found = _revert_file(checks, page, language, wish, since, edits, None if dry_run else rows.append)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            found = Reverted(problems=(error,))
        done += found
    if rows:
        with project_index(project) as index:
            write_catalogs(index, rows)
    return done


def _require_author(project: Project, user: str) -> None:
    """Refuse a name that nobody has, rather than to say that there is nothing to undo."""
    known = list_authors(project.instance)
    if user not in known:
        there = ", ".join(known[:20]) or "nobody yet"
        raise UnknownName(f"nobody called '{user}' has saved a translation here; those who have: {there}")


def _revert_file(
    checks: ProjectChecks,
    page: str,
    language: str,
    wish: Wish,
    since: str,
    edits: Sequence[Edit],
    keep_row: Callable[[CatalogRow], None] | None,
) -> Reverted:
    """Undo the edits of one PO file; without `keep_row` nothing is written.

    Raises:
        UnknownName, DocumentError, CatalogError: the page or its PO file cannot be read.
        Busy: another process is writing it.
    """
    project = checks.project
    if language not in project.config.languages:
        raise UnknownName(f"the language '{language}' has left the project; its edits stay as they are", path=page)
    loaded = load_recent(project, page)
    if loaded.plan.changed or loaded.template is None:
        raise PolyfolioError("has changed since the last sync; run `polyfolio sync` first", path=page)
    with ExitStack() as stack:
        if keep_row:
            stack.enter_context(lock_catalogs(project, page, [language]))
        before = load_catalog(project, loaded, language)
        found = [
            _plan_unit(before, page, [edit for edit in edits if edit.unit == unit], wish.user, since)
            for unit in dict.fromkeys(edit.unit for edit in edits)
        ]
        units = [each for each in found if isinstance(each, RevertedUnit)]
        left = [each for each in found if isinstance(each, LeftUnit)]
        fit, unfit = _judge(PageChecks(checks, loaded), before, units)
        if fit and keep_row:
            keep_row(_write(project, loaded, before, fit, wish.by))
    return Reverted(tuple(fit), (*left, *unfit))


def _plan_unit(
    before: LoadedCatalog, page: str, edits: Sequence[Edit], user: str, since: str
) -> RevertedUnit | LeftUnit | None:
    """What becomes of one unit; None where nothing has to."""
    language, unit = before.language, edits[0].unit
    standing = [edit for edit in edits if edit.fate in IN_THE_FILE]
    ours = [number for number, edit in enumerate(standing) if _is_meant(edit, user, since)]
    if not ours:
        return None  # git or another program has undone it already
    entry = before.entries.get(unit)
    if entry is None:
        return LeftUnit(language, page, unit, "has left the page; its texts stay where they are")
    last = standing[ours[-1]]
    steps = [
        Step(edit.base, edit.source, Said(edit.translation, edit.outdated), _is_meant(edit, user, since))
        for edit in standing[: ours[-1] + 1]
    ]
    texts = [text for edit in edits for text in (edit.replaced, edit.translation)]
    texts += [older.translation for older in before.obsolete.get(unit, ())]
    first, said = find_start(steps, texts)
    wanted = put_back(entry, last.source, said) if said else None
    if wanted == Said(entry.translation, entry.outdated):
        return None
    if last is not standing[-1]:
        return LeftUnit(language, page, unit, f"{standing[-1].author} has edited it since")
    if entry.translation != last.translation:
        return LeftUnit(language, page, unit, "has changed since by something else than an edit here")
    if wanted is None:
        return LeftUnit(language, page, unit, "nobody knows what it said before; `polyfolio history` tells more")
    count = len(steps) - first
    return RevertedUnit(language, page, unit, entry.translation, wanted.translation, wanted.outdated, count)


def _is_meant(edit: Edit, user: str, since: str) -> bool:
    return edit.author == user and edit.at >= since


def _judge(
    checks: PageChecks, before: LoadedCatalog, units: Sequence[RevertedUnit]
) -> tuple[list[RevertedUnit], list[LeftUnit]]:
    """Those whose text from before may be saved, and those whose may not."""
    faults = dict(_find_faults(checks, before, units))
    fit = [unit for unit in units if unit.unit not in faults]
    left = [
        LeftUnit(each.language, each.page, each.unit, f"what it said before has an error: {faults[each.unit]}")
        for each in units
        if each.unit in faults
    ]
    return fit, left


def _find_faults(checks: PageChecks, before: LoadedCatalog, units: Sequence[RevertedUnit]) -> Iterable[tuple[str, str]]:
    wanted = {each.unit: each.after for each in units if each.after}
    if not wanted:
        return
    broken = find_broken(checks.loaded.source, _put_texts(before, units))
    for unit in checks.loaded.source.units:
        if unit.id in wanted:
            issues = [] if unit.id in broken else checks.find(unit, before.language, wanted[unit.id])
            errors = [issue.message for issue in issues if issue.severity is Severity.ERROR]
            if unit.id in broken or errors:
                yield unit.id, broken.get(unit.id) or "; ".join(errors)


def _put_texts(before: LoadedCatalog, units: Sequence[RevertedUnit]) -> Mapping[str, str]:
    """What the language has to show once these units have their texts."""
    texts = collect_texts(before.entries) | {each.unit: each.after for each in units}
    return {unit: text for unit, text in texts.items() if text}


def _write(
    project: Project, loaded: LoadedPage, before: LoadedCatalog, units: Sequence[RevertedUnit], by: str
) -> CatalogRow:
    """Journal the edits, replace the PO file, and say what the index keeps of it."""
    catalog = before.merged
    for each in units:
        catalog = apply_edit(catalog, each.unit, each.after, outdated=each.outdated)
    broken = find_broken(loaded.source, dict(_put_texts(before, units)))
    data = write_catalog(catalog)
    refuse_changed(project, loaded.page, before)
    edits = _list_edits(loaded.page, before, catalog, units, by)
    with recorded(project.instance, edits):
        file = replace_catalog(project, loaded.page, before, data)
    return keep_written(project, loaded, before, data, file, dict(broken))


def _list_edits(page: str, before: LoadedCatalog, after: Catalog, units: Sequence[RevertedUnit], by: str) -> list[Edit]:
    entries = active(after)
    return [describe_edit(page, before.language, by, before.entries[each.unit], entries[each.unit]) for each in units]
