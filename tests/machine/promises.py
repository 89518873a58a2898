"""What must hold in every clone, whatever happens to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.actions.repository import Repository
from tests.machine.clone import LANGUAGES, Clone
from tests.machine.texts import is_same, made_for, name_of
from workflow.actions.progress import measure_progress
from workflow.core.align import LIKE_ALONE
from workflow.core.carrying import list_carried
from workflow.core.likeness import Likeness
from workflow.core.offered import is_offered
from workflow.core.reconcile import number_of
from workflow.core.words import normalise
from workflow.errors import CatalogError
from workflow.model import Entry, State
from workflow.store.journal import list_edits

CURRENT = (State.TRANSLATED, State.REVIEWED)


def nothing_is_lost(clone: Clone) -> None:
    """Every text that no person replaced stands in a PO file: active, outdated or obsolete."""
    assert clone.alive <= {entry.translation for entry in clone.entries()}


def every_text_is_in_a_file_of_its_language(clone: Clone) -> None:
    """No template holds a text, and no PO file one of another language."""
    assert [entry for _, entry in clone.template_entries() if entry.translation] == []
    for language in LANGUAGES:
        strange = [entry for entry in clone.entries(language) if not entry.translation.startswith(language)]
        assert strange == [], language


def everything_is_in_the_history(clones: tuple[Clone, ...], accepted: set[str]) -> None:
    """Every text ever accepted is in a PO file, in a journal, or was committed."""
    found = {entry.translation for clone in clones for entry in clone.entries()}
    found |= {edit.translation for clone in clones for edit in list_edits(clone.root / "instance", limit=100_000)}
    logs = [clone.repository.git("log", "--all", "-p", "--format=", "--", "locales") for clone in clones]
    assert [text for text in accepted - found if not any(f'"{text.split(" ")[0]} ' in log for log in logs)] == []


def no_text_stands_under_another(clone: Clone) -> None:
    """What a file says of a translation is true: current under its own source, else with the source it was made for."""
    for entry in clone.entries():
        if not entry.outdated:
            assert is_same(made_for(entry.translation), entry.source), entry
        elif entry.previous_source:
            assert is_same(made_for(entry.translation), entry.previous_source), entry


def what_was_carried_says_so(clone: Clone, written: set[str]) -> None:
    """A text that nobody wrote is one that somebody wrote, with other values, and tells so."""
    names = {name_of(text) for text in written}
    for entry in clone.entries():
        if entry.translation not in written:
            assert name_of(entry.translation) in names, entry
            assert list_carried(entry.comments), entry


def no_text_is_shown_under_another(clone: Clone) -> None:
    """The same of what is shown before a sync, when documents have changed already."""
    for page in clone.pages:
        for language in LANGUAGES:
            try:
                units = clone.units(page, language)
            except CatalogError as error:  # a merge kept a page that one side had deleted with its entries
                assert "`polyfolio sync --yes` takes it as it is" in str(error)  # noqa: PT017 - whatever is wrong
                continue
            for item in units:
                if item.entry and item.state in CURRENT:
                    assert is_same(made_for(item.entry.translation), item.unit.source), item


def statistics_are_those_of_a_new_index(clone: Clone) -> None:
    """Deleting the index changes no number."""
    known = measure_progress(clone.project)
    clone.drop_index()
    assert measure_progress(clone.project) == known


def a_second_sync_writes_nothing(clone: Clone) -> None:
    """A sync leaves nothing to do."""
    before = clone.files()
    assert clone.sync().written == ()
    assert clone.files() == before


def two_clones_agree(clone: Clone, folder: Path) -> None:
    """A new clone of the last commit gets the same files from a sync as this one, which has an index and a journal."""
    clone.repository.git("clone", "--quiet", str(clone.root), str(folder))
    other = Clone(Repository(folder))
    other.sync()
    clone.sync()
    assert other.files() == clone.files()
    shutil.rmtree(folder)


Who = tuple[str, str]
"""A unit: its id, with the page where other pages may have the same one."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was there before a sync."""

    units: frozenset[tuple[Who, str]]
    """Every unit that the templates knew, with its text."""
    translated: dict[str, set[tuple[Who, str]]]
    """Language → units and texts for which a PO file has a translation that is not outdated, or is obsolete."""
    current: dict[str, set[tuple[Who, str]]]
    """Those that are current, whether a template knows their units or not."""


def look_before(clone: Clone) -> Before:
    """What is there now."""
    units = frozenset((_who(page, entry.id), normalise(entry.source)) for page, entry in clone.template_entries())
    known = {who for who, _ in units}
    translated: dict[str, set[tuple[Who, str]]] = {}
    current: dict[str, set[tuple[Who, str]]] = {}
    for language in LANGUAGES:
        found = [(who, entry.obsolete, normalise(entry.source)) for who, entry in _list_translated(clone, language)]
        translated[language] = {(who, text) for who, obsolete, text in found if obsolete or who in known}
        current[language] = {(who, text) for who, obsolete, text in found if not obsolete}
    return Before(units, translated, current)


def _list_translated(clone: Clone, language: str) -> Iterator[tuple[Who, Entry]]:
    for path, catalog in clone.catalogs(language):
        page = path.relative_to(clone.root / "locales" / language).as_posix().removesuffix(".po")
        for entry in catalog.entries:
            if entry.translation and not entry.outdated and not is_offered(entry):
                yield _who(page, entry.id), entry


def _who(page: str, unit_id: str) -> Who:
    return page if number_of(unit_id) or " " in unit_id else "", unit_id


def _list_shown(clone: Clone, language: str) -> Iterator[tuple[Who, str, bool]]:
    """Every unit with its text, and whether it is translated."""
    for page in clone.pages:
        for item in clone.units(page, language):
            yield _who(page, item.unit.id), normalise(item.unit.source), item.state in CURRENT


def texts_get_their_translations_back(clone: Clone, before: Before) -> None:
    """A text that came to its units by a sync has its translation there, current, at one of them at least.

    A translation whose unit still stands, with another text, stays with that unit; and one whose unit another branch
    moved follows its id, which changes where one of the pages numbers its units and the other does not. A text that is
    like one that its unit had before, here or on another page, is an edit of that, wherever else it stood once.
    """
    likeness = Likeness()
    for language in LANGUAGES:
        shown = list(_list_shown(clone, language))
        stand = {who: text for who, text, _ in shown}
        free = {text for who, text in before.translated[language] if stand.get(who, text) == text}
        had = dict(before.units)
        gone = set(had.values()) - set(stand.values())
        stayed = {
            text
            for who, text, _ in shown
            for older in ([had[who]] if who in had else gone if who[0] else ())
            if older == text or likeness.measure(older, text) >= LIKE_ALONE
        }
        current = {text for _, text, translated in shown if translated}
        assert (set(stand.values()) - stayed) & free <= current, language


def translations_follow_their_units(clone: Clone, before: Before) -> None:
    """A unit that was translated on one branch and moved on another one, as it is, is translated where it stands now.

    A number tells of one page only.
    """
    for language in LANGUAGES:
        shown = list(_list_shown(clone, language))
        current = {(who, text) for who, text, translated in shown if translated}
        assert {(who, text) for who, text, _ in shown} & before.current[language] <= current, language
