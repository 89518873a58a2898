"""The feed: valid Atom of the latest edits and completed pages."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.web.overview_site import OverviewSite, make_overview_site

ATOM = "{http://www.w3.org/2005/Atom}"
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """Two pages in Danish, one of them complete."""
    site = make_overview_site(tmp_path / "project", "da", a_md="# A\n\nB\n", b_md="# D\n")
    site.files.translate("a.md", "da", {"A": "A!"})
    site.files.translate("b.md", "da", {"D": "<D> & \x01 \u202e"}, force=True)
    site.files.translate("b.md", "da", {"D": "D!"})
    return site


def read_feed(site: OverviewSite) -> Any:
    """The feed, parsed."""
    answer = site.get("/feed.atom")
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return etree.fromstring(answer.data)


def text_of(element: Any, path: str) -> str:
    """The text of the one element below."""
    (found,) = element.findall("/".join(f"{ATOM}{name}" for name in path.split("/")))
    return found.text or ""


def test_the_feed_tells_edits_and_completed_pages(site: OverviewSite) -> None:
    feed = read_feed(site)
    assert feed.tag == f"{ATOM}feed"
    entries = {(text_of(entry, "title"), text_of(entry, "author/name")) for entry in feed.findall(f"{ATOM}entry")}
    assert entries == {
        ("a.md in dansk: a unit was translated", "Åse"),
        ("b.md in dansk: a unit was translated", "Åse"),
        ("b.md is complete in dansk", "Test"),
    }


def test_everything_has_what_atom_demands(site: OverviewSite) -> None:
    feed = read_feed(site)
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        assert UUID.fullmatch(text_of(element, "id"))
        assert text_of(element, "title")
        assert text_of(element, "author/name")
        assert text_of(element, "updated").endswith("Z")
        assert datetime.fromisoformat(text_of(element, "updated")).tzinfo is not None
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://localhost/feed.atom"


def test_ids_differ_and_stay(site: OverviewSite) -> None:
    def ids() -> list[str]:
        return [text_of(entry, "id") for entry in read_feed(site).findall(f"{ATOM}entry")]

    before = ids()
    assert len(set(before)) == len(before) == 4
    site.files.drop_index()
    assert ids() == before


def test_the_newest_comes_first_and_dates_the_feed(site: OverviewSite) -> None:
    feed = read_feed(site)
    times = [text_of(entry, "updated") for entry in feed.findall(f"{ATOM}entry")]
    assert times == sorted(times, reverse=True)
    assert text_of(feed, "updated") == times[0]


def test_a_translation_is_text_whatever_it_holds(site: OverviewSite) -> None:
    entries = read_feed(site).findall(f"{ATOM}entry")
    contents = {text_of(entry, "content") for entry in entries}
    assert "<D> & \ufffd \u202e" in contents
    assert {entry.find(f"{ATOM}content").get("type") for entry in entries} == {"text"}


def test_an_entry_leads_to_its_unit_or_page(site: OverviewSite) -> None:
    links = {entry.find(f"{ATOM}link").get("href") for entry in read_feed(site).findall(f"{ATOM}entry")}
    assert links == {
        f"http://localhost/da/translate/a.md?unit={site.files.ids('a.md')['A']}",
        f"http://localhost/da/translate/b.md?unit={site.files.ids('b.md')['D']}",
        "http://localhost/da/read/b.md",
    }


def test_a_feed_without_news_is_valid_too(tmp_path: Path) -> None:
    feed = read_feed(make_overview_site(tmp_path / "project", "da", a_md="# A\n"))
    assert feed.findall(f"{ATOM}entry") == []
    assert text_of(feed, "updated").endswith("Z")


def test_the_feed_is_sent_only_when_it_changed(site: OverviewSite) -> None:
    tag = site.get("/feed.atom").headers["ETag"]
    again = site.client.get("/feed.atom", base_url="http://localhost", headers={"If-None-Match": tag})
    assert again.status_code == 304
