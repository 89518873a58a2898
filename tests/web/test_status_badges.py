"""Badges: a language's or a page's progress as a picture."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree

from tests.web.overview_site import OverviewSite, make_overview_site
from web.status.badges import COLOURS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """One page of two units in Danish and Arabic."""
    return make_overview_site(tmp_path / "project", "da", "ar", a_md="# A\n\nB\n\nC\n")


def read_badge(site: OverviewSite, path: str) -> tuple[list[str], str]:
    """The texts of a badge, and the colour of its right part."""
    answer = site.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    root = etree.fromstring(answer.data)
    assert root.tag == f"{SVG}svg"
    return [element.text or "" for element in root.iter(f"{SVG}text")], str(next(root.iter(f"{SVG}path")).get("fill"))


@pytest.mark.parametrize(
    ("texts", "value", "colour"),
    [
        ({}, "0%", "none"),
        ({"A": "A!"}, "33%", "begun"),
        ({"A": "A!", "B": "B!"}, "66%", "most"),
        ({"A": "A!", "B": "B!", "C": "C!"}, "100%", "complete"),
    ],
)
def test_a_badge_says_name_and_percent_in_the_colour_of_the_state(
    site: OverviewSite, texts: dict[str, str], value: str, colour: str
) -> None:
    site.files.translate("a.md", "da", texts)
    assert read_badge(site, "/badge/da.svg") == (["dansk", value], COLOURS[colour])
    assert read_badge(site, "/badge/da/a.md.svg") == (["a.md · dansk", value], COLOURS[colour])


def test_a_badge_has_a_title_for_screen_readers(site: OverviewSite) -> None:
    root = etree.fromstring(site.get("/badge/da.svg").data)
    title = next(root.iter(f"{SVG}title"))
    assert (title.text, root.get("role"), root.get("aria-labelledby")) == (
        "dansk: 0% translated",
        "img",
        title.get("id"),
    )


def test_a_badge_is_asked_for_again_and_sent_only_when_it_changed(site: OverviewSite) -> None:
    first = site.get("/badge/da.svg")
    assert first.headers["Cache-Control"] == "no-cache"
    tag = first.headers["ETag"]
    again = site.client.get("/badge/da.svg", base_url="http://localhost", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    site.files.translate("a.md", "da", {"A": "A!"})
    changed = site.client.get("/badge/da.svg", base_url="http://localhost", headers={"If-None-Match": tag})
    assert changed.status_code == 200


@pytest.mark.parametrize("path", ["/badge/de.svg", "/badge/en.svg", "/badge/da/none.md.svg", "/badge/da/../a.md.svg"])
def test_what_is_not_there_has_no_badge(site: OverviewSite, path: str) -> None:
    assert site.get(path).status_code == 404


def test_a_hostile_page_name_is_text_in_its_badge(site: OverviewSite) -> None:
    page = "</text><script>alert(1)</script>&\ufffe.md"
    site.files.write_source(page, "# A\n")
    site.files.sync()
    texts, _ = read_badge(site, f"/badge/da/{quote(page)}.svg")
    assert texts[0] == "</text><script>alert(1)</script>&\ufffd.md · dansk"
