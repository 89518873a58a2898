"""Long lists are paged, begin where they are told to, and keep what was saved a moment ago."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, make_site, read_query, read_words, select

SENTENCES = [f"This is sentence {number}." for number in range(1, 121)]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of a hundred and twenty units."""
    return make_site(tmp_path, a_md="\n\n".join(SENTENCES) + "\n")


def numbers(site: Site, **query: str) -> list[int]:
    rows = select(site.open("a.md", mode="list", **query), "ol.pairs > li")
    return [int(row.get("id")[1:]) for row in rows]


def test_fifty_units_stand_on_a_page(site: Site) -> None:
    assert numbers(site) == list(range(1, 51))


def test_the_rest_is_reached_by_links(site: Site) -> None:
    later = select(site.open("a.md", mode="list"), ".pager a[rel=next]")[0].get("href")
    assert read_query(later)[1] == {"mode": "list", "at": "51"}
    assert numbers(site, at="51") == list(range(51, 101))
    assert numbers(site, at="101") == list(range(101, 121))


def test_from_the_end_links_lead_back(site: Site) -> None:
    earlier = select(site.open("a.md", mode="list", at="101"), ".pager a[rel=prev]")[0].get("href")
    assert read_query(earlier)[1] == {"mode": "list", "at": "51"}


def test_a_list_says_which_part_it_shows(site: Site) -> None:
    document = site.open("a.md", mode="list", at="101")
    assert read_words(select(document, ".pager span.small")[0]) == "101 to 120 of 120"


def test_a_permalink_shows_the_part_that_holds_its_unit(site: Site) -> None:
    unit = site.files.ids("a.md")[SENTENCES[77]]
    assert numbers(site, unit=unit) == list(range(51, 101))


def test_units_that_leave_the_filter_do_not_shift_the_part_that_is_shown(site: Site) -> None:
    site.files.translate("a.md", "da", dict.fromkeys(SENTENCES[:20], "x"))
    assert numbers(site, state="untranslated", at="51") == list(range(51, 101))


def test_a_position_that_is_no_number_is_the_beginning(site: Site) -> None:
    assert numbers(site, at="²")[0] == numbers(site, at="-7")[0] == numbers(site, at="9" * 40)[0] == 1


def test_a_saved_unit_stays_in_its_place_and_can_be_edited_again(site: Site) -> None:
    unit = site.files.ids("a.md")[SENTENCES[1]]
    answer = site.post("a.md", unit, text="Sætning to.", mode="list", state="untranslated")
    document = site.client.get(answer.location, base_url="http://localhost").text
    place, following = document.index('id="u2"'), document.index('id="u3"')
    assert "Saved just now." in document[place:following]
    assert "Edit again" in document[place:following]


def test_all_units_saved_in_a_row_stay(site: Site) -> None:
    ids = site.files.ids("a.md")
    first = site.post("a.md", ids[SENTENCES[0]], text="1", mode="list", state="untranslated")
    assert first.location.count("saved=") == 1
    second = site.post(
        "a.md", ids[SENTENCES[1]], text="2", mode="list", state="untranslated", saved=[ids[SENTENCES[0]]]
    )
    document = site.get(second.location).text
    assert document.count("Saved just now.") == 2


def test_only_the_open_unit_has_every_aid(site: Site) -> None:
    unit = site.files.ids("a.md")[SENTENCES[1]]
    document = site.open("a.md", mode="list", unit=unit)
    assert [kit.getparent().get("data-unit") for kit in select(document, ".kit")] == [unit]
