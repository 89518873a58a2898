"""What helps with one unit: older texts of it, how other languages have translated it, and what became of it here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.actions.history import IN_THE_FILE
from workflow.actions.journal_reading import read_if_usable
from workflow.actions.recent_catalogs import load_recent_catalog
from workflow.actions.workpage import WorkPage
from workflow.core.digest import is_born_id
from workflow.core.older_texts import OlderTexts, list_older_texts
from workflow.core.review import state_of
from workflow.errors import PolyfolioError
from workflow.model import Entry, Language, State
from workflow.store.journal import Edit, Fate, read_all_edits
from workflow.store.project import Project

MOST_LANGUAGES = 5
MOST_ASIDE = 5
"""Texts set aside that are offered at most."""
OFFERED = (Fate.ASIDE, Fate.OVERWRITTEN, Fate.FAILED)
"""Fates of texts that are not in the file, and in no obsolete entry either."""


@dataclass(frozen=True, slots=True)
class OtherText:
    """A unit's translation in another language."""

    language: Language
    text: str
    state: State


@dataclass(frozen=True, slots=True)
class UnitEdits:
    """What the journal has of one unit, newest first."""

    history: tuple[Edit, ...] = ()
    """Edits that the file has, or has had until a later one."""
    aside: tuple[Edit, ...] = ()
    """Edits whose texts came too late, could not be written, or were overwritten by another program."""


def read_other_texts(project: Project, work: WorkPage, unit_id: str) -> tuple[OtherText, ...]:
    """The unit's translations in other languages of the project: its fallbacks first, nearest first; at most five.

    Languages whose PO file cannot be read are left out: they help as little as ones without a translation.
    """
    found: list[OtherText] = []
    for code in _nearest_languages(project, work.language):
        entry = _find_entry(project, work, code, unit_id)
        if entry is not None and entry.translation:
            found.append(OtherText(project.language(code), entry.translation, state_of(entry)))
        if len(found) == MOST_LANGUAGES:
            break
    return tuple(found)


def read_older_texts(work: WorkPage, unit_id: str) -> OlderTexts:
    """What the page's PO file keeps for the unit beside its translation: its older texts, and those offered to it."""
    texts = work.texts[0]
    return list_older_texts(texts.entries[unit_id], texts.obsolete.get(unit_id, ()))


def read_edits_of(project: Project, work: WorkPage, unit_id: str) -> UnitEdits:
    """What the journal has of the unit in its language, on whatever page it was then; nothing of a damaged journal."""
    anywhere = is_born_id(unit_id) and not work.loaded.source.document.numbered
    edits: tuple[Edit, ...] = read_if_usable(
        lambda: read_all_edits(project.instance, work.page, unit_id, work.language, anywhere=anywhere), ()
    )
    return sort_edits(tuple(reversed(edits)), work.texts[0].entries[unit_id].translation)


def sort_edits(edits: Sequence[Edit], current: str) -> UnitEdits:
    """Edits, newest first, as those that were in the file and those that are offered; `current` is what it says now.

    A text is offered once, and no more once the unit has said so since.
    """
    said = {current, ""}
    aside: list[Edit] = []
    for edit in edits:
        if edit.fate in OFFERED and edit.translation not in said:
            aside.append(edit)
        said.add(edit.translation)
    return UnitEdits(tuple(edit for edit in edits if edit.fate in IN_THE_FILE), tuple(aside[:MOST_ASIDE]))


def _nearest_languages(project: Project, language: str) -> Iterator[str]:
    chain = project.chain(language)
    yield from chain
    yield from (code for code in project.config.languages if code not in chain and code != language)


def _find_entry(project: Project, work: WorkPage, language: str, unit_id: str) -> Entry | None:
    try:
        catalog = load_recent_catalog(project, work.loaded, language).catalog
    except PolyfolioError:
        return None  # told where that language is worked on
    return catalog.entries.get(unit_id)
