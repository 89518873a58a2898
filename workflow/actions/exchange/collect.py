"""Collecting the units that go out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workflow.actions.pages import LoadedCatalog, LoadedPage, load_catalog, load_page
from workflow.core.catalog import describe_in_template
from workflow.core.exchange.inline import cut_pieces
from workflow.core.exchange.item import Item, make_item
from workflow.core.exchange.xliff_write import XliffPage, XliffUnit
from workflow.core.review import state_of
from workflow.errors import PolyfolioError
from workflow.model import State, Unit
from workflow.store.project import Project


@dataclass(frozen=True)
class SentPage:
    """The units of one page that go out."""

    loaded: LoadedPage
    catalog: LoadedCatalog
    units: tuple[Unit, ...]

    def cut(self) -> XliffPage:
        """The units with their texts cut into prose and markup."""
        source, language = self.loaded.source, self.catalog.language
        units = []
        for unit in self.units:
            entry = self.catalog.entries[unit.id]
            previous = entry.previous_source if entry.outdated else ""
            texts = [
                cut_pieces(text, source.format.markup(text, unit.span.kind, options=source.options))
                for text in (entry.source, entry.translation, previous)
            ]
            item = make_item(language, source.page, entry, describe_in_template(source.page, unit).notes)
            units.append(XliffUnit(item, unit.span.kind.value, *texts))
        return XliffPage(source.page, source.format.name, tuple(units))

    @property
    def items(self) -> tuple[Item, ...]:
        """The units as every format has them."""
        page, entries = self.loaded.page, self.catalog.entries
        return tuple(
            make_item(self.catalog.language, page, entries[unit.id], describe_in_template(page, unit).notes)
            for unit in self.units
        )


def load_settled(project: Project, page: str) -> LoadedPage:
    """A page whose units are those of its PO files.

    Raises:
        PolyfolioError: it cannot be read, or waits for a sync.
    """
    loaded = load_page(project, page)
    if loaded.plan.changed or loaded.template is None:
        raise PolyfolioError("has changed since the last sync; run `polyfolio sync` first", path=page)
    return loaded


def collect_page(project: Project, page: str, language: str, states: Collection[State]) -> SentPage:
    """The units of a page in these states; all when none are named.

    Raises:
        PolyfolioError: page or PO file cannot be read, or the page waits for a sync.
    """
    loaded = load_settled(project, page)
    catalog = load_catalog(project, loaded, language)
    units = tuple(unit for unit in loaded.source.units if not states or state_of(catalog.entries[unit.id]) in states)
    return SentPage(loaded, catalog, units)
