"""A better state stays; what is forced out of its place stays findable."""

from __future__ import annotations

import pytest

from tests.actions.importing_page.letters import BREV, LETTER, bring, put
from tests.project import Workspace

KEY = "Where is the key?"
OURS = "Hvor er den nøgle?"


@pytest.fixture
def letter(workspace: Workspace) -> Workspace:
    """A project with the letter, and its translation beside it."""
    workspace.write_source("letter.md", LETTER)
    workspace.sync()
    put(workspace, "brev.md", BREV)
    return workspace


def test_a_translation_stays(letter: Workspace) -> None:
    letter.translate("letter.md", "da", {KEY: OURS})
    done = bring(letter, "brev.md", page="letter.md", language="da")
    assert letter.states("letter.md", "da")[KEY] == (OURS, "translated")
    assert [unit.text for _, taken in done.pages for unit in taken.kept] == ["Hvor er nøglen?"]


def test_an_outdated_text_gives_way_and_is_kept_beside(letter: Workspace) -> None:
    letter.translate("letter.md", "da", {KEY: OURS}, outdated=True)
    bring(letter, "brev.md", page="letter.md", language="da")
    assert letter.states("letter.md", "da")[KEY] == ("Hvor er nøglen?", "translated")
    assert letter.obsolete("letter.md", "da") == [(letter.ids("letter.md")[KEY], KEY, OURS)]


def test_a_forced_import_takes_a_reviewed_unit_too(letter: Workspace) -> None:
    letter.translate("letter.md", "da", {KEY: OURS})
    letter.review("letter.md", "da", KEY)
    bring(letter, "brev.md", page="letter.md", language="da")
    assert letter.states("letter.md", "da")[KEY] == (OURS, "reviewed")
    bring(letter, "brev.md", page="letter.md", language="da", force=True)
    assert letter.states("letter.md", "da")[KEY] == ("Hvor er nøglen?", "translated")
    assert letter.obsolete("letter.md", "da") == [(letter.ids("letter.md")[KEY], KEY, OURS)]


def test_a_text_that_is_not_sure_never_replaces_a_translation(letter: Workspace) -> None:
    letter.translate("letter.md", "da", {KEY: OURS})
    bring(letter, "brev.md", page="letter.md", language="da", threshold=100, force=True)
    assert letter.states("letter.md", "da")[KEY] == (OURS, "translated")
