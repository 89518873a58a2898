"""Who did what, and undoing what one user has saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import document_fromstring as parse

from tests.web.editor_site import read_words, select
from tests.web.site import Site, make_site, serve
from web.activity import views
from web.app import Serving, create_app
from workflow.actions.edit import save_translation


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Four translations by Åse, of which somebody else has spoilt two; one of those was changed since."""
    return make_spoilt(tmp_path / "project")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same, for tests that only look at it."""
    return make_spoilt(tmp_path_factory.mktemp("shown") / "project")


def make_spoilt(root: Path) -> Site:
    """The project, served."""
    made = make_site(root)
    save(made, "Knowledge", "HA")
    save(made, "Equity", "HA HA")
    save(made, "Knowledge", "Visdom", author="Åse")
    return made


def save(site: Site, source: str, text: str, *, author: str = "Vandal") -> None:
    unit = site.workspace.ids("guide.md")[source]
    save_translation(site.workspace.project, "guide.md", unit, "da", text, author=author)


def list_rows(page: str) -> list[str]:
    """Each edit of the list in words."""
    return [read_words(row) for row in select(parse(page), ".deeds li")]


def test_the_newest_edits_come_first_with_author_place_and_change(shown: Site) -> None:
    page = shown.read("/activity")
    first, second, *_ = list_rows(page)
    assert first.startswith("Åse, ")
    assert first.endswith("Danish, guide.md, History HAVisdom")
    assert second.endswith("guide.md, History LighedHA HA")
    links = [link.get("href") for link in select(select(parse(page), ".deeds li")[0], "a")]
    assert links[1] == f"/da/translate/guide.md?unit={shown.workspace.ids('guide.md')['Knowledge']}"
    assert [shown.client.get(link).status_code for link in links] == [200, 200, 200]


def test_the_list_is_filtered_by_author_and_language(shown: Site) -> None:
    assert len(list_rows(shown.read("/activity?author=Vandal"))) == 2
    assert len(list_rows(shown.read("/activity?language=da"))) == 7
    assert list_rows(shown.read("/activity?language=ar")) == []
    assert "Nothing was saved here yet." in shown.read("/activity?language=ar")
    shown.read("/activity?language=sv", status=404)


def test_the_name_of_who_works_here_stays_in_the_head_of_the_page(shown: Site) -> None:
    (name,) = select(parse(shown.read("/activity?author=Vandal")), "p.who bdi")
    assert read_words(name) != "Vandal"


def test_a_long_list_is_cut_into_parts(shown: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ON_A_PAGE", 3)
    assert len(list_rows(shown.read("/activity?author=%C3%85se"))) == 3
    page = shown.read("/activity?author=%C3%85se&part=2")
    assert len(list_rows(page)) == 2
    assert [read_words(link) for link in select(parse(page), ".paging a")] == ["Previous"]


def test_a_revert_is_shown_before_it_is_done(shown: Site) -> None:
    link = next(each.get("href") for each in select(parse(shown.read("/activity?author=Vandal")), "main a"))
    files = shown.workspace.snapshot()
    page = shown.read(link)
    assert list_rows(page) == ["Danish, guide.md HA HALighed"]
    assert "Åse has edited it since" in page
    assert shown.workspace.snapshot() == files


def test_what_a_user_has_saved_is_undone_by_a_form(site: Site) -> None:
    path = "/activity/revert?author=Vandal&since=24h"
    moment = select(parse(site.read(path)), "input[name=since]")[0].get("value")
    answer = site.send("/activity/revert", {"author": "Vandal", "since": moment}, form=path)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/activity")
    assert "1 unit says again what it said before." in site.read("/activity")
    states = site.workspace.states("guide.md", "da")
    assert (states["Equity"][0], states["Knowledge"][0]) == ("Lighed", "Visdom")
    assert "There is nothing to undo." in site.read(path)


def test_what_is_no_time_or_nobody_is_refused(shown: Site) -> None:
    shown.read("/activity/revert?author=Vandal&since=yesterday", status=400)
    shown.read("/activity/revert?author=Nobody", status=404)


def test_only_who_may_change_the_project_can_revert(shown: Site) -> None:
    app = create_app(shown.workspace.root, Serving(single_user=False))
    app.config["WTF_CSRF_ENABLED"] = False
    answer = app.test_client().post("/activity/revert", data={"author": "Vandal", "since": "24h"})
    assert answer.status_code == 403
    assert shown.workspace.states("guide.md", "da")["Equity"][0] == "HA HA"


def test_without_any_edit_the_list_says_so(tmp_path: Path) -> None:
    made = make_site(tmp_path / "project", translated=False)
    assert "Nothing was saved here yet." in serve(made.workspace).read("/activity")
