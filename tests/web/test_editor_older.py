"""Older and offered texts beside a unit: of a unit that was split or joined, of a clash, and what it said before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring as parse

from tests.web.editor_site import Site, make_site, read_form, read_words, select
from workflow.core.merge_entry import set_aside
from workflow.model import Entry
from workflow.store.po import read_catalog, write_catalog

ONE = "The committee meets on the first Monday of every month in the town hall."
TWO = "Anybody who lives in the town may speak for five minutes."
WHOLE = f"{ONE} {TWO}"
MODES = pytest.mark.parametrize("mode", ["page", "list", "focus"])


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A translated paragraph that has been split in two."""
    made = make_site(tmp_path, "da", "ar", a_md=f"# Rules\n\n{WHOLE}\n")
    made.files.translate("a.md", "da", {WHOLE: "et\nog *to*"})
    made.files.translate("a.md", "ar", {WHOLE: "واحد واثنان"})
    made.files.write_source("a.md", f"# Rules\n\n{ONE}\n\n{TWO}\n")
    made.files.sync()
    return made


def add_obsolete(site: Site, *entries: Entry) -> None:
    """Write entries at the end of the Danish file, as a merge in git leaves them."""
    path = site.files.po_path("a.md", "da")
    catalog = read_catalog(path.read_bytes(), path="a.md.po")
    path.write_bytes(write_catalog(type(catalog)((*catalog.entries, *entries), catalog.header)))


def open_unit(site: Site, source: str = TWO, mode: str = "focus", language: str = "da") -> Any:
    """The editor with the unit of that source open."""
    return site.open("a.md", language, mode=mode, unit=site.files.ids("a.md")[source])


def take(site: Site, text: str, source: str = TWO, **fields: str) -> Any:
    """What the button of an older text does without scripts."""
    return site.post("a.md", site.files.ids("a.md")[source], take=text, **fields)


@MODES
def test_a_part_is_offered_the_text_of_the_whole(site: Site, mode: str) -> None:
    document = open_unit(site, mode=mode)
    (offered,) = select(document, ".aids .older li")
    text, origin, _, made_for = select(offered, "p")
    assert (text.text_content(), text.get("lang"), text.get("dir")) == ("et\nog *to*", "da", "ltr")
    assert read_words(origin) == "From unit 2, which this one was split off from"
    assert [made_for.get("lang"), *map(read_words, select(made_for, "del"))] == ["en", f"{ONE}"]
    assert made_for.text_content().replace("·", "") == WHOLE
    (button,) = select(offered, "button[name=take]")
    assert (button.get("value"), button.get("form"), button.get("aria-describedby")) == (
        "et\nog *to*",
        select(document, "form[data-unit]")[-1].get("id"),
        text.get("id"),
    )


def test_the_unit_it_comes_from_is_a_link(site: Site) -> None:
    (link,) = select(open_unit(site), ".older a")
    assert link.get("href").endswith(f"unit={site.files.ids('a.md')[ONE]}")


def test_an_offered_text_has_its_own_language_and_direction(site: Site) -> None:
    (text,) = select(open_unit(site, language="ar"), ".older .history-text")
    assert (text.get("lang"), text.get("dir"), text.text_content()) == ("ar", "rtl", "واحد واثنان")


def test_joined_units_are_offered_the_smaller_ones_text(tmp_path: Path) -> None:
    site = make_site(tmp_path, a_md=f"{ONE}\n\n{TWO}\n")
    site.files.translate("a.md", "da", {ONE: "et", TWO: "to"})
    site.files.write_source("a.md", f"{WHOLE}\n")
    site.files.sync()
    (offered,) = select(open_unit(site, WHOLE), ".older li")
    assert read_words(offered).startswith("to From a unit that was joined with this one Made for another source text.")


def test_the_other_side_of_a_clash_fits_as_it_is(site: Site) -> None:
    unit_id = site.files.ids("a.md")[TWO]
    add_obsolete(site, set_aside(Entry(unit_id, TWO, "fra grenen", comments=("ask Bo",)), clash=True))
    newest = select(open_unit(site), ".older li")[0]
    assert read_words(newest) == (
        "fra grenen Another translation, from a git merge Made for the source text as it is now. Comment: ask Bo Use"
    )


def test_a_text_whose_source_is_not_known_says_so(site: Site) -> None:
    add_obsolete(site, Entry(site.files.ids("a.md")[TWO], TWO, "x", outdated=True, obsolete=True))
    assert "The source text it was made for is not known." in read_words(select(open_unit(site), ".older li")[0])


def test_more_than_ten_are_counted(site: Site) -> None:
    unit_id = site.files.ids("a.md")[TWO]
    add_obsolete(site, *(Entry(unit_id, TWO, f"x{number}", obsolete=True) for number in range(11)))
    document = open_unit(site)
    assert len(select(document, ".older li")) == 10
    assert "2 more are kept in the PO file." in read_words(select(document, ".aids")[0])


def test_what_stands_in_an_offered_text_is_never_markup_of_the_page(site: Site) -> None:
    hostile = '"><script>alert(1)</script>'
    add_obsolete(site, Entry(site.files.ids("a.md")[TWO], hostile, hostile, obsolete=True, comments=(hostile,)))
    document = open_unit(site)
    assert select(document, ".older script") == []
    assert select(document, ".older button[name=take]")[0].get("value") == hostile


def test_a_list_says_which_untranslated_units_are_offered_a_text(site: Site) -> None:
    rows = select(site.open("a.md", mode="list"), "li[data-unit]")
    ids = site.files.ids("a.md")
    said = {row.get("data-unit"): [read_words(link) for link in select(row, ".where a")] for row in rows}
    assert {source: said[ids[source]] for source in ids} == {"Rules": [], ONE: [], TWO: ["1 offered text"]}


def test_the_states_and_counts_stay(site: Site) -> None:
    assert site.text("a.md", TWO) == ("", "untranslated")
    document = site.open("a.md")
    assert read_words(select(document, ".filters [data-state=untranslated] b")[0]) == "2"


@MODES
def test_use_puts_the_text_into_the_box_without_saving_it(site: Site, mode: str) -> None:
    answer = take(site, "et\r\nog *to*", mode=mode)
    assert answer.status_code == 200
    assert "Not saved yet" in answer.text
    assert "et\r\nog *to*" in answer.text.partition("<textarea")[2]
    assert site.text("a.md", TWO) == ("", "untranslated")


def test_a_text_that_was_taken_is_saved_like_any_other(site: Site) -> None:
    document = parse(take(site, "to").text)
    unit_id = site.files.ids("a.md")[TWO]
    fields = read_form(document, unit_id)
    assert fields["text"] == "\nto"  # the first line end belongs to the tag
    assert site.post("a.md", unit_id, **fields | {"text": "to"}).status_code == 303
    assert site.text("a.md", TWO) == ("to", "translated")


def test_a_text_that_was_taken_stays_based_on_what_the_translator_saw(site: Site) -> None:
    unit_id = site.files.ids("a.md")[TWO]
    seen = site.digest("a.md", unit_id)
    site.files.translate("a.md", "da", {TWO: "somebody else's"})
    fields = read_form(parse(take(site, "to", base=seen).text), unit_id)
    assert fields["base"] == seen
    assert site.post("a.md", unit_id, **fields).status_code == 409


def test_a_text_with_a_character_that_no_file_can_hold_is_refused(site: Site) -> None:
    assert take(site, "\0").status_code == 400
