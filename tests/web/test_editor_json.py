"""What scripts are told by a save and by a check, and the form that they fetch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.web.editor_site import Site, make_site, select

PAGE = "# Title\n\nOne **bold** sentence.\n\nTwo sentence.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of three units."""
    return make_site(tmp_path, a_md=PAGE)


def unit(site: Site, source: str) -> str:
    return site.files.ids("a.md")[source]


def save(site: Site, source: str, **fields: Any) -> dict[str, Any]:
    answer = site.post_json("a.md", unit(site, source), **fields)
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return dict(answer.json)


def test_a_save_tells_all_that_changes_on_the_screen(site: Site) -> None:
    told = save(site, "One **bold** sentence.", text="En **fed** sætning.")
    progress, strip = told.pop("progress"), told.pop("strip")
    assert told == {
        "unit": unit(site, "One **bold** sentence."),
        "number": 2,
        "digest": site.digest("a.md", unit(site, "One **bold** sentence.")),
        "state": "translated",
        "state_name": "Translated",
        "html": "En <strong>fed</strong> sætning.",
        "lang": "da",
        "dir": "ltr",
        "fallback": False,
        "outdated": False,
        "counts": {
            "all": 3,
            "open": 2,
            "untranslated": 2,
            "outdated": 0,
            "translated": 1,
            "reviewed": 0,
            "errors": 0,
        },
        "percent": 33,
        "words_left": 3,
        "next": unit(site, "Two sentence."),
        "message": "Unit 2 is saved. This is unit 3.",
    }
    assert "33% done</a>, 3 words to go" in progress
    assert len(select(html.fragment_fromstring(strip), "rect[data-unit]")) == 3


def test_only_the_page_mode_is_told_of_the_rendered_text(site: Site) -> None:
    assert save(site, "Two sentence.", text="To.", mode="list")["html"] == ""
    assert save(site, "Two sentence.", text="Tre.", mode="page")["html"] == "Tre."


def test_what_falls_back_is_said_to_do_so(site: Site) -> None:
    save(site, "Two sentence.", text="To.")
    told = save(site, "Two sentence.", text="")
    assert (told["html"], told["lang"], told["fallback"], told["state"]) == (
        "Two sentence.",
        "en",
        True,
        "untranslated",
    )


def test_staying_has_no_next_unit(site: Site) -> None:
    assert save(site, "One **bold** sentence.", text="En.", then="stay")["next"] is None


def test_the_last_unit_of_the_filter_has_no_next_one(site: Site) -> None:
    save(site, "Title", text="Titel", state="untranslated")
    save(site, "One **bold** sentence.", text="En.", state="untranslated")
    assert save(site, "Two sentence.", text="To.", state="untranslated")["next"] is None


def test_a_reviewed_save_says_so(site: Site) -> None:
    assert save(site, "Two sentence.", text="To.", then="review")["state"] == "reviewed"


def test_the_digest_that_is_told_is_the_base_of_the_next_save(site: Site) -> None:
    first = save(site, "Two sentence.", text="To.")
    assert save(site, "Two sentence.", text="To to.", base=first["digest"])["state"] == "translated"


@pytest.mark.parametrize(("mode", "root"), [("page", "form"), ("list", "li"), ("focus", "div")])
def test_a_units_form_can_be_fetched_alone(site: Site, mode: str, root: str) -> None:
    address = f"/da/translate/a.md/-/{unit(site, 'Two sentence.')}"
    fragment = html.fragment_fromstring(site.get(address, mode=mode, state="open").text)
    form = fragment if root == "form" else select(fragment, "form.unit-form")[0]
    assert fragment.tag == root
    assert (form.get("id"), form.get("data-unit"), form.get("action")) == ("f3", unit(site, "Two sentence."), address)
    assert select(form, "input[name=state]")[0].get("value") == "open"


def test_a_form_of_no_unit_is_not_there(site: Site) -> None:
    assert site.get("/da/translate/a.md/-/nothing").status_code == 404
