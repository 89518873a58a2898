"""A damaged PO file in the web: git's last good version is shown, said to be that, and cannot be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.doctor.ward import git
from tests.web.editor_site import BASE, Site, make_site

PAGE = "One sentence.\n\nTwo sentences.\n"
DAMAGED = b'msgid "'


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page whose PO file was committed, and is damaged since."""
    site = make_site(tmp_path / "book", a_md=PAGE)
    site.files.translate("a.md", "da", {"One sentence.": "En sætning."})
    git(site.files.root, "init", "-q")
    git(site.files.root, "add", "source", "locales")
    git(site.files.root, "commit", "-qm", "One sentence")
    site.files.po_path("a.md", "da").write_bytes(DAMAGED)
    return site


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_the_last_good_version_is_shown_with_the_reason_and_without_a_way_to_save(site: Site, mode: str) -> None:
    unit = site.files.ids("a.md")["One sentence."]
    page = site.open("a.md", mode=mode, unit=unit)
    (box,) = [each for each in page.xpath("//textarea[@name='text']") if each.text.strip() == "En sætning."]
    assert box.get("readonly") is not None
    assert page.xpath("//button[contains(., 'Save')]") == []
    (note,) = page.find_class("attention")
    assert note.text_content().startswith("locales/da/a.md.po:1: ")
    assert "git's last good version is shown instead" in note.text_content()


def test_a_save_is_refused_with_the_reason_and_the_way_out(site: Site) -> None:
    unit = site.files.ids("a.md")["One sentence."]
    answer = site.post_json("a.md", unit, text="En anden sætning.")
    assert answer.status_code == 422
    assert "nothing was saved: `polyfolio doctor --fix` mends it" in answer.get_json()["error"]
    assert "En anden sætning." in site.post("a.md", unit, text="En anden sætning.").text
    assert site.files.po_path("a.md", "da").read_bytes() == DAMAGED


def test_readers_get_the_last_good_version_too(site: Site) -> None:
    text = site.get("/da/read/a.md").text
    assert "En sætning." in text
    assert "last good version is shown instead" in text


def test_the_api_says_what_it_shows(site: Site) -> None:
    told = site.client.get("/api/v1/units/a.md?language=da", base_url=BASE).get_json()
    assert [each["translation"] for each in told["units"]] == ["En sætning.", ""]
    (problem,) = told["problems"]
    assert (problem["path"], problem["line"]) == ("locales/da/a.md.po", 1)
    rendered = site.client.get("/api/v1/render/a.md?language=da", base_url=BASE)
    assert rendered.text == "En sætning.\n\nTwo sentences.\n"
    assert "last good version" in rendered.headers["X-Polyfolio-Problem"]


def test_the_page_counts_as_untranslated_all_the_same(site: Site) -> None:
    counts = site.files.counts()["da", "a.md"]
    assert (counts.units, counts.untranslated, counts.percent) == (2, 2, 0)
