"""Two writers on one unit: both texts, their difference, every way out, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, make_site, read_words, select

PAGE = "One sentence.\n\nTwo sentence.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of two units."""
    return make_site(tmp_path, a_md=PAGE)


@pytest.fixture
def unit(site: Site) -> str:
    """The first of them."""
    return site.files.ids("a.md")["One sentence."]


def collide(site: Site, unit: str) -> str:
    """The base that a writer saw before another one saved."""
    seen = site.digest("a.md", unit)
    site.files.translate("a.md", "da", {"One sentence.": "Deres lange sætning."})
    return seen


def test_the_second_writer_gets_both_texts_and_the_difference(site: Site, unit: str) -> None:
    answer = site.post("a.md", unit, text="Min lange sætning.", base=collide(site, unit))
    assert answer.status_code == 409
    assert "Deres lange sætning." in answer.text
    assert "\nMin lange sætning.</textarea>" in answer.text
    assert "<del>Deres</del><ins>Min</ins> lange sætning." in answer.text


def test_nothing_is_written_over(site: Site, unit: str) -> None:
    site.post("a.md", unit, text="Min sætning.", base=collide(site, unit))
    assert site.text("a.md", "One sentence.") == ("Deres lange sætning.", "translated")


def test_mine_can_be_kept(site: Site, unit: str) -> None:
    from lxml import html

    answer = site.post("a.md", unit, text="Min sætning.", base=collide(site, unit), mode="focus", state="open")
    form = select(html.document_fromstring(answer.text), "form.unit-form")[0]
    fields = {field.get("name"): field.get("value") for field in select(form, "input[name]")}
    assert (fields["mode"], fields["state"]) == ("focus", "open")
    assert site.post("a.md", unit, text="Min sætning.", base=fields["base"]).status_code == 303
    assert site.text("a.md", "One sentence.") == ("Min sætning.", "translated")


def test_theirs_can_be_taken(site: Site, unit: str) -> None:
    answer = site.post("a.md", unit, text="Min sætning.", base=collide(site, unit))
    assert f'href="/da/translate/a.md?unit={unit}#t1"' in answer.text


def test_a_script_gets_what_it_needs_to_show_the_same(site: Site, unit: str) -> None:
    answer = site.post_json("a.md", unit, text="Min lange sætning.", base=collide(site, unit))
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["base"] == site.digest("a.md", unit)
    assert answer.json["theirs"] == "Deres lange sætning."
    assert answer.json["diff_html"].strip() == "<del>Deres</del><ins>Min</ins> lange sætning."
    assert "has changed in the meantime" in answer.json["error"]


def test_different_units_never_collide(site: Site) -> None:
    ids = site.files.ids("a.md")
    bases = {unit: site.digest("a.md", unit) for unit in ids.values()}
    for number, unit in enumerate(ids.values()):
        assert site.post("a.md", unit, text=f"Tekst {number}.", base=bases[unit]).status_code == 303


def test_an_edit_from_outside_collides_too(site: Site, unit: str) -> None:
    site.files.translate("a.md", "da", {"One sentence.": "Før."})
    seen = site.digest("a.md", unit)
    site.files.edit_po("a.md", "da", 'msgstr "Før."', 'msgstr "Udefra."')
    answer = site.post("a.md", unit, text="Min.", base=seen)
    assert answer.status_code == 409
    assert "Udefra." in answer.text


def test_an_edit_from_outside_is_shown_at_the_next_request(site: Site, unit: str) -> None:
    site.files.translate("a.md", "da", {"One sentence.": "Før."})
    assert "Før." in site.get("/da/translate/a.md", mode="list").text
    site.files.edit_po("a.md", "da", 'msgstr "Før."', 'msgstr "Nu."')
    assert "Nu." in read_words(site.open("a.md", mode="focus", unit=unit))
