"""A page's units as a list, alone or with their translations."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.actions.last_good import load_last_good
from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.pages import LoadedCatalog, LoadedPage, load_catalog, load_page
from workflow.actions.recent_pages import load_recent
from workflow.core.digest import digest_entry
from workflow.core.older_texts import NO_TEXTS, OlderTexts, list_older_texts
from workflow.core.review import state_of
from workflow.errors import CatalogError, PolyfolioError
from workflow.model import Entry, State, Unit
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One unit, with its translation where a language was asked for."""

    unit: Unit
    line: int
    """Where the unit begins in its document; 1 for a title."""
    entry: Entry | None = None
    state: State = State.UNTRANSLATED
    digest: str = ""
    older: OlderTexts = NO_TEXTS
    """What the PO file keeps for it beside its translation."""


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one page."""

    page: str
    format: str
    units: tuple[ListedUnit, ...]
    problems: tuple[PolyfolioError, ...] = ()
    """A damaged PO file, of which git's last good version is shown."""


def list_units(project: Project, page: str, *, language: str = "", state: State | None = None) -> UnitList:
    """The units of a page, in page order.

    Args:
        language: with the translations of that language; none when empty.
        state: only the units in that state.

    Raises:
        UnknownName: the page or the language is not there.
        DocumentError: the page cannot be read.
        CatalogError: its template is damaged, or the language's PO file and all that git has of it.
    """
    problems: list[PolyfolioError] = []
    if language:
        require_target(project, language)
    require_page(project, page)
    loaded = load_page(project, page)
    document = loaded.source.document
    listed = [ListedUnit(unit, document.line_at(unit.span.start)) for unit in loaded.source.units]
    if language and language != project.config.source_language:
        catalog = _load(project, loaded, language, problems)
        listed = [_with_entry(item, catalog) for item in listed]
    if state is not None:
        listed = [item for item in listed if item.state is state]
    return UnitList(page, loaded.source.format.name, tuple(listed), tuple(problems))


def find_listed(project: Project, page: str, unit_id: str, language: str) -> ListedUnit:
    """One unit with its translation as it stands now.

    Raises:
        UnknownName: page, unit or language are not there.
        DocumentError: the page cannot be read.
        CatalogError: its template or the language's PO file is damaged.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    unit = find_unit(loaded, unit_id)
    catalog = load_catalog(project, loaded, language)
    return _with_entry(ListedUnit(unit, loaded.source.document.line_at(unit.span.start)), catalog)


def _load(project: Project, loaded: LoadedPage, language: str, problems: list[PolyfolioError]) -> LoadedCatalog:
    """The PO file, or git's last good version of a damaged one, which is told as a problem."""
    try:
        return load_catalog(project, loaded, language)
    except CatalogError as error:
        shown = load_last_good(project, loaded, language, error)
        if shown is None:
            raise
        problems.append(shown[1])
        return shown[0]


def _with_entry(item: ListedUnit, catalog: LoadedCatalog) -> ListedUnit:
    entry = catalog.entries[item.unit.id]
    older = list_older_texts(entry, catalog.obsolete.get(entry.id, ()))
    return ListedUnit(item.unit, item.line, entry, state_of(entry), digest_entry(entry), older)
