"""The dashboard's tables: their order, priority languages, slices of the heat map."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.overview_site import OverviewSite, find_links, make_overview_site, read_table, read_text

PRIORITY = '[project]\nname = "Test"\nlanguages = ["da", "ar", "de"]\npriority_languages = ["de"]\n'


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """Three languages: German is furthest, then Danish."""
    site = make_overview_site(tmp_path / "project", "da", "ar", "de", a_md="# A\n\nB\n\nC\n", b_md="# D\n")
    site.files.translate("a.md", "de", {"A": "A!", "B": "B!"})
    site.files.translate("b.md", "de", {"D": "D!"})
    site.files.translate("a.md", "da", {"A": "A!"})
    return site


def order_of(site: OverviewSite, sort: str) -> list[str]:
    """The languages from top to bottom."""
    return list(read_table(site.open(f"/?sort={sort}")))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Deutsch", "dansk", "العربية"]),
        ("percent", ["Deutsch", "dansk", "العربية"]),
        ("-percent", ["العربية", "dansk", "Deutsch"]),
        ("untranslated", ["العربية", "dansk", "Deutsch"]),
        ("translated", ["Deutsch", "dansk", "العربية"]),
        ("name", ["dansk", "Deutsch", "العربية"]),
        ("-name", ["العربية", "Deutsch", "dansk"]),
        ("complete", ["Deutsch", "dansk", "العربية"]),
        ("errors", ["dansk", "العربية", "Deutsch"]),
    ],
)
def test_the_table_is_sorted_by_link(site: OverviewSite, sort: str, expected: list[str]) -> None:
    assert order_of(site, sort) == expected


def test_a_second_click_on_a_column_turns_the_order_round(site: OverviewSite) -> None:
    def link(path: str) -> str:
        links = dict(find_links(site.open(path), "//table[contains(@class, 'langtable')]/thead"))
        return links["Outdated"]

    assert [link("/"), link("/?sort=outdated"), link("/?sort=-outdated")] == [
        "/?sort=outdated",
        "/?sort=-outdated",
        "/?sort=outdated",
    ]


def test_the_column_that_sorts_says_so_to_screen_readers(site: OverviewSite) -> None:
    headers = site.open("/?sort=-reviewed").xpath("//th[@aria-sort]")
    assert [(read_text(header), header.get("aria-sort")) for header in headers] == [("Reviewed", "ascending")]


def test_an_unknown_column_is_refused_with_those_there_are(site: OverviewSite) -> None:
    answer = site.get("/?sort=colour")
    assert answer.status_code == 404
    assert "percent, untranslated" in answer.text


def test_priority_languages_come_first_under_their_own_heading(site: OverviewSite) -> None:
    (site.files.root / "polyfolio.toml").write_text(PRIORITY, encoding="utf-8")
    document = site.open("/?sort=-percent")
    assert list(read_table(document)) == ["Deutsch", "العربية", "dansk"]
    assert [read_text(row) for row in document.xpath("//tr[@class='group']")] == ["Priority languages", "All others"]
    assert document.xpath("//table[@class='heat']/thead//abbr/text()") == ["de", "da", "ar"]


def test_the_heat_map_comes_in_slices_of_25_pages(tmp_path: Path) -> None:
    pages = {f"p{number:02}_txt": f"Text {number}\n" for number in range(1, 28)}
    site = make_overview_site(tmp_path / "project", "da", many=pages)
    first = site.open("/?sort=name")
    assert list(read_table(first, "heat")) == [f"p{number:02}.txt" for number in range(1, 26)]
    links = dict(find_links(first, "//nav[@class='paging']"))
    assert links == {"Next": "/?sort=name&pages=2#pages"}
    second = site.open("/?pages=2")
    assert list(read_table(second, "heat")) == ["p26.txt", "p27.txt"]
    assert read_text(second.xpath("//nav[@class='paging']/span")[0]) == "26–27 of 27"


@pytest.mark.parametrize("asked", ["0", "-1", "x", "²", "99999999"])
def test_a_slice_that_is_no_number_is_refused(site: OverviewSite, asked: str) -> None:
    assert site.get(f"/?pages={asked}").status_code == 404


def test_a_slice_behind_the_end_is_the_last_one(site: OverviewSite) -> None:
    assert list(read_table(site.open("/?pages=9"), "heat")) == ["a.md", "b.md"]


def test_an_empty_project_says_what_to_do(tmp_path: Path) -> None:
    document = make_overview_site(tmp_path / "project").open("/")
    text = read_text(document.xpath("//main")[0])
    assert "The project is not translated into any language yet." in text
    assert "There are no documents in source/ yet." in text
    assert ("Add a language", "/languages/add") in find_links(document)
