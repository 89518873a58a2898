"""What source changes mean, as cases that translators can read."""

from __future__ import annotations

import pytest

from tests.cases_reader import read_cases
from workflow.core.carrying import carry_translation
from workflow.core.source_change import Meaning, compare_sources
from workflow.core.source_tokens import FindMarkup
from workflow.formats.html import FORMAT as HTML
from workflow.formats.markdown import FORMAT as MARKDOWN
from workflow.formats.text import FORMAT as TEXT
from workflow.formats.wikitext import FORMAT as WIKITEXT
from workflow.model import Format, Kind, Markup

FORMATS: dict[str, Format] = {"markdown": MARKDOWN, "wikitext": WIKITEXT, "html": HTML, "text": TEXT}

CASES = [(name, *case) for name in FORMATS for case in read_cases(f"source_change/{name}.txt")]


def reader(name: str) -> FindMarkup:
    """Finds the markup of a paragraph in a format."""
    format = FORMATS[name]

    def find_markup(text: str) -> tuple[Markup, ...]:
        return format.markup(text, Kind.PARAGRAPH, options=format.options)

    return find_markup


@pytest.mark.parametrize(("name", "title", "given", "expected"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_a_source_change_means_what_its_case_says(name: str, title: str, given: str, expected: str) -> None:  # noqa: ARG001
    old, new, translation = given.splitlines()
    meaning, outcome = expected.splitlines()
    find_markup = reader(name)
    change = compare_sources(old, new, find_markup)
    carried = carry_translation(change, translation, find_markup)
    stays = translation if change.meaning is Meaning.NONE else "made anew"
    assert (change.meaning.value, carried.text if carried else stays) == (meaning, outcome)


def test_a_table_of_numbers_is_made_anew() -> None:
    find_markup = reader("text")
    old, new = (" ".join(str(number) for number in range(start, start + 201)) for start in (1000, 2000))
    change = compare_sources(old, new, find_markup)
    assert (change.meaning, carry_translation(change, old, find_markup)) == (Meaning.MECHANICAL, None)


@pytest.mark.slow
def test_a_very_long_text_is_compared_in_reasonable_time() -> None:
    find_markup = reader("text")
    old, new = "word 3 " * 20_000, "word 4 " * 20_000
    assert compare_sources(old, new, find_markup).meaning is Meaning.MECHANICAL
    assert compare_sources(old, f"{old} more", find_markup).meaning is Meaning.REAL
