"""The glossary: its terms beside a unit, its page, and adding to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from werkzeug.test import TestResponse

from tests.web.editor_site import BASE, Site, make_site, read_words, select

SOURCE = "The **regional hubs** decide; a hub answers."
GLOSSARY = """term,translation,note,forbidden,case
regional hub,regionalt center,of <b>two</b> kinds,,
hub,center|knudepunkt,,hub,
unused,ubrugt,,,
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page with a glossary in Danish."""
    made = make_site(tmp_path, "da", "ar", a_md=f"{SOURCE}\n\nNothing.\n")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "da.csv").write_text(GLOSSARY, encoding="utf-8")
    return made


def open_unit(site: Site, mode: str = "focus", source: str = SOURCE) -> Any:
    return site.open("a.md", mode=mode, unit=site.files.ids("a.md")[source])


def add(site: Site, language: str = "da", **fields: str) -> TestResponse:
    return site.client.post(f"/{language}/terms", base_url=BASE, data=fields)


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_terms_are_marked_in_the_source_and_listed_beside_it(site: Site, mode: str) -> None:
    document = open_unit(site, mode)
    place = select(document, "li.active .source-text" if mode == "list" else "form .source-text")[0]
    assert place.text_content() == SOURCE
    marked = [(term.text_content(), term.get("data-insert")) for term in select(place, ".term")]
    assert marked == [("regional hubs", "regionalt center"), ("hub", "center")]
    assert select(place, ".term")[0].get("data-tip") == "regionalt center\nof <b>two</b> kinds"
    assert [read_words(each) for each in select(document, ".terms > div")] == [
        "regional hub regionalt center Insert regionalt center of <b>two</b> kinds",
        "hub center Insert center knudepunkt Insert knudepunkt not hub",
    ]
    inserts = [button.get("data-insert") for button in select(document, ".terms button[data-insert]")]
    assert inserts == ["regionalt center", "center", "knudepunkt"]


def test_each_term_is_described_by_its_line_of_the_list(site: Site) -> None:
    document = open_unit(site)
    for term in select(document, ".source-text .term"):
        assert document.get_element_by_id(term.get("aria-describedby")) is not None


def test_a_unit_without_terms_has_none(site: Site) -> None:
    assert select(open_unit(site, source="Nothing."), ".terms") == []


def test_the_glossary_has_a_page(site: Site) -> None:
    rows = select(html.document_fromstring(site.get("/da/terms").text), "tbody tr")
    assert [read_words(row) for row in rows] == [
        "hub center | knudepunkt hub",
        "regional hub regionalt center of <b>two</b> kinds",
        "unused ubrugt",
    ]


def test_a_term_is_added_and_found_at_once(site: Site) -> None:
    answer = add(site, term="Nothing", translation="Ingenting", note="a word")
    assert (answer.status_code, answer.location) == (303, "/da/terms")
    assert read_words(select(open_unit(site, source="Nothing."), ".terms > div")[0]).startswith("Nothing Ingenting")


def test_a_script_is_told_where_a_term_was_added(site: Site) -> None:
    answer = site.client.post(
        "/ar/terms", base_url=BASE, data={"term": "hub", "translation": "مركز"}, headers={"Accept": "application/json"}
    )
    assert answer.json == {
        "message": "The term is added to glossary/ar.csv, line 2.",
        "added": True,
        "warning": "",
    }


def test_a_term_that_cannot_be_added_stays_in_the_form_with_the_reason(site: Site) -> None:
    answer = add(site, term="hub <i>", translation="")
    assert answer.status_code == 422
    document: Any = html.document_fromstring(answer.text)
    assert document.get_element_by_id("gnew-term").get("value") == "hub <i>"
    assert "needs a translation" in document.get_element_by_id("problem").text_content()


@pytest.mark.parametrize("path", ["/de/terms", "/en/terms"])
def test_a_language_that_is_not_there_has_no_glossary(site: Site, path: str) -> None:
    assert site.get(path).status_code == 404
    assert site.client.post(path, base_url=BASE, data={"term": "a", "translation": "b"}).status_code == 404


def test_a_line_that_cannot_be_used_is_told(site: Site) -> None:
    path = site.files.root / "glossary" / "da.csv"
    path.write_text(GLOSSARY + ",tom,,,\n", encoding="utf-8")
    assert "glossary/da.csv:5" in site.get("/da/terms").text
