"""Bringing the catalogs of a page up to its source, in memory: for writing them, and for telling what would come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workflow.actions.catalogs import start_catalog
from workflow.actions.facts import read_facts
from workflow.actions.pages import LoadedCatalog, load_catalog, peek_catalog
from workflow.actions.sync.changes import PagePlan
from workflow.actions.sync.touched import Touched
from workflow.core.catalog import active, merge_units, offer_text
from workflow.core.marker_collisions import settle_catalog
from workflow.core.strays import find_strays
from workflow.errors import PolyfolioError
from workflow.model import Entry
from workflow.store.index.rows import CatalogRow
from workflow.store.project import Project

Arrivals = Mapping[str, Sequence[Entry]]
"""Language → entries of units on the pages they came from, with their ids here; older pairs are obsolete ones."""


@dataclass
class MergedPage:
    """A page's catalogs as a sync would write them."""

    catalogs: dict[str, LoadedCatalog] = field(default_factory=dict)
    """By language."""
    failed: list[CatalogRow] = field(default_factory=list)
    """Of those that cannot be read, and are left alone."""
    problems: list[PolyfolioError] = field(default_factory=list)
    touched: Touched = field(default_factory=Touched)
    strays: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Language → translated entries of units that the page does not have."""


def read_arrivals(project: Project, plan: PagePlan) -> Arrivals:
    """The entries that came along with units from other pages, read before those pages are written."""
    arrivals: dict[str, list[Entry]] = {}
    new_ids = {origin: new_id for new_id, origin in plan.arrived.items()}
    offers = [(origin, new_id) for new_id, origins in plan.offers.items() for origin in origins]
    pages = {page for page, _ in (*new_ids, *(origin for origin, _ in offers))}
    for language in project.config.languages if pages else ():
        arrivals[language] = []
        for page in sorted(pages):
            catalog = peek_catalog(project, page, language)
            if catalog is None:
                continue
            arrivals[language] += [
                replace(entry, id=new_ids[page, entry.id], raw="", was=None)
                for entry in catalog.entries
                if (page, entry.id) in new_ids and (entry.translation or entry.comments)
            ]
            present = active(catalog)
            arrivals[language] += [
                offer_text(present[unit_id], new_id)
                for (origin, unit_id), new_id in offers
                if origin == page and unit_id in present and present[unit_id].translation
            ]
    return arrivals


def merge_languages(
    project: Project, plan: PagePlan, arrivals: Arrivals, keep_current: Collection[str] = (), *, whole: bool = True
) -> MergedPage:
    """Every language's catalog of a page brought up to it.

    Args:
        project: the project.
        plan: the page.
        arrivals: the entries that come along from other pages.
        keep_current: ids whose changed source does not outdate translations.
        whole: refuse catalogs that lack units of the template.
    """
    merged = MergedPage()
    loaded = plan.loaded
    for language in project.config.languages:
        try:
            before = load_catalog(project, loaded, language, whole=whole)
        except PolyfolioError as error:
            merged.problems.append(error)
            merged.failed.append(read_facts(project, loaded, language)[0])
            continue
        catalog = before.catalog
        if catalog is None:
            catalog = start_catalog(project, project.language(language), ())
        arrived = arrivals.get(language, ())
        if before.catalog is None or arrived or keep_current:
            after = merge_units(
                settle_catalog(catalog, loaded.plan.collisions),
                loaded.wanted,
                reorder=bool(loaded.plan.moved),
                keep_current=keep_current,
                arrived=arrived,
                offered=loaded.plan.offered,
                carry=loaded.carry,
            )
            before = replace(before, merged=after)
        merged.catalogs[language] = before
        if strays := find_strays(catalog, loaded.before, before.entries):
            merged.strays[language] = strays
        if loaded.plan.changed:
            came = {entry.id: entry for entry in arrived if not entry.obsolete}
            merged.touched.note_changed(loaded, language, came | active(catalog), before.entries)
    return merged
