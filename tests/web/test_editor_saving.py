"""Saving without scripts: where a browser is sent, and what has changed then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, make_site, read_query

PAGE = "# Title\n\nOne sentence.\n\nTwo sentence.\n\nThree sentence.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of four units."""
    return make_site(tmp_path, a_md=PAGE)


def unit(site: Site, source: str) -> str:
    return site.files.ids("a.md")[source]


def test_a_save_is_in_the_po_file_when_it_is_answered(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One sentence."), text="En sætning.")
    assert answer.status_code == 303
    assert site.text("a.md", "One sentence.") == ("En sætning.", "translated")


def test_a_save_leads_to_the_next_unit_of_the_filter(site: Site) -> None:
    site.files.translate("a.md", "da", {"Two sentence.": "To."})
    answer = site.post("a.md", unit(site, "One sentence."), text="En.", mode="focus", state="untranslated")
    assert read_query(answer.location) == (
        "/da/translate/a.md",
        {"mode": "focus", "state": "untranslated", "unit": unit(site, "Three sentence.")},
        "t4",
    )


def test_a_unit_that_leaves_its_filter_by_being_saved_shifts_nothing(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One sentence."), text="En.", state="untranslated")
    assert read_query(answer.location)[1]["unit"] == unit(site, "Two sentence.")


def test_after_the_last_unit_of_a_filter_come_those_left_at_its_beginning(site: Site) -> None:
    answer = site.post("a.md", unit(site, "Three sentence."), text="Tre.", state="open")
    assert read_query(answer.location)[1]["unit"] == unit(site, "Title")


def test_after_the_last_unit_of_the_page_no_unit_is_open(site: Site) -> None:
    answer = site.post("a.md", unit(site, "Three sentence."), text="Tre.")
    assert read_query(answer.location) == ("/da/translate/a.md", {}, "")


def test_saving_to_stay_leads_to_the_same_unit(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One sentence."), text="En.", then="stay", state="untranslated")
    assert read_query(answer.location)[1]["unit"] == unit(site, "One sentence.")


def test_the_next_page_says_that_the_unit_is_saved(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One sentence."), text="En.", mode="focus")
    assert "Unit 2 is saved." in site.client.get(answer.location, base_url="http://localhost").text


def test_saving_as_reviewed_reviews(site: Site) -> None:
    site.post("a.md", unit(site, "One sentence."), text="En.", then="review")
    assert site.text("a.md", "One sentence.") == ("En.", "reviewed")


def test_a_review_of_nothing_is_told_and_the_rest_is_saved(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One sentence."), text="", then="review")
    page = site.client.get(answer.location, base_url="http://localhost").text
    assert "saved, but not reviewed: it is untranslated" in page


def test_still_correct_makes_the_outdated_text_current(site: Site) -> None:
    site.files.translate("a.md", "da", {"One sentence.": "En."})
    site.files.write_source("a.md", PAGE.replace("One sentence.", "One short sentence."))
    site.files.sync()
    assert site.text("a.md", "One short sentence.") == ("En.", "outdated")
    site.post("a.md", unit(site, "One short sentence."), text="", then="keep")
    assert site.text("a.md", "One short sentence.") == ("En.", "translated")


def test_still_correct_saves_what_was_changed_in_the_box(site: Site) -> None:
    site.files.translate("a.md", "da", {"One sentence.": "En."})
    site.files.write_source("a.md", PAGE.replace("One sentence.", "One short sentence."))
    site.files.sync()
    site.post("a.md", unit(site, "One short sentence."), text="En kort.", then="keep")
    assert site.text("a.md", "One short sentence.") == ("En kort.", "translated")


def test_an_empty_text_removes_the_translation(site: Site) -> None:
    site.files.translate("a.md", "da", {"One sentence.": "En."})
    site.post("a.md", unit(site, "One sentence."), text="")
    assert site.text("a.md", "One sentence.") == ("", "untranslated")


def test_a_form_without_its_base_is_refused(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One sentence."), text="En.", base="")
    assert answer.status_code == 400
    assert site.text("a.md", "One sentence.") == ("", "untranslated")


def test_a_save_in_the_list_stays_listed(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One sentence."), text="En.", mode="list", state="untranslated")
    assert read_query(answer.location)[1]["saved"] == unit(site, "One sentence.")
    assert 'class="rest saved"' in site.client.get(answer.location, base_url="http://localhost").text


def test_edits_are_signed_with_the_users_name(tmp_path: Path) -> None:
    site = make_site(tmp_path, a_md=PAGE)
    site.post("a.md", unit(site, "One sentence."), text="En.", then="stay")
    author = site.client.application.extensions["polyfolio"].author()
    assert author in site.get("/da/translate/a.md", mode="focus", unit=unit(site, "One sentence.")).text
