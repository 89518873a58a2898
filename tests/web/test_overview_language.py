"""A language's page: going on where one stopped, its pages, what is new, the export."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, session

from tests.web.overview_site import (
    OverviewSite,
    find_links,
    make_overview_site,
    path_of,
    read_table,
    read_text,
    section,
)
from web.overview.visits import MOST, note_visit


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """Two pages, edited under the name that the site itself edits under."""
    site = make_overview_site(tmp_path / "project", "da", "ar", a_md="# A\n\nB\n\nC\n", b_md="# D\n")
    site.client.application.extensions["polyfolio"]._author = "Åse"
    return site


def test_a_language_nobody_began_begins_at_the_first_open_unit(site: OverviewSite) -> None:
    assert ("Begin", "/da/continue") in find_links(site.open("/da/"))
    answer = site.get("/da/continue")
    assert path_of(answer) == f"/da/translate/a.md?state=open&unit={site.files.ids('a.md')['A']}"


def test_continue_leads_behind_the_unit_that_was_edited_last(site: OverviewSite) -> None:
    site.files.translate("a.md", "da", {"B": "B!"})
    text = read_text(section(site.open("/da/"), "resume"))
    assert text.startswith("Continue where you stopped You saved a unit of a.md ")
    assert "2 units are open there." in text
    assert path_of(site.get("/da/continue")).endswith(f"unit={site.files.ids('a.md')['C']}")


def test_continue_goes_on_at_the_page_s_beginning_behind_its_last_open_unit(site: OverviewSite) -> None:
    site.files.translate("a.md", "da", {"C": "C!"})
    assert path_of(site.get("/da/continue")).endswith(f"unit={site.files.ids('a.md')['A']}")


def test_continue_goes_to_the_next_page_when_this_one_is_done(site: OverviewSite) -> None:
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!", "C": "C!"})
    assert path_of(site.get("/da/continue")).startswith("/da/translate/b.md?")


def test_continue_passes_over_a_page_that_cannot_be_read(site: OverviewSite) -> None:
    path = site.files.po_path("a.md", "da")
    path.write_text(path.read_text(encoding="utf-8") + 'msgid "\n', encoding="utf-8")
    site.open("/da/")
    assert path_of(site.get("/da/continue")).startswith("/da/translate/b.md?")


def test_continue_leads_back_when_everything_is_translated(site: OverviewSite) -> None:
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!", "C": "C!"})
    site.files.translate("b.md", "da", {"D": "D!"})
    site.open("/da/")
    assert path_of(site.get("/da/continue")) == "/da/"


def test_the_pages_have_their_numbers_and_lead_to_the_editor(site: OverviewSite) -> None:
    site.files.translate("a.md", "da", {"A": "A!"})
    document = site.open("/da/")
    table = read_table(document, "pagetable")
    assert table == {"a.md": ["", "33%", "2", "0", "1", "0", "0"], "b.md": ["", "0%", "1", "0", "0", "0", "0"]}
    assert ("a.md", "/da/translate/a.md") in find_links(document)
    assert ("Read a.md", "/da/read/a.md") in find_links(document)


@pytest.mark.parametrize(
    ("state", "pages"),
    [("", ["a.md", "b.md"]), ("open", ["a.md"]), ("outdated", ["a.md"]), ("errors", []), ("complete", ["b.md"])],
)
def test_the_pages_can_be_filtered(site: OverviewSite, state: str, pages: list[str]) -> None:
    site.files.translate("a.md", "da", {"A": "A!"}, outdated=True)
    site.files.translate("b.md", "da", {"D": "D!"})
    document = site.open(f"/da/?state={state}")
    assert list(read_table(document, "pagetable")) == pages
    current = document.xpath("//ul[@class='filters']//a[@aria-current]")[0]
    assert read_text(current).endswith(f" {len(pages)}")


def test_an_unknown_filter_is_refused_with_those_there_are(site: OverviewSite) -> None:
    answer = site.get("/da/?state=done")
    assert answer.status_code == 404
    assert "open, untranslated" in answer.text


def test_a_language_the_project_does_not_have_is_refused(site: OverviewSite) -> None:
    assert [site.get(path).status_code for path in ("/de/", "/en/", "/nonsense/", "/de/continue")] == [404] * 4


def test_the_pages_come_in_slices_of_50(tmp_path: Path) -> None:
    pages = {f"p{number:02}_txt": f"Text {number}\n" for number in range(1, 53)}
    site = make_overview_site(tmp_path / "project", "da", many=pages)
    first = site.open("/da/?state=open")
    assert len(read_table(first, "pagetable")) == 50
    assert dict(find_links(first, "//nav[@class='paging']")) == {"Next": "/da/?state=open&part=2#pages"}
    assert list(read_table(site.open("/da/?state=open&part=2"), "pagetable")) == ["p51.txt", "p52.txt"]
    assert path_of(site.get("/da/?state=open&part=3")) == "/da/?state=open&part=2"


def test_a_first_visit_shows_nothing_new(site: OverviewSite) -> None:
    assert not site.open("/da/").xpath("//h2[@id='news']")


def test_a_later_visit_shows_pages_whose_units_a_sync_changed_since(site: OverviewSite) -> None:
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!", "C": "C!"})
    hour_ago = int((datetime.now(UTC) - timedelta(hours=1)).timestamp())
    for name in ("a.md", "b.md"):
        os.utime(site.files.root / f"locales/templates/{name}.pot", (hour_ago - 60, hour_ago - 60))
    with site.client.session_transaction() as known:
        known["visits"] = {"da": [0, hour_ago]}
    assert "No page with open units has changed" in read_text(section(site.open("/da/"), "news"))
    site.files.write_source("a.md", "# A\n\nB is another one\n\nC\n\nNew\n")
    site.files.sync()
    assert read_text(section(site.open("/da/"), "news").xpath(".//ul")[0]) == (
        "a.md Its units changed; open now: 0 outdated, 2 untranslated."
    )


def test_a_visit_ends_after_half_an_hour_without_a_request(site: OverviewSite) -> None:
    app = site.client.application
    assert isinstance(app, Flask)
    start = datetime(2026, 3, 1, 12, tzinfo=UTC)
    minutes = (0, 20, 40, 100, 110)
    with app.test_request_context("/"):
        seen = [note_visit("da", start + timedelta(minutes=minute)) for minute in minutes]
    assert seen == [None, None, None, start + timedelta(minutes=40), start + timedelta(minutes=40)]


def test_only_so_many_languages_are_remembered(site: OverviewSite) -> None:
    with site.client.application.test_request_context("/"):
        for number in range(MOST + 5):
            note_visit(f"l{number}")
        assert len(session["visits"]) == MOST
        assert "l0" not in session["visits"]


def test_a_finished_language_can_be_exported(site: OverviewSite) -> None:
    assert "Export this language" not in site.get("/da/").text
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!", "C": "C!"})
    site.files.translate("b.md", "da", {"D": "D!"})
    assert "Export this language" in site.get("/da/").text
    assert path_of(site.post("/da/export")) == "/da/"
    assert (site.files.root / "translated/da/b.md").read_text(encoding="utf-8") == "# D!\n"
    assert "2 files written" in site.get("/da/").text
