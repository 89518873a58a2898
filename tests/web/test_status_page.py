"""The public page: every language's progress."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.overview_site import OverviewSite, find_links, make_overview_site, read_text


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """Danish half done, Arabic not begun."""
    site = make_overview_site(tmp_path / "project", "ar", "da", a_md="# A\n\nB\n", b_md="# D\n\nE\n")
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!"})
    return site


def test_the_furthest_language_comes_first_with_its_numbers(site: OverviewSite) -> None:
    rows = [read_text(row) for row in site.open("/status").xpath("//ul[contains(@class, 'statuslist')]/li")]
    assert rows[0].startswith("dansk Danish 50% 2 of 4 units, 1 of 2 pages complete · last change:")
    assert rows[1] == "العربية Arabic 0% 0 of 4 units, 0 of 2 pages complete"


def test_each_language_has_a_badge_with_a_text_for_it(site: OverviewSite) -> None:
    document = site.open("/status")
    badges = {image.get("src"): image.get("alt") for image in document.xpath("//img")}
    assert badges == {"/badge/da.svg": "Danish: 50% translated", "/badge/ar.svg": "Arabic: 0% translated"}
    assert all(site.get(address).status_code == 200 for address in badges)


def test_the_page_tells_readers_of_the_feed(site: OverviewSite) -> None:
    document = site.open("/status")
    assert document.xpath("//link[@type='application/atom+xml']/@href") == ["/feed.atom"]
    assert ("Feed", "/feed.atom") in find_links(document, "//footer")


def test_a_project_without_languages_says_so(tmp_path: Path) -> None:
    document = make_overview_site(tmp_path / "project", a_md="# A\n").open("/status")
    assert "The project is not translated into any language yet." in read_text(document)
