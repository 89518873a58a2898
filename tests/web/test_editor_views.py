"""The three ways of looking at a page, the filters, the strip, and what is said where something is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, each_link, make_site, read_words, select

PAGE = "# Title\n\nOne sentence.\n\nTwo sentence.\n\nThree sentence.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of four units, one of them translated."""
    site = make_site(tmp_path, "da", "ar", a_md=PAGE)
    site.files.translate("a.md", "da", {"One sentence.": "En sætning."})
    return site


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_each_mode_answers(site: Site, mode: str) -> None:
    document = site.open("a.md", mode=mode)
    assert document.get_element_by_id("work").get("data-mode") == mode
    assert read_words(select(document, ".modes a[aria-current]")[0]).lower() == mode


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_every_link_of_the_editor_leads_somewhere(site: Site, mode: str) -> None:
    unit = site.files.ids("a.md")["One sentence."]
    for link in dict.fromkeys(each_link(site.open("a.md", mode=mode, unit=unit))):
        if not link.startswith(("/da/", "/da?")) or link == "/da/":
            continue
        assert site.get(link).status_code == 200, link


def test_the_list_shows_every_unit_with_its_source_and_text(site: Site) -> None:
    document = site.open("a.md", mode="list")
    rows = select(document, "ol.pairs > li")
    found = [(read_words(select(row, ".source-text")[0]), select(row, "textarea")[0].text_content()) for row in rows]
    assert found == [
        ("Title", "\n"),
        ("One sentence.", "\nEn sætning."),
        ("Two sentence.", "\n"),
        ("Three sentence.", "\n"),
    ]


def test_a_filter_shows_its_units_only(site: Site) -> None:
    document = site.open("a.md", mode="list", state="untranslated")
    assert [read_words(text) for text in select(document, ".source-text")] == [
        "Title",
        "Two sentence.",
        "Three sentence.",
    ]


def test_every_filter_says_how_many_units_it_has(site: Site) -> None:
    document = site.open("a.md", mode="list")
    counts = {link.get("data-state"): read_words(link.find("b")) for link in select(document, ".filters [data-state]")}
    assert counts == {"": "4", "open": "3", "untranslated": "3", "outdated": "0", "translated": "1", "reviewed": "0"}


def test_an_empty_filter_says_so(site: Site) -> None:
    assert (
        "No unit of this page is in this state." in site.get("/da/translate/a.md", mode="list", state="outdated").text
    )
    assert (
        "No unit of this page is in this state." in site.get("/da/translate/a.md", mode="focus", state="outdated").text
    )


def test_the_strip_has_every_unit_and_marks_the_open_one(site: Site) -> None:
    ids = site.files.ids("a.md")
    document = site.open("a.md", mode="focus", unit=ids["Two sentence."])
    assert [bar.get("data-unit") for bar in select(document, ".strip rect[data-unit]")] == list(ids.values())
    assert len(select(document, ".strip .here")) == 1


def test_how_much_is_done_and_left_is_said(site: Site) -> None:
    assert read_words(site.open("a.md").get_element_by_id("progress")) == "25% done, 5 words to go"


def test_focus_begins_with_the_first_unit_of_the_filter(site: Site) -> None:
    document = site.open("a.md", mode="focus", state="translated")
    assert select(document, "form.unit-form")[0].get("data-number") == "2"


def test_focus_shows_the_unit_between_its_neighbours(site: Site) -> None:
    document = site.open("a.md", mode="focus", unit=site.files.ids("a.md")["Two sentence."])
    assert [link.get("data-unit") for link in select(document, ".near a")] == [
        site.files.ids("a.md")["One sentence."],
        site.files.ids("a.md")["Three sentence."],
    ]


def test_focus_leads_along_the_filter(site: Site) -> None:
    ids = site.files.ids("a.md")
    document = site.open("a.md", mode="focus", state="untranslated", unit=ids["Two sentence."])
    assert select(document, "a[rel=prev]")[0].get("data-unit") == ids["Title"]
    assert select(document, "a[rel=next]")[0].get("data-unit") == ids["Three sentence."]
    assert read_words(select(document, ".filters [aria-current] b")[0]) == "2 of 3"


def test_text_areas_carry_the_language_of_the_translation(site: Site) -> None:
    box = select(site.open("a.md", "ar", mode="focus"), "textarea")[0]
    assert (box.get("lang"), box.get("dir"), box.get("spellcheck")) == ("ar", "rtl", "true")


def test_an_untranslated_unit_is_an_empty_box_with_the_source_as_a_ghost(site: Site) -> None:
    box = select(site.open("a.md", mode="focus"), "textarea")[0]
    assert (box.text_content(), box.get("placeholder")) == ("\n", "Title")


def test_an_unknown_page_is_told_with_the_nearest_ones(site: Site) -> None:
    answer = site.get("/da/translate/b.md")
    assert answer.status_code == 404
    assert "near it: a.md" in answer.text


def test_an_unknown_unit_is_told_with_the_nearest_ones(site: Site) -> None:
    known = site.files.ids("a.md")["Title"]
    answer = site.get("/da/translate/a.md", unit=f"{known}x")
    assert answer.status_code == 404
    assert f"near it: {known}" in answer.text


@pytest.mark.parametrize("query", [{"mode": "table"}, {"state": "done"}])
def test_an_unknown_mode_or_filter_is_told_with_the_known_ones(site: Site, query: dict[str, str]) -> None:
    answer = site.get("/da/translate/a.md", **query)
    assert answer.status_code == 404
    assert "there are:" in answer.text


def test_the_source_language_is_not_translated_into(site: Site) -> None:
    assert site.get("/en/translate/a.md").status_code == 404


def test_a_page_without_units_says_so(tmp_path: Path) -> None:
    site = make_site(tmp_path / "empty", a_md="\n")
    for mode in ("page", "list", "focus"):
        assert "This page has nothing to translate." in site.get("/da/translate/a.md", mode=mode).text


def test_a_folder_may_have_the_name_that_stands_before_units(tmp_path: Path) -> None:
    site = make_site(tmp_path / "odd", x_md="One.\n")
    site.files.write_source("a/-/b.md", "Two.\n")
    site.files.sync()
    unit = site.files.ids("a/-/b.md")["Two."]
    assert site.get("/da/translate/a/-/b.md").status_code == 200
    assert site.post("a/-/b.md", unit, text="To.").status_code == 303
    assert site.text("a/-/b.md", "Two.") == ("To.", "translated")
