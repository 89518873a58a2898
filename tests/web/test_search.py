"""Concordance search: as a page that works as a plain form, and as the part that the editor shows beside a unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.web.editor_site import Site, make_site, read_words, select

ONE, TWO = "The hub <b>decides</b> on money.", "Every hub answers."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two units about the same thing, one of them translated."""
    made = make_site(tmp_path, "da", "ar", a_md=f"{ONE}\n\n{TWO}\n\nNothing else.\n")
    made.files.translate("a.md", "da", {ONE: "Knudepunktet <b>beslutter</b> om penge."})
    made.files.counts()
    return made


def search(site: Site, language: str = "da", **query: str) -> Any:
    answer = site.get(f"/{language}/search", **query)
    assert answer.status_code == 200
    return html.document_fromstring(answer.text) if "beside" not in query else html.fragment_fromstring(answer.text)


def test_hits_show_both_texts_marked_with_the_way_there(site: Site) -> None:
    first, second = select(search(site, q="hub"), ".hits > li")
    assert {read_words(select(each, "p")[0]) for each in (first, second)} == {ONE, TWO}
    assert [mark.text for each in (first, second) for mark in select(each, "mark")] == ["hub", "hub"]
    assert {select(each, "a")[0].get("href") for each in (first, second)} == {
        f"/da/translate/a.md?unit={site.files.ids('a.md')[source]}" for source in (ONE, TWO)
    }


def test_a_translation_is_found_by_its_own_words(site: Site) -> None:
    (hit,) = select(search(site, q="penge", where="target"), ".hits > li")
    texts = select(hit, "p")
    assert [(text.get("lang"), read_words(text)) for text in texts[:2]] == [
        ("en", ONE),
        ("da", "Knudepunktet <b>beslutter</b> om penge."),
    ]


def test_the_form_keeps_what_was_asked(site: Site) -> None:
    document = search(site, q="<hub>", where="source")
    assert document.get_element_by_id("q").get("value") == "<hub>"
    assert select(document, "select[name=where] option[selected]")[0].get("value") == "source"


def test_nothing_asked_and_nothing_found(site: Site) -> None:
    assert "Nothing was found" not in read_words(search(site))
    assert "Nothing was found." in read_words(search(site, q="zebra"))


def test_the_part_beside_a_unit_is_the_hits_alone(site: Site) -> None:
    part = search(site, q="hub", beside="1")
    assert (part.tag, len(select(part, "li"))) == ("ul", 2)


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_the_editor_has_the_field_as_a_plain_form(site: Site, mode: str) -> None:
    document = site.open("a.md", mode=mode, unit=site.files.ids("a.md")[ONE])
    (field,) = select(document, ".concordance input[name=q]")
    form = document.get_element_by_id(field.get("form"))
    assert (form.get("method"), form.get("action")) == ("get", "/da/search")


@pytest.mark.parametrize("path", ["/de/search?q=a", "/en/search?q=a", "/da/search?q=a&part=x"])
def test_what_is_not_there_is_told(site: Site, path: str) -> None:
    assert site.client.get(path, base_url="http://localhost").status_code == 404
