"""`polyfolio units`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

BARE = ["id", "source", "kind", "line", "note"]


def test_json_has_the_documented_fields_in_page_order(shell: Shell) -> None:
    listed = shell.good("units", "strategy/direction.md", "--json").json
    assert list(listed) == ["page", "format", "source_language", "units"]
    assert (listed["page"], listed["format"], listed["source_language"]) == ("strategy/direction.md", "markdown", "en")
    assert [(unit["source"], unit["kind"], unit["line"], unit["note"]) for unit in listed["units"]] == [
        ("Direction", "heading", 1, ""),
        ("We are a movement.", "paragraph", 3, ""),
        ("Knowledge", "list_item", 5, ""),
        ("Equity", "list_item", 6, ""),
        ("Read the [charter](charter.md).", "paragraph", 8, ""),
    ]
    assert all(list(unit) == BARE for unit in listed["units"])


def test_a_language_adds_four_fields_to_every_unit(shell: Shell) -> None:
    units = shell.units("news.md", "--lang", "da")
    assert all(list(unit) == [*BARE, "translation", "state", "previous_source", "digest"] for unit in units)
    assert [(unit["translation"], unit["state"], unit["previous_source"]) for unit in units] == [
        ("", "untranslated", "")
    ] * 2
    assert all(unit["digest"] for unit in units)


def test_a_translated_page_shows_every_state(shell: Shell) -> None:
    shell.write("source/states.md", "One\n\nTwo\n\nThree\n\nFour\n")
    shell.good("sync")
    for source, text in (("Two", "To"), ("Three", "Tre"), ("Four", "Fire")):
        shell.good("translate", "states.md", shell.unit_id("states.md", source), "da", text)
    shell.good("review", "states.md", shell.unit_id("states.md", "Four"), "da")
    shell.write("source/states.md", "One\n\nTwo more\n\nThree\n\nFour\n")
    shell.good("sync")
    assert [
        (unit["source"], unit["translation"], unit["state"], unit["previous_source"])
        for unit in shell.units("states.md", "--lang", "da")
    ] == [
        ("One", "", "untranslated", ""),
        ("Two more", "To", "outdated", "Two"),
        ("Three", "Tre", "translated", ""),
        ("Four", "Fire", "reviewed", ""),
    ]


@pytest.mark.parametrize("state", ["untranslated", "outdated", "translated", "reviewed"])
def test_a_state_picks_units(shell: Shell, state: str) -> None:
    everything = shell.units("news.md", "--lang", "da")
    picked = shell.units("news.md", "--lang", "da", "--state", state)
    assert picked == [unit for unit in everything if unit["state"] == state]


def test_the_digest_changes_with_the_translation_and_comes_back_with_it(shell: Shell) -> None:
    unit = shell.unit_id("news.md", "News")
    before = shell.units("news.md", "--lang", "da")[0]["digest"]
    printed = shell.good("translate", "news.md", unit, "da", "Nyheder").out.strip()
    assert shell.units("news.md", "--lang", "da")[0]["digest"] == printed != before
    shell.good("translate", "news.md", unit, "da", "")
    assert shell.units("news.md", "--lang", "da")[0]["digest"] == before


def test_lines_are_those_of_the_document_as_it_is_now(shell: Shell) -> None:
    shell.write("source/news.md", "\n\n# News\r\n\r\nNothing yet.\n")
    assert [unit["line"] for unit in shell.units("news.md")] == [3, 5]


def test_people_see_id_line_kind_state_source_and_translation(shell: Shell) -> None:
    heading, paragraph = (unit["id"] for unit in shell.units("news.md"))
    shell.good("translate", "news.md", heading, "da", "Nyheder")
    assert shell.good("units", "news.md", "--lang", "da").out == (
        f"{heading}  line 1  heading  translated\n    News\n    = Nyheder\n"
        f"{paragraph}  line 3  paragraph  untranslated\n    Nothing yet.\n"
    )


def test_older_texts_are_shown_to_people_where_there_is_something_to_do(shell: Shell) -> None:
    heading, _ = (unit["id"] for unit in shell.units("news.md"))
    shell.good("translate", "news.md", heading, "da", "Nyheder")
    fields = list(shell.units("news.md", "--lang", "da")[0])
    shell.good("translate", "news.md", heading, "da", "")
    wanted = f"{heading}  line 1  heading  untranslated\n    News\n    offered: Nyheder\n"
    assert shell.good("units", "news.md", "--lang", "da").out.startswith(wanted)
    assert list(shell.units("news.md", "--lang", "da")[0]) == fields
    shell.good("translate", "news.md", heading, "da", "Nyt")
    assert "offered" not in shell.good("units", "news.md", "--lang", "da").out


def test_the_title_of_a_wikitext_page_comes_first(shell: Shell) -> None:
    shell.write("source/Plan.wiki", "<translate>\n== Aim ==\n\nGrow.\n</translate>\n")
    shell.good("sync")
    units = shell.units("Plan.wiki")
    assert [(unit["id"], unit["kind"], unit["source"]) for unit in units] == [
        ("Page display title", "title", "Plan"),
        ("1", "heading", "== Aim =="),
        ("2", "paragraph", "Grow."),
    ]


def test_the_source_language_has_no_translations_to_list(shell: Shell) -> None:
    ran = shell("units", "news.md", "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert ran.told == [
        "polyfolio: 'en' is the source language: its text is the pages themselves; translated are: da, ar"
    ]
