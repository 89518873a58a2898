"""The interface speaks the visitor's language: which one, in which direction, with which numbers, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.project import make_workspace
from tests.web.site import Site, make_site, serve
from tests.web.texts import TRANSLATED, list_spoken, read_texts
from web.formatting import tell_ago, write_number, write_percent
from web.interface import LANGUAGES

GUIDE = "# Guide\n\nWe write together.\n\n- Knowledge\n- Equity\n\n![A map](map.png)\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A project with pages in every state, a source change that waits, a damaged file, and a page to merge."""
    workspace = make_workspace(tmp_path_factory.mktemp("interface") / "project", "da", "ar")
    pages = {"guide.md": GUIDE, "news.md": "# News\n\nNothing yet.\n", "last.md": "# Last\n", "bad.md": "# Bad\n"}
    for page, text in pages.items():
        workspace.write_source(page, text)
    workspace.sync()
    workspace.translate("guide.md", "da", {"Guide": "Vejledning", "Knowledge": "Viden", "Equity": "Lighed"})
    workspace.review("guide.md", "da", "Guide")
    workspace.translate("guide.md", "da", {"Equity": "Lige"}, outdated=True)
    workspace.translate("last.md", "da", {"Last": "Sidst"})
    workspace.po_path("bad.md", "ar").write_text('msgid "broken', encoding="utf-8")
    workspace.write_source("news.md", "# New News\n\nNothing yet.\n\nMore.\n")
    workspace.write_source("fresh.md", "# Fresh\n")
    return serve(workspace)


@pytest.fixture
def visitor(tmp_path: Path) -> Site:
    """Somebody without a session."""
    return make_site(tmp_path / "project")


def list_views(site: Site) -> Iterator[str]:
    """The address of every view, in each of its shapes."""
    yield from (
        "/",
        "/?sort=-name",
        "/stuck",
        "/languages/add",
        "/sources",
        "/sources?kind=new",
        "/merge",
        "/status",
        "/x/y",
    )
    yield from ("/da/", "/da/?state=errors", "/ar/", "/merge/da/last.md", "/merge/da/guide.md")
    yield from ("/da/read/guide.md", "/ar/read/guide.md", "/en/read/guide.md")
    for unit in site.workspace.units("guide.md", "da"):
        for mode in ("page", "list", "focus"):
            yield f"/da/translate/guide.md?mode={mode}&unit={unit.unit.id}"
    for state in ("open", "untranslated", "outdated", "errors", "translated", "reviewed"):
        yield f"/da/translate/guide.md?mode=list&state={state}"


def open_page(site: Site, path: str, interface: str) -> Any:
    """A view, parsed."""
    answer = site.client.get(f"{path}{'&' if '?' in path else '?'}ui={interface}")
    assert answer.status_code == (404 if path == "/x/y" else 200), (path, answer.text)
    return read_page(answer.text)


def read_page(text: str) -> Any:
    """A page, parsed."""
    return html.document_fromstring(text)


@pytest.mark.parametrize("interface", TRANSLATED)
def test_no_view_says_anything_in_english(site: Site, interface: str) -> None:
    """Every text of the catalog is looked for that stands alone between two tags or in an attribute."""
    english = {
        source
        for entry, texts in read_texts(interface).items()
        for source in ([entry] if isinstance(entry, str) else entry)
        if source not in texts
    } - {text for texts in read_texts(interface).values() for text in texts}
    for path in list_views(site):
        assert english.intersection(list_spoken(open_page(site, path, interface))) == set(), path


def test_every_view_says_much_in_the_interfaces_language(site: Site) -> None:
    """So that the test above has looked at something."""
    known = {text for texts in read_texts("da").values() for text in texts}
    for path in list_views(site):
        assert len(known.intersection(list_spoken(open_page(site, path, "da")))) >= 8, path


@pytest.mark.parametrize("interface", LANGUAGES)
def test_every_view_names_its_language_and_direction(site: Site, interface: str) -> None:
    wanted = (interface, "rtl" if interface == "ar" else "ltr")
    found = {path: open_page(site, path, interface) for path in list_views(site)}
    assert {path: (page.get("lang"), page.get("dir")) for path, page in found.items()} == dict.fromkeys(found, wanted)


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.5", "de"),
        ("ar-EG", "ar"),
        ("fr, da;q=0.7, en;q=0.3", "da"),
        ("fr", "en"),
        ("", "en"),
        ("*", "en"),
    ],
)
def test_the_browsers_best_language_is_chosen(visitor: Site, header: str, chosen: str) -> None:
    answer = visitor.client.get("/", headers={"Accept-Language": header})
    assert read_page(answer.text).get("lang") == chosen


def test_a_language_that_was_switched_to_is_remembered(visitor: Site) -> None:
    visitor.read("/?ui=ar")
    answer = visitor.client.get("/status", headers={"Accept-Language": "de"})
    assert read_page(answer.text).get("lang") == "ar"


def test_a_language_the_interface_does_not_have_changes_nothing(visitor: Site) -> None:
    visitor.read("/?ui=da")
    assert read_page(visitor.read("/?ui=fr")).get("lang") == "da"


def test_the_switch_offers_each_language_under_its_own_name(visitor: Site) -> None:
    page = read_page(visitor.read("/?ui=de"))
    options = [(option.get("lang"), option.text, option.get("selected")) for option in page.xpath("//select/option")]
    assert options == [
        ("en", "English", None),
        ("da", "dansk", None),
        ("de", "Deutsch", "selected"),
        ("ar", "العربية", None),
    ]


def test_the_switch_keeps_the_rest_of_the_address(visitor: Site) -> None:
    page = read_page(visitor.read("/da/?state=open&ui=de"))
    assert page.xpath("//form[@class='ui-switch']/input/@name") == ["state"]


def test_numbers_have_the_groups_of_their_language() -> None:
    written = {code: write_number(3195, code) for code in LANGUAGES}
    assert written == {"en": "3,195", "da": "3.195", "de": "3.195", "ar": "3,195"}


def test_percents_have_the_sign_where_their_language_has_it() -> None:
    written = {code: write_percent(24, code) for code in LANGUAGES}
    assert written == {"en": "24%", "da": "24\u00a0%", "de": "24\u00a0%", "ar": "24%"}


@pytest.mark.parametrize(
    ("interface", "told"),
    [("en", "3 days ago"), ("da", "for 3 dage siden"), ("de", "vor 3 Tagen"), ("ar", "قبل 3 أيام")],
)
def test_times_are_told_in_the_interfaces_language(visitor: Site, interface: str, told: str) -> None:
    at = (datetime.now(UTC) - timedelta(days=3, minutes=5)).isoformat()
    with visitor.app.test_request_context(f"/?ui={interface}"):
        assert tell_ago(at) == told


@pytest.mark.parametrize(
    ("units", "told"),
    [(1, "وحدة واحدة"), (2, "وحدتان"), (3, "3 وحدات"), (11, "11 وحدة"), (100, "100 وحدة"), (103, "103 وحدات")],
)
def test_arabic_counts_by_its_six_forms(tmp_path: Path, units: int, told: str) -> None:
    workspace = make_workspace(tmp_path / "project", "da")
    workspace.write_source("page.md", "\n\n".join(f"Paragraph {number}" for number in range(units)) + "\n")
    workspace.sync()
    page = open_page(serve(workspace), "/", "ar")
    assert told in {link.text for link in page.xpath("//p[@class='lede']/a")}
