"""Machine translations as offered texts: beside untranslated units, never in the place of a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.actions.catalogs import lock_catalogs, start_catalog
from workflow.actions.lookup import require_page
from workflow.actions.machine import has_words, require_machine, suggest_for
from workflow.actions.pages import LoadedCatalog, LoadedPage, load_catalog, load_page, refuse_changed, replace_catalog
from workflow.actions.refresh import Report
from workflow.core.entry_order import separate_twins
from workflow.core.offered import say_machine
from workflow.core.words import normalise
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import Catalog, Entry, Unit
from workflow.store.po import write_catalog
from workflow.store.project import Project

MOST_FAILURES = 3
"""Units in a row that the service fails for, after which no more are tried."""


@dataclass(frozen=True, slots=True)
class MachineOffers:
    """What a page got from a machine."""

    service: str
    offered: tuple[str, ...] = ()
    """Ids of units that have a new text beside them."""
    known: int = 0
    """Untranslated units that have one for their source already, or no words to translate."""
    refused: tuple[PolyfolioError, ...] = ()
    """Why units got none, each with its id."""


def offer_machine(project: Project, page: str, language: str, *, report: Report | None = None) -> MachineOffers:
    """Ask for each untranslated unit of a page, and put what is without errors beside it as an offered text.

    Args:
        project: the project.
        page: the page.
        language: the language.
        report: is told units done and units in all.

    Raises:
        UnknownName: page or language are not there.
        ConfigError: machine translation is off for the language, or the key is not set.
        PolyfolioError: the page has changed since the last sync.
        CatalogError: the PO file is damaged.
        Busy: another process is writing it.
    """
    require_machine(project, language)
    require_page(project, page)
    loaded = load_page(project, page)
    if loaded.plan.changed or loaded.template is None:
        raise PolyfolioError("has changed since the last sync; run `polyfolio sync` first", path=page)
    service = project.config.machine.service
    before = load_catalog(project, loaded, language)
    untranslated = [unit for unit in loaded.source.units if not before.entries[unit.id].translation]
    open_units = [unit for unit in untranslated if has_words(loaded, unit) and not _is_offered(before, unit, service)]
    texts, refused = _ask(project, loaded, language, open_units, report)
    written = _write(project, loaded, language, texts) if texts else ()
    return MachineOffers(service, written, len(untranslated) - len(open_units), tuple(refused))


def _ask(
    project: Project, loaded: LoadedPage, language: str, units: Sequence[Unit], report: Report | None
) -> tuple[dict[str, str], list[PolyfolioError]]:
    """Unit id → text without errors, and why the others have none."""
    texts: dict[str, str] = {}
    refused: list[PolyfolioError] = []
    failures = 0
    for done, unit in enumerate(units):
        if report:
            report(done, len(units))
        try:
            suggestion = suggest_for(project, loaded, unit, language)
        except ConfigError:
            raise
        except PolyfolioError as error:
            refused.append(error)
            failures += 1
            if failures == MOST_FAILURES:
                break
            continue
        failures = 0
        if suggestion.is_faulty:
            told = "; ".join(issue.message for issue in suggestion.issues if issue.severity == "error")
            refused.append(PolyfolioError(f"the machine's text {told}", unit=unit.id))
        else:
            texts[unit.id] = suggestion.text
    return texts, refused


def _write(project: Project, loaded: LoadedPage, language: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Put the texts into the PO file as it is now; the ids of units that are still without a translation."""
    with lock_catalogs(project, loaded.page, [language]):
        before = load_catalog(project, loaded, language)
        catalog = before.merged
        if before.catalog is None:
            catalog = start_catalog(project, project.language(language), loaded.wanted)
        offers = list(_make_offers(before, texts, project.config.machine.service))
        if offers:
            refuse_changed(project, loaded.page, before)
            longer: Catalog = replace(catalog, entries=tuple(separate_twins([*catalog.entries, *offers])))
            replace_catalog(project, loaded.page, before, write_catalog(longer))
    return tuple(offer.id for offer in offers)


def _make_offers(before: LoadedCatalog, texts: Mapping[str, str], service: str) -> Iterator[Entry]:
    for unit_id, text in texts.items():
        entry = before.entries[unit_id]
        if not entry.translation and text not in {older.translation for older in before.obsolete.get(unit_id, ())}:
            yield Entry(unit_id, entry.source, text, obsolete=True, comments=(say_machine(service),))


def _is_offered(before: LoadedCatalog, unit: Unit, service: str) -> bool:
    """Whether the machine's text for this very source is there already."""
    older = before.obsolete.get(unit.id, ())
    same = (
        normalise(entry.source) == normalise(unit.source) for entry in older if say_machine(service) in entry.comments
    )
    return any(same)
