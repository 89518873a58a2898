"""Checks of whole pages: anchors of translated headings, one text translated in two ways, texts that are gone."""

from __future__ import annotations

import pytest

from tests.checks.cases import find_in_page
from workflow.core.offered import FROM_MERGE, say_unit
from workflow.model import Entry

PAGE = """\
# Our goals

See [below](#the-way-there) and [elsewhere](other.md#the-way-there).

## The way there

## `map` and _fold_

<a id="end"></a>That is [the end](#end), [this too](#step-1) and [more](plan.md#our-goals).
"""
BELOW = "See [below](#the-way-there) and [elsewhere](other.md#the-way-there)."
END = '<a id="end"></a>That is [the end](#end), [this too](#step-1) and [more](plan.md#our-goals).'


def test_a_link_to_a_heading_that_was_translated_leads_nowhere() -> None:
    shown = {"The way there": "Der Weg dorthin", BELOW: BELOW.replace("See", "Siehe")}
    assert find_in_page("anchors", "markdown", PAGE, shown) == [
        (BELOW, "leads to #the-way-there, a heading that is #der-weg-dorthin in the translated page")
    ]


@pytest.mark.parametrize("heading", ["", "Der Weg dorthin"])
def test_a_link_to_the_translated_heading_is_right(heading: str) -> None:
    anchor = "#der-weg-dorthin" if heading else "#the-way-there"
    shown = {"The way there": heading, BELOW: f"Siehe [unten]({anchor})."}
    assert find_in_page("anchors", "markdown", PAGE, shown) == []


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Über `map`", "#über-map"),
        ("Über `map`", "#uber-map"),
        ("Ziele & Wege", "#ziele--wege"),
        ("Ziele & Wege", "#ziele-wege"),
        ("الطريق", "#الطريق"),
        ("Der **Weg**", "#der-weg"),
        ("Der Weg", "#Der-Weg"),
        ("Der Weg", "#der-weg-1"),
        ("Der Weg", "#%64er-weg"),
    ],
)
def test_what_tools_make_of_a_heading_is_known(heading: str, anchor: str) -> None:
    shown = {"The way there": heading, BELOW: f"Siehe [unten]({anchor})."}
    assert find_in_page("anchors", "markdown", PAGE, shown) == []


def test_a_place_with_a_name_of_its_own_keeps_it() -> None:
    shown = {"Our goals": "Our goals", END: END.replace("That is", "Das ist")}
    assert find_in_page("anchors", "markdown", PAGE, shown) == []


def test_an_anchor_that_was_never_there_is_told() -> None:
    shown = {END: END.replace("#end)", "#ende)")}
    assert find_in_page("anchors", "markdown", PAGE, shown) == [
        (END, "leads to #ende, which the translated page does not have")
    ]


def test_a_link_to_the_page_by_its_name_is_a_link_within_it() -> None:
    shown = {"Our goals": "Unsere Ziele", END: END.replace("That is", "Das ist")}
    assert find_in_page("anchors", "markdown", PAGE, shown) == [
        (END, "leads to #our-goals, a heading that is #unsere-ziele in the translated page")
    ]
    assert find_in_page("anchors", "markdown", PAGE, shown, page="else.md") == []


def test_sections_of_a_wiki_page_are_named_with_underscores() -> None:
    page = "== Our goals ==\n\nSee [[#Our goals|above]]. {{anchor|top}}\n"
    source = "See [[#Our goals|above]]. {{anchor|top}}"
    kept = {"Our goals": "Unsere Ziele", source: "Siehe [[#Our goals|oben]]. {{anchor|top}}"}
    assert find_in_page("anchors", "wikitext", page, kept) == [
        (source, "leads to #Our goals, a heading that is #Unsere_Ziele in the translated page")
    ]
    for target in ("#Unsere Ziele", "#Unsere_Ziele", "#top"):
        right = {"Our goals": "Unsere Ziele", source: f"Siehe [[{target}|oben]]. {{{{anchor|top}}}}"}
        assert find_in_page("anchors", "wikitext", page, right) == []


def test_headings_of_html_have_no_name_but_their_id() -> None:
    page = '<h2 id="goals">Our goals</h2><p>See <a href="#goals">above</a>.</p>'
    source = 'See <a href="#goals">above</a>.'
    assert find_in_page("anchors", "html", page, {"Our goals": "Ziele", source: source.replace("See", "Siehe")}) == []
    assert find_in_page("anchors", "html", page, {source: source.replace("#goals", "#ziele")}) == [
        (source, "leads to #ziele, which the translated page does not have")
    ]


REPEATED = "The board decides today.\n\n> The board decides today.\n\nThe board decides today.\n\n- Go on\n- Go on\n"
TWICE = "The board decides today."


def test_one_text_translated_in_two_ways_is_told_where_it_is_unusual() -> None:
    shown = {TWICE: "Der Vorstand entscheidet heute.\nDer Vorstand beschließt heute.\nDer Vorstand entscheidet heute."}
    assert find_in_page("inconsistent", "markdown", REPEATED, shown) == [
        (TWICE, "is translated in another way elsewhere in the page: Der Vorstand entscheidet heute.")
    ]


def test_what_is_short_untranslated_or_differs_in_capitals_is_consistent() -> None:
    shown = {TWICE: "Der Vorstand entscheidet heute.\n\nder Vorstand  entscheidet heute.", "Go on": "Weiter\nVorwärts"}
    assert find_in_page("inconsistent", "markdown", REPEATED, shown) == []


def test_the_same_words_as_a_heading_may_differ() -> None:
    page = "# The board decides today\n\nThe board decides today\n"
    shown = {"The board decides today": "Heutige Beschlüsse\nDer Vorstand entscheidet heute"}
    assert find_in_page("inconsistent", "markdown", page, shown) == []


def make_older(*, source: str = TWICE, comment: str = "", outdated: bool = False) -> dict[str, list[Entry]]:
    """An obsolete entry of the unit."""
    comments = (comment,) if comment else ()
    text = "Der Vorstand entscheidet."
    return {TWICE: [Entry("0", source, text, obsolete=True, comments=comments, outdated=outdated)]}


def test_a_unit_that_lost_its_translation_is_told() -> None:
    found = find_in_page("emptied", "markdown", f"{TWICE}\n", {}, older=make_older())
    assert found == [(TWICE, "was translated before and is empty now: Der Vorstand entscheidet.")]


@pytest.mark.parametrize(
    "older",
    [
        make_older(source="The board decides."),
        make_older(comment=say_unit("12345678")),
        make_older(comment=FROM_MERGE),
        make_older(outdated=True),
    ],
)
def test_a_text_that_was_never_the_units_own_is_no_loss(older: dict[str, list[Entry]]) -> None:
    assert find_in_page("emptied", "markdown", f"{TWICE}\n", {}, older=older) == []


def test_a_unit_that_was_translated_anew_is_not_empty() -> None:
    shown = {TWICE: "Der Vorstand beschließt heute."}
    assert find_in_page("emptied", "markdown", f"{TWICE}\n", shown, older=make_older()) == []
