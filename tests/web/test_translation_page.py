"""The translation page as readers get it, and the images in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.project import Workspace, make_workspace
from web.app import create_app

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><circle r="1"/></svg>'
PAGE = "# One <b>bold</b>\n\nTwo, see [other](sub/other.wiki#part)\n\n![Alt](images/x.svg) ![Gone](images/y.svg)\n"


@pytest.fixture
def site(tmp_path: Path) -> Workspace:
    """A project in Arabic and Danish with a page, another one in a folder, and a drawing."""
    site = make_workspace(tmp_path / "project", "ar", "da")
    site.write_source("a.md", PAGE)
    site.write_source("sub/other.wiki", "Text only\n")
    site.write_source("images/x.svg", DRAWING)
    site.sync()
    site.translate("a.md", "ar", {"One <b>bold</b>": "واحد <b>ب</b>"})
    return site


@pytest.fixture
def client(site: Workspace) -> Iterator[FlaskClient]:
    """A browser."""
    with create_app(site.root).test_client() as client:
        yield client


def article(html: str) -> list[str]:
    """The lines of the page's article, with its own tag."""
    match = re.search(r"<article.*</article>", html, re.DOTALL)
    assert match
    return [line.strip() for line in match[0].splitlines() if line.strip()]


def test_the_page_is_an_article_in_its_language_with_links_into_the_project(client: FlaskClient) -> None:
    answer = client.get("/ar/read/a.md?ui=en")
    assert answer.status_code == 200
    assert article(answer.text) == [
        '<article class="doc" lang="ar" dir="rtl" aria-label="واحد &lt;b&gt;ب&lt;/b&gt;">',
        "<h1>واحد <b>ب</b></h1>",
        '<p class="fallback" lang="en" dir="ltr">Two, see '
        '<a href="/ar/read/sub/other.wiki#doc-part" rel="noopener noreferrer">other</a></p>',
        '<p><img src="/file/images/x.svg" alt="Alt"> <span class="chip">Gone</span></p>',
        "</article>",
    ]


def test_the_banner_says_what_is_translated_and_its_numbers_are_links(client: FlaskClient) -> None:
    html = client.get("/ar/read/a.md?ui=en").text
    banner = html[html.index('<section class="banner"') : html.index("</section>")]
    assert '<p lang="ar" dir="rtl">' in banner
    assert '<a href="/en/read/a.md"><bdi lang="en">One &lt;b&gt;bold&lt;/b&gt;</bdi></a>' in banner
    assert '<a href="/ar/translate/a.md?mode=list">25</a>' in banner
    assert "Shaded text is not translated yet" in banner
    assert 'aria-label="0 reviewed, 1 translated, 0 outdated, 3 untranslated"' in banner


def test_the_language_bar_leads_to_the_other_languages(client: FlaskClient) -> None:
    html = client.get("/ar/read/a.md?ui=en").text
    bar = html[html.index('<nav class="langbar"') : html.index("</nav>", html.index('<nav class="langbar"'))]
    items = [item.strip() for item in re.findall(r"<li>(.*?)</li>", bar, re.DOTALL)]
    assert items == [
        '<a href="/en/read/a.md" hreflang="en"><bdi lang="en">English</bdi></a>',
        '<strong aria-current="page"><bdi lang="ar">العربية</bdi> <small>25%</small></strong>',
    ]


def test_the_source_page_has_no_banner(client: FlaskClient) -> None:
    html = client.get("/en/read/a.md?ui=en").text
    assert '<section class="banner"' not in html
    assert article(html)[:2] == [
        '<article class="doc" lang="en" dir="ltr" aria-label="One &lt;b&gt;bold&lt;/b&gt;">',
        "<h1>One <b>bold</b></h1>",
    ]


def test_a_page_without_a_heading_shows_its_title(client: FlaskClient, site: Workspace) -> None:
    site.translate("sub/other.wiki", "da", {"Text only": "Kun tekst"})
    assert article(client.get("/da/read/sub/other.wiki").text)[1:3] == [
        '<h1 lang="en" dir="ltr">sub/other.wiki</h1>',
        "<p>Kun tekst</p>",
    ]


def test_what_is_not_there_is_not_found(client: FlaskClient) -> None:
    for path in ("/ar/read/b.md", "/fr/read/a.md", "/ar/read/../polyfolio.toml", "/..x/read/a.md"):
        assert client.get(path).status_code == 404, path


def test_a_hostile_translation_brings_no_markup_of_its_own(client: FlaskClient, site: Workspace) -> None:
    site.edit_po("a.md", "ar", "واحد", '</h1><script>alert(1)</script><img src=x onerror=\\"alert(1)\\">')
    html = client.get("/ar/read/a.md").text
    assert "alert(1)" not in html
    assert "onerror" not in html


def test_an_image_is_given_out_locked_up(client: FlaskClient) -> None:
    answer = client.get("/file/images/x.svg")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/svg+xml", DRAWING)
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    again = client.get("/file/images/x.svg", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_nothing_but_images_is_given_out(client: FlaskClient, site: Workspace) -> None:
    (site.root / "secret.png").write_bytes(b"x")
    for path in (
        "a.md",
        "../polyfolio.toml",
        "..%2fsecret.png",
        "images/../../secret.png",
        "%2fetc%2fpasswd",
        "images",
    ):
        assert client.get(f"/file/{path}").status_code in (404, 308), path
