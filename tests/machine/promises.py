"""What must hold in every clone, whatever happens to it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.actions.repository import Repository
from tests.machine.clone import LANGUAGES, Clone
from tests.machine.texts import is_same, made_for
from workflow.actions.progress import measure_progress
from workflow.core.words import normalise
from workflow.errors import CatalogError
from workflow.model import State
from workflow.store.journal import list_edits

CURRENT = (State.TRANSLATED, State.REVIEWED)


def nothing_is_lost(clone: Clone) -> None:
    """Every text that no person replaced stands in a PO file: active, outdated or obsolete."""
    assert clone.alive <= {entry.translation for entry in clone.entries()}


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


def texts_with_a_translation(clone: Clone) -> dict[str, set[str]]:
    """Language → source texts for which a PO file has a translation, wherever and in whatever state."""
    known: dict[str, set[str]] = {}
    for language in LANGUAGES:
        entries = [entry for _, catalog in clone.catalogs(language) for entry in catalog.entries if entry.translation]
        known[language] = {made_for(entry.translation) for entry in entries}
    return known


def texts_get_their_translations_back(clone: Clone, known: dict[str, set[str]]) -> None:
    """Of the units with a text that was translated, before the sync, at least one has that translation, current."""
    for language in LANGUAGES:
        current: set[str] = set()
        texts: set[str] = set()
        for page in clone.pages:
            for item in clone.units(page, language):
                texts.add(normalise(item.unit.source))
                if item.state in CURRENT:
                    current.add(normalise(item.unit.source))
        assert (texts & known[language]) - current == set(), language
