"""Filling exact repeats: what would be filled is shown first, then it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.web.editor_site import BASE, Site, make_site, read_words, select

SAME = "Run the <b>tests</b> now."
PAGE = f"# Tool\n\n## Steps\n\n{SAME}\n\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Three pages with the same text below the same headings, one of them translated."""
    made = make_site(tmp_path, "da", "ar", a_md=PAGE, b_md=PAGE + "More.\n", c_md=PAGE)
    made.files.translate("a.md", "da", {SAME: "Kør <b>testene</b> nu."})
    return made


def fill(site: Site, **fields: str) -> str:
    answer = site.client.post("/da/fill", base_url=BASE, data=fields)
    assert answer.status_code == 303
    return str(answer.location)


@pytest.mark.parametrize(("query", "units"), [("", 2), ("?page=b.md", 1), ("?page=a.md", 0)])
def test_what_would_be_filled_is_shown_and_nothing_is_written(site: Site, query: str, units: int) -> None:
    before = site.files.po_text("b.md", "da")
    answer = site.client.get(f"/da/fill{query}", base_url=BASE)
    assert (answer.status_code, site.files.po_text("b.md", "da")) == (200, before)
    texts = select(html.document_fromstring(answer.text), ".filling li")
    assert [[read_words(each) for each in select(text, "p")] for text in texts] == [
        [SAME, "Kør <b>testene</b> nu."]
    ] * units


def test_units_are_filled_and_counted(site: Site) -> None:
    assert fill(site) == "/da/"
    assert "2 units were filled." in site.get("/da/").text
    assert site.text("c.md", SAME) == ("Kør <b>testene</b> nu.", "translated")


def test_one_page_alone_is_filled(site: Site) -> None:
    assert fill(site, page="b.md") == "/da/translate/b.md"
    assert (site.text("b.md", SAME)[1], site.text("c.md", SAME)[1]) == ("translated", "untranslated")


def test_the_way_there_is_a_link_where_something_is_untranslated(site: Site) -> None:
    assert [link.get("href") for link in select(site.open("b.md"), "a.fill")] == ["/da/fill?page=b.md"]
    assert 'href="/da/fill"' in site.get("/da/").text


@pytest.mark.parametrize("path", ["/de/fill", "/da/fill?page=x.md", "/en/fill"])
def test_an_unknown_language_or_page_is_told(site: Site, path: str) -> None:
    assert site.client.get(path, base_url=BASE).status_code == 404
