"""What helps with a unit: its markup, what changed, the author's note, other languages, its history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, make_site, read_words, select

PAGE = "# Title\n\nBy **2030** we see\u00a0more.\n"
NEWER = "# Title\n\nBy **2040** we see\u00a0more.\n"
LINE, NEWER_LINE = "By **2030** we see\u00a0more.", "By **2040** we see\u00a0more."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page in several languages."""
    languages = ("nn", "nb", "da", "de", "sv", "fi", "fr", "ar")
    return make_site(tmp_path, *languages, more='\n[fallbacks]\nnn = ["nb", "da"]\n', a_md=PAGE)


def unit(site: Site, source: str = LINE) -> str:
    return site.files.ids("a.md")[source]


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_markup_and_unseen_characters_of_the_source_are_shown(site: Site, mode: str) -> None:
    source = select(site.open("a.md", mode=mode, unit=unit(site)), "form .source-text") or select(
        site.open("a.md", mode=mode, unit=unit(site)), "li.active .source-text"
    )
    assert [(mark.text, mark.get("data-kind")) for mark in select(source[0], ".mk")] == [
        ("**", "emphasis"),
        ("2030", "number"),
        ("**", "emphasis"),
    ]
    assert [(sign.get("data-char"), sign.get("data-sign")) for sign in select(source[0], ".ws")] == [("U+00A0", "⍽")]
    assert source[0].text_content() == LINE


def test_markup_can_be_put_in_by_number(site: Site) -> None:
    buttons = select(site.open("a.md", mode="focus", unit=unit(site)), ".kit button[data-key]")
    assert [(each.get("data-key"), each.get("data-insert"), each.get("data-close")) for each in buttons] == [
        ("1", "**", "**"),
        ("2", "2030", None),
    ]


@pytest.mark.parametrize(("language", "wanted"), [("da", "»"), ("fr", "«\u202f"), ("ar", "\u200f")])
def test_the_languages_characters_are_offered_by_name(site: Site, language: str, wanted: str) -> None:
    buttons = select(site.open("a.md", language, mode="focus", unit=unit(site)), ".kit button[aria-label]")
    assert wanted in [button.get("data-insert") for button in buttons]
    assert all(button.get("aria-label") for button in buttons)


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_an_outdated_unit_shows_what_changed_and_its_old_text(site: Site, mode: str) -> None:
    site.files.translate("a.md", "da", {LINE: "I **det år** ser vi mere."})
    site.files.write_source("a.md", NEWER)
    site.files.sync()
    document = site.open("a.md", mode=mode, unit=unit(site, NEWER_LINE))
    place = select(document, ".active" if mode == "list" else ".unit-form")[0]
    assert [read_words(each) for each in (*select(place, "del"), *select(place, "ins"))][:2] == ["2030", "2040"]
    assert select(place, "textarea")[0].text_content() == "\nI **det år** ser vi mere."
    assert [button.get("value") for button in select(place, "button[name=then]")].count("keep") == 1


def test_a_current_unit_cannot_be_kept(site: Site) -> None:
    document = site.open("a.md", mode="focus", unit=unit(site))
    assert [button.get("value") for button in select(document, "button[name=then]")] == ["stay", "review"]


def test_other_languages_stand_beside_the_nearest_first(site: Site) -> None:
    for language in ("de", "da", "nb"):
        site.files.translate("a.md", language, {"Title": f"Title in {language}"})
    document = site.open("a.md", "nn", mode="focus", unit=unit(site, "Title"))
    assert [(text.get("lang"), read_words(text)) for text in select(document, ".langs dd[lang]")] == [
        ("nb", "Title in nb"),
        ("da", "Title in da"),
        ("de", "Title in de"),
    ]


def test_five_other_languages_are_enough(site: Site) -> None:
    for language in ("nb", "da", "de", "sv", "fi", "fr"):
        site.files.translate("a.md", language, {"Title": "x"})
    assert len(select(site.open("a.md", "nn", mode="focus", unit=unit(site, "Title")), ".langs dd[lang]")) == 5


def test_a_damaged_file_of_another_language_is_left_out(site: Site) -> None:
    site.files.translate("a.md", "de", {"Title": "Titel"})
    site.files.po_path("a.md", "sv").write_text("damaged", encoding="utf-8")
    document = site.open("a.md", mode="focus", unit=unit(site, "Title"))
    assert [text.get("lang") for text in select(document, ".langs dd[lang]")] == ["de"]


def test_without_other_texts_and_edits_there_is_no_empty_list(site: Site) -> None:
    assert select(site.open("a.md", mode="focus", unit=unit(site)), ".aids li") == []


def test_the_history_tells_who_changed_what(site: Site) -> None:
    site.files.translate("a.md", "da", {"Title": "Titel en"})
    site.files.translate("a.md", "da", {"Title": "Titel to"})
    document = site.open("a.md", mode="focus", unit=unit(site, "Title"))
    edits = select(document, ".talk li")
    assert [read_words(name) for edit in edits for name in select(edit, "bdi")] == ["Åse", "Åse"]
    assert [read_words(each) for each in select(edits[0], "del") + select(edits[0], "ins")] == ["en", "to"]


def test_the_length_of_both_texts_is_counted(site: Site) -> None:
    site.files.translate("a.md", "da", {"Title": "Titlen"})
    document = site.open("a.md", mode="focus", unit=unit(site, "Title"))
    assert read_words(select(document, ".target-length")[0]) == "6"
    assert read_words(select(document, ".source-length")[0]) == "5"


def test_notes_and_variables_of_the_author_are_shown(tmp_path: Path) -> None:
    page = "<languages/>\n<translate>\n<!--T:1-->\nWe are <tvar name=count>25</tvar> people.\n</translate>\n"
    site = make_site(tmp_path / "wiki", a_wiki=page)
    note = read_words(select(site.open("a.wiki", mode="focus", unit="1"), ".note")[0])
    assert "$count = 25" in note


def test_kind_place_and_state_are_said(site: Site) -> None:
    document = site.open("a.md", mode="focus", unit=unit(site))
    assert read_words(select(document, ".unit-line")[0]) == "Untranslated Paragraph line 3 of the source"
    assert "Paragraph in “Title”" in read_words(site.open("a.md", mode="list"))


def test_an_error_of_a_saved_text_is_shown_with_its_unit(site: Site) -> None:
    site.files.translate("a.md", "da", {"Title": "Titel <b>"}, force=True)
    document = site.open("a.md", mode="focus", state="errors")
    assert "<b>" in read_words(select(document, ".check-place")[0])
    assert read_words(select(document, ".filters [data-state=errors] b")[0]) == "1 of 1"
