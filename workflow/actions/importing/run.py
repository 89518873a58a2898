"""Taking over translations from PO files of other tools: read, match, write, report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.actions.importing.applying import apply_offers
from workflow.actions.importing.matching import match_places
from workflow.actions.importing.places import find_places
from workflow.actions.importing.reading import read_foreign_files
from workflow.actions.importing.unplaced import find_unplaced, write_unplaced
from workflow.actions.lookup import require_target
from workflow.core.foreign.taking import Outcome
from workflow.core.foreign.values import Offer
from workflow.core.words import count_words
from workflow.errors import ConfigError, PolyfolioError
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import took over."""

    translated: int
    """Units that got a current translation."""
    outdated: int
    """Units that got an outdated one."""
    words: int
    """Words of the sources of both."""
    entries: int
    """Translated entries in the files, without obsolete ones."""
    placed: int
    """Those of them that stand for at least one unit, taken over now or there before."""
    kept: int
    """Units that keep a translation of their own instead of the files'."""
    unplaced_words: int = 0
    """Words of the entries that found no place."""
    warnings: tuple[str, ...] = ()
    problems: tuple[PolyfolioError, ...] = ()

    @property
    def units(self) -> int:
        """Units that got a translation."""
        return self.translated + self.outdated

    @property
    def unplaced(self) -> int:
        """Entries that found no place."""
        return self.entries - self.placed


def import_catalogs(
    project: Project,
    files: Sequence[Path],
    language: str,
    *,
    force: bool = False,
    unplaced_to: Path | None = None,
    report: Callable[[int, int], None] | None = None,
) -> Imported:
    """Give the units of a language the translations that PO files of other tools have for their texts.

    Args:
        project: the project.
        files: the PO files; where two disagree, the first counts.
        language: the language they are in.
        force: whether a translation of the files replaces one that is as good or better.
        unplaced_to: the PO file to write with the entries that found no place.
        report: is told pages done and pages in all.

    Texts are the same when they differ in white space, or in the spelling of their markup; what is only alike comes in
    as outdated, as does what is fuzzy. A second import of the same files changes nothing.

    Raises:
        UnknownName: the project has no such language, or it is the source language.
    """
    require_target(project, language)
    foreign = read_foreign_files(files, language)
    places = find_places(project, report)
    problems = [*foreign.problems, *places.problems]
    offers, parts = match_places(places, foreign.texts)
    outcomes: list[tuple[Offer, Outcome]] = []
    for page, found in _group_by_page(offers).items():
        try:
            outcomes += apply_offers(project, places.pages[page], language, found, foreign.credits, force=force)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(error)
    unplaced = find_unplaced(foreign.texts, outcomes, parts)
    if unplaced_to is not None:
        try:
            write_unplaced(project, unplaced_to, language, unplaced)
        except PolyfolioError as error:
            problems.append(error)
    entries = sum(1 for text in foreign.texts if text.translation.strip() and not text.entry.obsolete)
    taken = [offer for offer, outcome in outcomes if outcome is Outcome.TAKEN]
    outdated = sum(offer.outdated for offer in taken)
    return Imported(
        translated=len(taken) - outdated,
        outdated=outdated,
        words=sum(count_words(offer.place.source) for offer in taken),
        entries=entries,
        placed=entries - len(unplaced),
        kept=sum(outcome is Outcome.KEPT for _, outcome in outcomes),
        unplaced_words=sum(item.words for item in unplaced),
        warnings=foreign.warnings,
        problems=tuple(problems),
    )


def _group_by_page(offers: dict[int, Offer]) -> dict[str, list[Offer]]:
    """The offers of each page, in the order of pages and units."""
    pages: dict[str, list[Offer]] = defaultdict(list)
    for number in sorted(offers):
        pages[offers[number].place.page].append(offers[number])
    return pages
