"""Filling exact repeats: untranslated units take the translation that the same text has in the same surroundings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workflow.actions.catalogs import lock_catalogs, start_catalog
from workflow.actions.edit import default_author
from workflow.actions.lookup import require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedPage, collect_texts, load_catalog, load_page, refuse_changed, replace_catalog
from workflow.actions.progress import project_index, read_index
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.refresh import CatalogRows, PageRows, Report
from workflow.core.digest import digest_entry
from workflow.core.memory import Match, Wanted, rank_matches
from workflow.core.render import find_broken
from workflow.core.repeats import choose_repeat
from workflow.core.review import clean_name
from workflow.core.words import count_words
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import Catalog, Entry, Severity, Unit
from workflow.store.index.memory_search import find_exact_matches
from workflow.store.index.schema import Index
from workflow.store.journal import Edit, recorded
from workflow.store.po import write_catalog
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class FilledText:
    """One unit that is filled."""

    page: str
    unit: Unit
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What a language got from its own translations."""

    language: str
    units: int = 0
    words: int = 0
    """Words of the sources of these."""
    pages: int = 0
    suggestions: int = 0
    """Units left untranslated although their very text is translated elsewhere: the editor offers it."""
    texts: tuple[FilledText, ...] = field(default=(), compare=False)
    """What is filled with what, in the order of pages and units."""

    def add(self, texts: Sequence[FilledText], suggestions: int) -> Filled:
        """With what one page got."""
        words = sum(count_words(each.unit.source) for each in texts)
        return Filled(
            self.language,
            self.units + len(texts),
            self.words + words,
            self.pages + bool(texts),
            self.suggestions + suggestions,
            self.texts + tuple(texts),
        )


@dataclass(frozen=True, slots=True)
class FilledAll:
    """What all languages got."""

    languages: tuple[Filled, ...]
    problems: tuple[PolyfolioError, ...] = ()


def fill_repeats(
    project: Project,
    languages: Collection[str] = (),
    *,
    page: str = "",
    author: str = "",
    dry_run: bool = False,
    report: Report | None = None,
) -> FilledAll:
    """Give untranslated units the translation that the same text has elsewhere in the same surroundings.

    Args:
        languages: all when empty.
        page: the only page to fill; all when empty.
        author: who fills, for the journal; git's user name when empty.
        dry_run: write nothing.
        report: is told pages done and pages in all.

    A unit that has a text of any state is left alone, as are texts that could not be saved: they would break the page,
    or a check finds an error in them. Where the surroundings differ, or several translations are there, the unit is
    left to a translator and counted as having a suggestion. All is decided by the translations that were there before.

    Raises:
        UnknownName: the project has no such language or page.
    """
    wanted = tuple(dict.fromkeys(languages or project.config.languages))
    for code in wanted:
        require_target(project, code)
    if page:
        require_page(project, page)
    page_rows, catalog_rows = read_index(project)
    filled = {code: Filled(code) for code in wanted}
    signed = "" if dry_run else clean_name(author or default_author(project))
    problems: list[PolyfolioError] = []
    pages = [page] if page else list(page_rows)
    with project_index(project) as index:
        for done, name in enumerate(pages):
            if report:
                report(done, len(pages))
            incomplete = [code for code in wanted if _has_untranslated(page_rows, catalog_rows, name, code)]
            if not incomplete:
                continue
            try:
                loaded = _load(project, name)
            except ConfigError:
                raise  # not one page's trouble
            except PolyfolioError as error:
                problems.append(error)
                continue
            for code in incomplete:
                try:
                    texts, suggestions = _fill_page(project, index, loaded, code, author=signed, dry_run=dry_run)
                except PolyfolioError as error:
                    problems.append(error)
                    continue
                filled[code] = filled[code].add(texts, suggestions)
    if not dry_run and any(each.units for each in filled.values()):
        read_index(project)
    return FilledAll(tuple(filled.values()), tuple(problems))


def _has_untranslated(pages: PageRows, catalogs: CatalogRows, page: str, language: str) -> bool:
    """Whether a page has units that a fill may concern, or cannot be read, which is to be told."""
    row, catalog = pages.get(page), catalogs.get((page, language))
    if row is None or row.error or (catalog is not None and catalog.error):
        return True
    return (catalog.counts.untranslated if catalog is not None else row.units) > 0


def _load(project: Project, page: str) -> LoadedPage:
    """A page that can take translations.

    Raises:
        PolyfolioError: it cannot be read, or waits for a sync.
    """
    loaded = load_page(project, page)
    if loaded.plan.changed or loaded.template is None:
        raise PolyfolioError("has changed since the last sync; run `polyfolio sync` first", path=page)
    return loaded


def _fill_page(
    project: Project, index: Index, loaded: LoadedPage, language: str, *, author: str, dry_run: bool
) -> tuple[tuple[FilledText, ...], int]:
    """Fill a page's PO file; what was filled, and how many units have suggestions only.

    Raises:
        CatalogError: the PO file is damaged.
        Busy: another process is writing it.
    """
    with lock_catalogs(project, loaded.page, [language]):
        before = load_catalog(project, loaded, language)
        untranslated = [unit for unit in loaded.source.units if not before.entries[unit.id].translation]
        matches = find_exact_matches(index, language, {unit.source for unit in untranslated})
        chosen = _choose(project, loaded, language, before.entries, untranslated, matches)
        units = tuple(unit for unit in untranslated if unit.id in chosen)
        suggestions = sum(unit.source in matches and unit.id not in chosen for unit in untranslated)
        if units and not dry_run:
            catalog = before.merged
            if before.catalog is None:
                catalog = start_catalog(project, project.language(language), loaded.wanted)
            data = write_catalog(_put_texts(catalog, chosen))
            refuse_changed(project, loaded.page, before)
            edits = [
                Edit(loaded.page, unit.id, language, author, digest_entry(entry), entry.source, chosen[unit.id])
                for unit in units
                for entry in (before.entries[unit.id],)
            ]
            with recorded(project.instance, edits):
                replace_catalog(project, loaded.page, before, data)
    return tuple(FilledText(loaded.page, unit, chosen[unit.id]) for unit in units), suggestions


def _choose(
    project: Project,
    loaded: LoadedPage,
    language: str,
    entries: Mapping[str, Entry],
    units: Sequence[Unit],
    matches: Mapping[str, tuple[Match, ...]],
) -> dict[str, str]:
    """Unit id → the text it takes; texts that could not be saved are left out."""
    chosen: dict[str, str] = {}
    checks = PageChecks(ProjectChecks(project), loaded)
    for unit in units:
        context = loaded.contexts[unit.id]
        wanted = Wanted(unit.source, loaded.page, unit.id, context)
        match = choose_repeat(context, rank_matches(wanted, matches.get(unit.source, ())))
        if match and all(issue.severity is not Severity.ERROR for issue in checks.find(unit, language, match.text)):
            chosen[unit.id] = match.text
    if not chosen:
        return {}
    broken = find_broken(loaded.source, collect_texts(entries) | chosen)
    return {unit_id: text for unit_id, text in chosen.items() if unit_id not in broken}


def _put_texts(catalog: Catalog, texts: Mapping[str, str]) -> Catalog:
    """The catalog with translations of untranslated entries."""
    entries = (
        entry.change(translation=texts[entry.id]) if not entry.obsolete and entry.id in texts else entry
        for entry in catalog.entries
    )
    return replace(catalog, entries=tuple(entries))
