"""The checks of terms and forbidden terms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.cases import find, make_case
from tests.core.glossaries import make_glossary
from workflow.checks.check import Case
from workflow.model import Kind

LINES = """\
page,Seite|Dokument,,Blatt,
source page,Quellseite,,Ursprungsseite,
sheet,Blatt,,,
note,,no translation yet,,
home page,Haupt-Blatt,,,
"""


def case(source: str, translation: str, format: str = "markdown", language: str = "de") -> Case:
    """A translation in a project with a glossary."""
    made = make_case(format, source, translation, language)
    return replace(made, language=replace(made.language, glossary=make_glossary(LINES, language)))


@pytest.mark.parametrize(
    "translation",
    ["Die Seite.", "Alle *Seiten*.", "Das Dokument.", "Der Seitentitel.", "[Seite](a.md)", "Die `Seite`.", "**S**eite"],
)
def test_a_term_that_is_translated_in_any_form_passes(translation: str) -> None:
    assert find("terms", case("The page.", translation)) == []


@pytest.mark.parametrize("translation", ["Das Blatt.", "[Text](seite.md)", "<https://example.org/seite>", "Die Page."])
def test_a_term_that_is_not_translated_so_is_found_once(translation: str) -> None:
    message = "lacks the term page: the glossary has “Seite” or “Dokument”"
    assert find("terms", case("The page and pages.", translation)) == [message]


def test_the_longer_term_counts() -> None:
    assert find("terms", case("A source page.", "Eine Seite.")) == [
        "lacks the term source page: the glossary has “Quellseite”"
    ]
    assert find("terms", case("A source page.", "Eine Quellseite.")) == []


def test_terms_without_translation_and_code_are_left_alone() -> None:
    assert find("terms", case("A note in `page`.", "Eine Anmerkung in `page`.")) == []
    assert find("terms", replace(case("page", "page"), kind=Kind.CODE)) == []


def test_a_wikitext_link_without_a_text_of_its_own_counts() -> None:
    assert find("terms", case("The page.", "Die [[Seite]].", "wikitext")) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("The page.", "Das Blatt."),
        ("The page.", "Alle Blätter."),
        ("A source page.", "Eine **Ursprungsseite**."),
    ],
)
def test_what_is_forbidden_is_found_in_its_forms(source: str, translation: str) -> None:
    (message,) = find("forbidden-terms", case(source, translation))
    assert "which the glossary forbids: use “" in message


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("The page.", "Die Seite."),
        ("The page.", "Die Blattseite."),
        ("The page.", "Die Seite `Blatt`."),
        ("A page on a sheet.", "Eine Seite auf einem Blatt."),
        ("A page, a home page.", "Eine Seite, ein Haupt-Blatt."),
        ("A leaf.", "Ein Blatt."),
    ],
)
def test_what_is_not_forbidden_here_passes(source: str, translation: str) -> None:
    assert find("forbidden-terms", case(source, translation)) == []


def test_long_terms_are_told_shortened() -> None:
    made = case("x", "y")
    glossary = make_glossary(f"{'word ' * 50},{'Wort ' * 50}|b|c|d,,{'schlecht ' * 30},\n")
    made = replace(
        make_case("markdown", "word " * 50, "schlecht " * 30), language=replace(made.language, glossary=glossary)
    )
    messages = [*find("terms", made), *find("forbidden-terms", made)]
    assert len(messages) == 2
    assert all(len(message) < 300 for message in messages)
