"""Writing through the API."""

from __future__ import annotations

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.web.site import Site


def put(site: Site, page: str, source: str, body: Any, language: str = "da", **headers: str) -> TestResponse:
    """Save the translation of a text."""
    unit = site.workspace.ids(page)[source]
    path = f"/api/v1/units/{page}?language={language}&unit={unit}"
    return site.client.put(path, data=json.dumps(body), content_type="application/json", headers=headers)


def test_a_saved_translation_is_in_the_po_file_and_comes_back_with_its_digest(site: Site) -> None:
    answer = put(site, "news.md", "News", {"text": "Nyt"})
    assert answer.status_code == 200
    listed = site.json("/api/v1/units/news.md?language=da")["units"]
    assert answer.get_json() == listed[0]
    assert (listed[0]["translation"], listed[0]["state"]) == ("Nyt", "translated")
    assert site.workspace.states("news.md", "da")["News"] == ("Nyt", "translated")


def test_a_translation_can_be_kept_as_outdated(site: Site) -> None:
    assert put(site, "news.md", "News", {"text": "Nyt", "outdated": True}).get_json()["state"] == "outdated"


def test_a_base_that_is_the_entry_lets_the_save_through(site: Site) -> None:
    base = put(site, "news.md", "News", {"text": "Nyt"}).get_json()["digest"]
    assert put(site, "news.md", "News", {"text": "Nyheder", "base": base}).status_code == 200


def test_a_stale_base_is_refused_with_what_stands_there_now(site: Site) -> None:
    old = put(site, "news.md", "News", {"text": "Nyt"}).get_json()["digest"]
    new = put(site, "news.md", "News", {"text": "Nyheder"}).get_json()["digest"]
    answer = put(site, "news.md", "News", {"text": "Avis", "base": old})
    assert answer.status_code == 409
    found = answer.get_json()
    assert set(found) == {"error", "status", "base", "theirs"}
    assert (found["base"], found["theirs"]) == (new, "Nyheder")
    assert site.workspace.states("news.md", "da")["News"] == ("Nyheder", "translated")


def test_a_translation_that_would_break_the_page_is_refused_with_the_fault(site: Site) -> None:
    answer = put(site, "news.md", "News", {"text": "Nyt <script>"})
    assert answer.status_code == 422
    assert "<script>" in answer.get_json()["error"]
    assert site.workspace.states("news.md", "da")["News"] == ("", "untranslated")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ([], "the body must be a JSON object"),
        ({}, "the field 'text' is missing"),
        ({"text": None}, "the field 'text' must be a text"),
        ({"text": 1}, "the field 'text' must be a text"),
        ({"text": "Nyt\ud800"}, "the field 'text' has the character U+D800"),
        ({"text": "Nyt\0"}, "the field 'text' has the character U+0000"),
        ({"text": "Nyt", "base": 1}, "the field 'base' must be a text"),
        ({"text": "Nyt", "base": "\udfff"}, "the field 'base' has the character U+DFFF"),
        ({"text": "Nyt", "outdated": 1}, "the field 'outdated' must be true or false"),
        ({"text": "Nyt", "author": "Eve"}, "the field 'author' is not known"),
    ],
)
def test_a_wrong_body_is_refused_with_its_field(site: Site, body: Any, message: str) -> None:
    answer = put(site, "news.md", "News", body)
    assert answer.status_code == 400
    assert message in answer.get_json()["error"]
    assert site.workspace.states("news.md", "da")["News"] == ("", "untranslated")


def test_what_is_no_json_at_all_is_refused(site: Site) -> None:
    path = "/api/v1/units/news.md?language=da&unit=x"
    for data in (b"", b"{", b"\xff", b"[" * 50_000, b"NaN"):
        assert site.client.put(path, data=data, content_type="application/json").status_code == 400


def test_a_write_names_its_language_and_unit(site: Site) -> None:
    for query, missing in (("unit=x", "language"), ("language=da", "unit")):
        answer = site.client.put(f"/api/v1/units/news.md?{query}", json={"text": "Nyt"})
        assert answer.status_code == 400
        assert f"'{missing}' is missing" in answer.get_json()["error"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("units/gone.md?language=da&unit=x", "there is no page"),
        ("units/news.md?language=sv&unit=x", "no language 'sv'"),
        ("units/news.md?language=en&unit=x", "source language"),
        ("units/news.md?language=da&unit=x", "has no unit 'x'"),
    ],
)
def test_a_write_to_what_is_not_there_is_refused(site: Site, path: str, message: str) -> None:
    answer = site.client.put(f"/api/v1/{path}", json={"text": "Nyt"})
    assert answer.status_code == 404
    assert message in answer.get_json()["error"]


def test_an_export_writes_complete_pages_and_tells_which_were_held_back(site: Site) -> None:
    answer = site.client.post("/api/v1/export", json={"languages": ["da"]})
    assert answer.status_code == 200
    found = answer.get_json()
    assert (found["written"], [held["page"] for held in found["held"]]) == (["da/guide.md"], ["news.md"])
    exported = site.workspace.root / "translated" / "da" / "guide.md"
    assert exported.read_text(encoding="utf-8") == site.workspace.render("guide.md", "da")


def test_an_export_of_finished_languages_leaves_the_others_alone(site: Site) -> None:
    found = site.client.post("/api/v1/export", json={"finished": True}).get_json()
    assert (found["written"], [held["language"] for held in found["held"]]) == ([], ["da", "ar"])


def test_an_export_of_one_page_leaves_the_others_alone(site: Site) -> None:
    site.workspace.translate("news.md", "da", {"News": "Nyt", "Nothing yet.": "Intet endnu."})
    found = site.client.post("/api/v1/export", json={"pages": ["news.md"]}).get_json()
    assert (found["written"], [(held["language"], held["page"]) for held in found["held"]]) == (
        ["da/news.md"],
        [("ar", "news.md")],
    )
    assert site.client.post("/api/v1/export", json={"pages": ["../x.md"]}).status_code == 404
    assert site.client.post("/api/v1/export", json={"languages": "da"}).status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 400),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Sec-Fetch-Site": "none"}, 400),
        ({"Origin": "http://evil.example"}, 400),
        ({"Origin": "null"}, 400),
        ({"Origin": "http://localhost:1"}, 400),
        ({"X-CSRFToken": "forged"}, 400),
    ],
)
def test_a_write_from_another_site_is_refused(site: Site, headers: dict[str, str], status: int) -> None:
    assert put(site, "news.md", "News", {"text": "Nyt"}, **headers).status_code == status


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_body_that_a_form_could_send_is_refused(site: Site, kind: str) -> None:
    answer = site.client.post("/api/v1/export", data='{"finished": true}', content_type=kind)
    assert answer.status_code == 415
