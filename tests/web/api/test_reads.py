"""Reading through the API."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.web.site import Site
from workflow.cli.main import main


def run_json(site: Site, *words: str) -> object:
    """What the command line prints for the same project."""
    done = CliRunner().invoke(main, ["--project", str(site.workspace.root), *words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("languages", ["language", "list"]),
        ("stats", ["stats"]),
        ("stats?language=da", ["stats", "--lang", "da"]),
        ("stats?page=guide.md", ["stats", "--page", "guide.md"]),
        ("units/guide.md", ["units", "guide.md"]),
        ("units/guide.md?language=da", ["units", "guide.md", "--lang", "da"]),
        (
            "units/news.md?language=da&state=untranslated",
            ["units", "news.md", "--lang", "da", "--state", "untranslated"],
        ),
    ],
)
def test_a_read_gives_what_the_command_line_prints(site: Site, path: str, words: list[str]) -> None:
    assert site.json(f"/api/v1/{path}") == run_json(site, *words)


def test_a_units_history_is_what_the_command_line_prints(site: Site) -> None:
    unit = site.workspace.ids("guide.md")["Knowledge"]
    found = site.json(f"/api/v1/history/guide.md?language=da&unit={unit}")
    assert found == run_json(site, "history", "guide.md", unit, "da")
    assert [version["translation"] for version in found["history"]] == ["Viden"]


def test_units_come_with_their_older_and_offered_texts_where_they_are_asked_for(site: Site) -> None:
    site.workspace.translate("guide.md", "da", {"Knowledge": ""})
    unit = site.json("/api/v1/units/guide.md?language=da&state=untranslated&offered=1")["units"][0]
    assert unit["offered"] == [{"text": "Viden", "source": "Knowledge", "origin": "older"}]
    assert "offered" not in site.json("/api/v1/units/guide.md?language=da")["units"][0]


def test_the_pages_come_in_order_a_slice_at_a_time(site: Site) -> None:
    guide = {"page": "guide.md", "format": "markdown", "units": 4}
    news = {"page": "news.md", "format": "markdown", "units": 2}
    about = {"source_language": "en", "total": 2}
    assert site.json("/api/v1/pages") == {**about, "start": 0, "pages": [guide, news]}
    assert site.json("/api/v1/pages?start=1&limit=5") == {**about, "start": 1, "pages": [news]}
    assert site.json("/api/v1/pages?limit=0") == {**about, "start": 0, "pages": []}


def test_a_page_is_rendered_as_plain_text_whatever_its_format(site: Site) -> None:
    site.workspace.write_source("page.html", "<p>A <b>word</b></p>\r\n")
    answer = site.client.get("/api/v1/render/page.html?language=da")
    assert (answer.data, answer.headers["Content-Type"]) == (
        b"<p>A <b>word</b></p>\r\n",
        "text/plain; charset=utf-8",
    )
    assert site.client.get("/api/v1/render/guide.md?language=da").text == site.workspace.render("guide.md", "da")


def test_a_page_is_rendered_with_banner_and_marks_where_they_are_asked_for(site: Site) -> None:
    site.workspace.translate("news.md", "da", {"News": "Nyt"})
    plain = site.client.get("/api/v1/render/news.md?language=da").text
    assert "50" in site.client.get("/api/v1/render/news.md?language=da&banner=1").text.replace(plain, "")
    assert 'lang="en"' in site.client.get("/api/v1/render/news.md?language=da&mark=true").text
    assert 'lang="en"' not in plain


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("stats?language=xx-nonsense", 404, "xx-nonsense"),
        ("stats?page=gone.md", 404, "there is no page 'gone.md'"),
        ("units/guid.md", 404, "near it: guide.md"),
        ("units/guide.md?language=en", 404, "'en' is the source language"),
        ("units/guide.md?state=outdated", 400, "needs 'language'"),
        ("units/guide.md?offered=1", 400, "'offered' needs 'language'"),
        ("units/guide.md?language=da&state=fuzzy", 400, "must be one of untranslated, outdated"),
        ("pages?limit=1001", 400, "must be a whole number from 0 to 1000, not '1001'"),
        ("pages?start=-1", 400, "must be a whole number"),
        ("render/guide.md?banner=yes", 400, "'banner' must be 1 or 0, not 'yes'"),
        ("nothing", 404, "not found"),
    ],
)
def test_a_wrong_question_is_answered_with_its_name(site: Site, path: str, status: int, message: str) -> None:
    answer = site.json(f"/api/v1/{path}", status)
    assert set(answer) == {"error", "status"}
    assert answer["status"] == status
    assert message in answer["error"]
