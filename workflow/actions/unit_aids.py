"""What helps with one unit: older texts of it, how other languages have translated it, and what became of it here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.actions.recent_catalogs import load_recent_catalog
from workflow.actions.workpage import WorkPage
from workflow.core.older_texts import OlderTexts, list_older_texts
from workflow.core.review import state_of
from workflow.errors import PolyfolioError
from workflow.model import Entry, Language, State
from workflow.store.journal import Edit, read_edits
from workflow.store.project import Project

MOST_LANGUAGES = 5


@dataclass(frozen=True, slots=True)
class OtherText:
    """A unit's translation in another language."""

    language: Language
    text: str
    state: State


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


def read_history(project: Project, work: WorkPage, unit_id: str) -> tuple[Edit, ...]:
    """The accepted edits of the unit in the page's language, newest first."""
    return tuple(reversed(read_edits(project.instance, work.page, unit_id, work.language)))


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
