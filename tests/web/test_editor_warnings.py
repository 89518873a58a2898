"""The filter of units by what checks find in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, make_site, read_query, read_words, select

PAGE = "# Title\n\nOne 17 sentence.\n\nTwo sentence.\n\nThree sentence.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two units with warnings, one of them with two."""
    made = make_site(tmp_path, a_md=PAGE)
    texts = {"One 17 sentence.": "En sætning", "Two sentence.": "To sætninger", "Three sentence.": "Tre sætninger."}
    made.files.translate("a.md", "da", texts)
    return made


def unit(site: Site, source: str) -> str:
    return site.files.ids("a.md")[source]


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_the_units_with_warnings_are_counted(site: Site, mode: str) -> None:
    document = site.open("a.md", mode=mode)
    assert read_words(select(document, ".filters [data-state=warnings]")[0]) == "With warnings 2"


def test_a_page_without_warnings_has_no_such_filter(tmp_path: Path) -> None:
    assert select(make_site(tmp_path, a_md=PAGE).open("a.md"), ".filters [data-state=warnings]") == []


def test_the_filter_lists_them_and_names_the_checks(site: Site) -> None:
    document = site.open("a.md", mode="list", state="warnings")
    assert [row.get("data-unit") for row in select(document, "ol.pairs > li")] == [
        unit(site, "One 17 sentence."),
        unit(site, "Two sentence."),
    ]
    checks = select(document, "nav[aria-label] a[href]")
    assert [read_words(each) for each in checks if "check=" in each.get("href")] == ["end-punctuation 2", "numbers 1"]


def test_a_list_of_them_says_what_is_wrong_with_each(site: Site) -> None:
    document = site.open("a.md", mode="list", state="warnings")
    told = [read_words(each) for each in select(document, ".checks .warn .message")]
    assert told.count("ends without the source's full stop") == 2


def test_one_check_alone_can_be_asked_for(site: Site) -> None:
    document = site.open("a.md", mode="list", check="numbers")
    assert [row.get("data-unit") for row in select(document, "ol.pairs > li")] == [unit(site, "One 17 sentence.")]
    assert select(document, "input[name=check]")[0].get("value") == "numbers"


def test_a_save_goes_on_within_the_filter(site: Site) -> None:
    answer = site.post("a.md", unit(site, "One 17 sentence."), text="En 17 sætning.", state="warnings", mode="focus")
    _, query, _ = read_query(answer.location)
    assert (query["unit"], query["state"]) == (unit(site, "Two sentence."), "warnings")


def test_what_is_dismissed_leaves_the_filter(site: Site) -> None:
    site.post("a.md", unit(site, "Two sentence."), text="To sætninger", dismiss="end-punctuation")
    rows = select(site.open("a.md", mode="list", state="warnings"), "ol.pairs > li")
    assert [row.get("data-unit") for row in rows] == [unit(site, "One 17 sentence.")]


def test_the_strip_tells_scripts_which_units_fit(site: Site) -> None:
    marks = select(site.open("a.md", state="warnings"), "rect[data-fits]")
    assert [mark.get("data-unit") for mark in marks] == [unit(site, "One 17 sentence."), unit(site, "Two sentence.")]


def test_a_check_that_is_not_there_is_told(site: Site) -> None:
    assert site.get("/da/translate/a.md", check="nothing").status_code == 404


def test_a_damaged_index_keeps_nobody_from_translating(site: Site) -> None:
    for path in (site.files.root / "instance").glob("index.db*"):
        path.write_bytes(b"no database")
    assert site.get("/da/translate/a.md").status_code == 200
