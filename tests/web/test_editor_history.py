"""The history of a unit in the editor, and texts that did not come into the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring as parse

from tests.actions.committed_book import begin_repository, commit
from tests.web.editor_site import Site, make_site, read_words, select

TEXT = "Nothing <b>here</b>."
MODES = pytest.mark.parametrize("mode", ["page", "focus"])


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A unit that was translated twice; the first translation is in a commit."""
    return make_translated(tmp_path)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same, for tests that only look at it."""
    return make_translated(tmp_path_factory.mktemp("shown"))


def make_translated(root: Path) -> Site:
    """The project, served."""
    made = make_site(root, "da", "ar", a_md=f"# Rules\n\n{TEXT}\n")
    made.files.translate("a.md", "da", {TEXT: "Intet <b>her</b>."})
    begin_repository(made.files)
    made.files.translate("a.md", "da", {TEXT: "Ikke noget <b>her</b>."})
    return made


def unit(site: Site) -> str:
    return site.files.ids("a.md")[TEXT]


def open_unit(site: Site, mode: str = "focus") -> Any:
    return site.open("a.md", mode=mode, unit=unit(site))


def open_history(site: Site, **query: str) -> Any:
    """The whole history, parsed."""
    answer = site.get(f"/da/translate/a.md/-/{unit(site)}/history", **query)
    assert answer.status_code == 200, answer.text
    return parse(answer.text)


@MODES
def test_a_link_leads_from_the_unit_to_its_whole_history_and_back(shown: Site, mode: str) -> None:
    (link,) = select(open_unit(shown, mode), ".aids a.whole-history")
    document = parse(shown.get(link.get("href")).text)
    back = select(document, ".crumbs a")[1].get("href")
    assert select(parse(shown.get(back).text), f"form[data-unit={unit(shown)}]")
    assert ("mode=" in back) == (mode != "page")


def test_the_whole_history_tells_authors_times_commits_and_changes(shown: Site) -> None:
    now, before = select(open_history(shown), ".versions > li")
    assert [read_words(each) for each in select(now, "del") + select(now, "ins")] == ["Intet", "Ikke noget"]
    assert [read_words(each) for each in select(now, ".meta bdi") + select(now, ".meta b")] == ["Åse", "Now"]
    assert [read_words(each) for each in select(before, "bdi")] == ["Åse"]
    assert len(read_words(select(before, "code")[0])) == 10
    assert not select(now, "code")
    assert all(len(select(each, "time[datetime]")) == 1 for each in (now, before))
    text = select(before, ".history-text")[0]
    assert (text.get("lang"), text.get("dir"), text.text_content()) == ("da", "ltr", "Intet <b>her</b>.")


def test_a_commit_from_elsewhere_is_told_with_its_author(site: Site) -> None:
    site.files.edit_po("a.md", "da", "Ikke noget <b>her</b>.", "Udefra <b>her</b>.")
    commit(site.files, later=5)
    newest = select(open_history(site), ".versions > li")[0]
    assert [read_words(each) for each in select(newest, ".meta bdi")] == ["Ada"]
    assert len(select(newest, "code")) == 1


def test_a_text_is_restored_into_the_box_without_scripts(shown: Site) -> None:
    document = open_history(shown, mode="focus")
    (button,) = select(document, "button[name=take]")
    (form,) = select(document, "form[method=post]")
    assert button.get("form") == form.get("id")
    fields = {field.get("name"): field.get("value") for field in select(form, "input")} | {"take": button.get("value")}
    answer = shown.client.post(button.get("formaction").partition("#")[0], base_url="http://localhost", data=fields)
    (box,) = select(parse(answer.text), "textarea[name=text]")
    assert box.text_content().lstrip("\n") == "Intet <b>her</b>."
    assert shown.text("a.md", TEXT)[0] == "Ikke noget <b>her</b>."


def test_for_scripts_the_list_comes_alone_with_buttons_of_the_units_form(shown: Site) -> None:
    answer = shown.get(f"/da/translate/a.md/-/{unit(shown)}/history", beside="1")
    assert "<html" not in answer.text
    (button,) = select(parse(answer.text), "button[name=take]")
    assert button.get("form") == select(open_unit(shown), "form[data-unit]")[-1].get("id")


def test_a_unit_that_nobody_has_saved_has_a_history_that_says_so(shown: Site) -> None:
    title = shown.files.ids("a.md")["Rules"]
    document = parse(shown.get(f"/da/translate/a.md/-/{title}/history").text)
    assert "Nothing was ever saved here." in read_words(document)


def test_a_unit_that_has_left_its_page_has_a_history_without_buttons(site: Site) -> None:
    path = f"/da/translate/a.md/-/{unit(site)}/history"
    site.files.write_source("a.md", "# Rules\n")
    site.files.sync(yes=True)
    document = parse(site.get(path).text)
    assert len(select(document, ".versions > li")) == 2
    assert not select(document, "button[name=take]")
    site.files.remove_source("a.md")
    assert len(select(parse(site.get(path).text), ".versions > li")) == 2


def test_the_history_of_a_unit_that_is_not_there_is_not_found(shown: Site) -> None:
    assert shown.get("/da/translate/a.md/-/nothing/history").status_code == 404


def test_a_text_that_came_too_late_is_offered_with_its_author_and_reason(site: Site) -> None:
    assert site.post("a.md", unit(site), base="0" * 12, text="For <b>sent</b>.").status_code == 409
    (offered,) = select(open_unit(site), ".aids .set-aside li")
    text, who, why = select(offered, "p")
    assert (text.text_content(), text.get("lang")) == ("For <b>sent</b>.", "da")
    assert read_words(select(who, "bdi")[0])
    assert read_words(why) == "Came too late: somebody else had saved the unit"
    (button,) = select(offered, "button[name=take]")
    assert button.get("value") == "For <b>sent</b>."


def test_a_text_that_another_program_has_overwritten_is_offered(site: Site) -> None:
    before = site.files.po_path("a.md", "da").read_bytes()
    site.files.counts()
    site.files.translate("a.md", "da", {TEXT: "Et nyt <b>her</b>."})
    site.files.po_path("a.md", "da").write_bytes(before)
    site.files.counts()
    (offered,) = select(open_unit(site), ".aids .set-aside li")
    assert [read_words(each) for each in select(offered, "bdi")] == ["Åse"]
    assert "Saved here, then overwritten by another program" in read_words(offered)


def test_a_text_set_aside_is_offered_until_the_unit_says_so(site: Site) -> None:
    site.post("a.md", unit(site), base="0" * 12, text="For <b>sent</b>.")
    site.files.translate("a.md", "da", {TEXT: "For <b>sent</b>."})
    assert not select(open_unit(site), ".set-aside")
    site.files.translate("a.md", "da", {TEXT: "Noget <b>andet</b>."})
    assert not select(open_unit(site), ".set-aside")
