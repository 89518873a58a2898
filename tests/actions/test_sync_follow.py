"""Units that are edited while they move, are split or joined, or come back where nobody expects them."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.model import Entry

ONE = "The committee meets on the first Monday of every month in the town hall."
TWO = "Minutes of all meetings are kept for seven years and then destroyed."
THREE = "Anybody who lives in the town may speak for five minutes."
B = "Another page with a text of its own."


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """Two pages; the first one translated."""
    workspace.write_source("a.md", f"# Rules\n\n{ONE}\n\n{TWO}\n\n{THREE}\n")
    workspace.write_source("b.md", f"{B}\n")
    workspace.sync()
    for language in ("da", "ar"):
        workspace.translate("a.md", language, {ONE: f"{language} 1", TWO: f"{language} 2", THREE: f"{language} 3"})
    return workspace


def offered(workspace: Workspace, page: str, source: str, language: str = "da") -> list[tuple[str, str, str]]:
    """(comment, source, text) of the obsolete entries of a unit."""
    unit_id = workspace.ids(page)[source]
    found: list[Entry] = [e for e in workspace.catalog(page, language).entries if e.obsolete and e.id == unit_id]
    return [(" ".join(entry.comments), entry.source, entry.translation) for entry in found]


def test_a_renamed_page_with_edits_keeps_its_units(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    edited = TWO.replace("seven", "ten")
    synced.remove_source("a.md")
    synced.write_source("new/rules.md", f"# Rules\n\n{ONE}\n\n{edited}\n\n{THREE}\n")
    result = synced.sync()
    page = next(page for page in result.pages if page.page == "new/rules.md")
    assert (page.new, page.edited) == ((), (ids[TWO],))
    assert synced.states("new/rules.md", "da")[edited] == ("da 2", "outdated")
    assert synced.states("new/rules.md", "ar")[ONE] == ("ar 1", "translated")
    assert synced.sync().written == ()


def test_a_paragraph_that_is_edited_while_it_goes_to_another_page_is_outdated_there(synced: Workspace) -> None:
    edited = ONE.replace("Monday", "Tuesday")
    synced.write_source("a.md", f"# Rules\n\n{TWO}\n\n{THREE}\n")
    synced.write_source("b.md", f"{B}\n\n{edited}\n")
    synced.sync()
    assert synced.states("b.md", "da")[edited] == ("da 1", "outdated")
    assert [entry.previous_source for entry in synced.catalog("b.md", "da").entries if entry.outdated] == [ONE]


def test_a_paragraph_that_gives_its_place_to_another_is_followed_to_its_new_page(synced: Workspace) -> None:
    instead = "The treasurer keeps the books of the town and shows them to anybody who asks."
    synced.write_source("a.md", f"# Rules\n\n{instead}\n\n{TWO}\n\n{THREE}\n")
    synced.write_source("b.md", f"{B}\n\n{ONE}\n")
    synced.sync()
    assert synced.states("b.md", "da")[ONE] == ("da 1", "translated")
    assert synced.states("a.md", "da")[instead] == ("", "untranslated")


def test_the_smaller_part_of_a_split_paragraph_is_offered_the_old_translation(workspace: Workspace) -> None:
    workspace.write_source("a.md", f"{ONE} {THREE}\n")
    workspace.sync()
    workspace.translate("a.md", "da", {f"{ONE} {THREE}": "da 1 og 3"})
    unit_id = workspace.ids("a.md")[f"{ONE} {THREE}"]
    workspace.write_source("a.md", f"{ONE}\n\n{THREE}\n")
    workspace.sync()
    assert workspace.ids("a.md")[ONE] == unit_id
    assert workspace.states("a.md", "da") == {ONE: ("da 1 og 3", "outdated"), THREE: ("", "untranslated")}
    assert offered(workspace, "a.md", THREE) == [(f"offered: from unit {unit_id}", f"{ONE} {THREE}", "da 1 og 3")]
    workspace.lint_catalogs()
    assert workspace.sync().written == ()


def test_a_split_that_is_taken_back_restores_the_translation(workspace: Workspace) -> None:
    workspace.write_source("a.md", f"{ONE} {THREE}\n")
    workspace.sync()
    workspace.translate("a.md", "da", {f"{ONE} {THREE}": "da 1 og 3"})
    workspace.write_source("a.md", f"{ONE}\n\n{THREE}\n")
    workspace.sync()
    workspace.write_source("a.md", f"{ONE} {THREE}\n")
    workspace.sync()
    assert workspace.states("a.md", "da") == {f"{ONE} {THREE}": ("da 1 og 3", "translated")}


def test_joined_paragraphs_keep_the_larger_translation_and_offer_the_other(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    joined = f"{TWO} {THREE}"
    synced.write_source("a.md", f"# Rules\n\n{ONE}\n\n{joined}\n")
    synced.sync()
    assert synced.ids("a.md")[joined] == ids[TWO]
    assert synced.states("a.md", "ar")[joined] == ("ar 2", "outdated")
    assert offered(synced, "a.md", joined, "ar") == [(f"offered: from unit {ids[THREE]}", THREE, "ar 3")]


def test_a_text_that_left_long_ago_comes_back_on_any_page(synced: Workspace) -> None:
    unit_id = synced.ids("a.md")[TWO]
    synced.write_source("a.md", f"# Rules\n\n{ONE}\n\n{THREE}\n")
    synced.sync()
    synced.write_source("b.md", f"{B}\n\n{TWO}\n")
    synced.sync()
    assert synced.ids("b.md")[TWO] == unit_id
    assert synced.states("b.md", "da")[TWO] == ("da 2", "translated")
    assert synced.states("b.md", "ar")[TWO] == ("ar 2", "translated")
    assert synced.sync().written == ()


def test_a_text_of_a_page_that_was_deleted_comes_back_on_any_page(synced: Workspace) -> None:
    synced.remove_source("a.md")
    synced.sync()
    synced.write_source("c.md", f"{THREE}\n")
    synced.sync()
    assert synced.states("c.md", "da")[THREE] == ("da 3", "translated")


def test_a_copy_of_a_text_that_stands_elsewhere_takes_nothing_away(synced: Workspace) -> None:
    unit_id = synced.ids("a.md")[TWO]
    synced.write_source("b.md", f"{B}\n\n{TWO}\n")
    synced.sync()
    assert synced.ids("a.md")[TWO] == unit_id
    assert synced.ids("b.md")[TWO] != unit_id
    assert synced.states("a.md", "da")[TWO] == ("da 2", "translated")


def test_an_equal_text_that_left_another_page_is_preferred_to_a_text_that_is_much_like_it(workspace: Workspace) -> None:
    wanted = "The forest was closed by its owner, as everybody knows."
    alike = "The lantern was closed by its owner, as everybody knows."
    workspace.write_source("a.md", f"The river sleeps.\n\n{wanted}\n")
    workspace.write_source("b.md", f"{alike}\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"The river sleeps.": "Floden sover.", wanted: "Skoven var lukket."})
    workspace.translate("b.md", "da", {alike: "Lygten var lukket."})
    workspace.remove_source("a.md")
    workspace.write_source("b.md", f"The river sleeps.\n\n{wanted}\n")
    workspace.sync(yes=True)
    assert workspace.states("b.md", "da")[wanted] == ("Skoven var lukket.", "translated")


def test_a_page_that_replaces_one_whose_every_text_is_like_its_own_brings_its_translations(synced: Workspace) -> None:
    alike = [ONE.replace("Monday", day) for day in ("Tuesday", "Friday", "Sunday")]
    synced.write_source("b.md", "\n\n".join([*alike, ""]))
    synced.sync()
    synced.remove_source("a.md")
    synced.write_source("b.md", f"# Rules\n\n{ONE}\n\n{TWO}\n\n{THREE}\n")
    synced.sync(yes=True)
    assert synced.states("b.md", "da")[ONE] == ("da 1", "translated")
    assert synced.sync().written == ()


def test_a_text_that_left_two_pages_comes_back_once_where_it_stands_twice(synced: Workspace) -> None:
    synced.write_source("a.md", f"# Rules\n\n{ONE}\n\n{THREE}\n")
    synced.write_source("b.md", f"{B}\n\n{TWO}\n")
    synced.sync()
    synced.write_source("b.md", f"{B}\n")
    synced.sync()
    synced.write_source("c.md", f"{TWO}\n\n{TWO}\n")
    synced.sync()
    units = synced.units("c.md", "da")
    assert len({item.unit.id for item in units}) == 2
    assert units[0].entry is not None
    assert units[0].entry.translation == "da 2"
