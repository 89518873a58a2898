"""The list of what is stuck tells of texts that other programs have overwritten, and lets somebody settle that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.overview_site import OverviewSite, make_overview_site, path_of, read_text

ROWS = "//main//ul[contains(@class, 'rows')]/li"


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """A page with a translation that was overwritten."""
    made = make_overview_site(tmp_path, "da", a_md="# Title\n\nA paragraph.\n")
    before = made.files.po_path("a.md", "da").read_bytes()
    made.files.translate("a.md", "da", {"Title": "Titel <b>"}, force=True)
    made.files.po_path("a.md", "da").write_bytes(before)
    return made


def test_an_overwritten_text_is_shown_with_a_link_to_its_unit(site: OverviewSite) -> None:
    (row,) = site.open("/stuck").xpath(ROWS)
    assert "Titel <b>" in read_text(row)
    assert row.xpath(".//a/@href")[0] == f"/da/translate/a.md?unit={site.files.ids('a.md')['Title']}"
    assert row.xpath(".//q/@lang") == ["da"]


def test_keeping_it_takes_it_from_the_list(site: OverviewSite) -> None:
    (form,) = site.open("/stuck").xpath(f"{ROWS}//form")
    fields = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    answer = site.post(form.get("action"), **fields)
    assert (answer.status_code, path_of(answer)) == (303, "/stuck")
    assert site.open("/stuck").xpath(ROWS) == []


def test_nobody_settles_what_is_not_there(site: OverviewSite) -> None:
    assert site.post("/stuck", page="b.md", language="da").status_code == 404


def test_the_text_is_offered_beside_its_unit(site: OverviewSite) -> None:
    site.open("/")
    page = site.open(f"/da/translate/a.md?unit={site.files.ids('a.md')['Title']}")
    assert "Titel <b>" in read_text(page)
