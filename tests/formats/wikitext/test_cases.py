"""Every rule of Translate's parsing, markers and rendering, as cases that a translator can read."""

from __future__ import annotations

import pytest

from tests.formats.wikitext.case_reader import Case, Part, read_cases
from tests.formats.wikitext.pages import LINKS, PAGE, make_view, number_units, parse, render
from workflow.errors import DocumentError
from workflow.formats.wikitext import FORMAT
from workflow.model import TITLE_ID, Shown

FILES = (
    "splitting.txt",
    "tags.txt",
    "markers.txt",
    "variables.txt",
    "kinds.txt",
    "rendering.txt",
    "marking.txt",
    "words.txt",
)
CASES = [pytest.param(case, id=case.title) for case in read_cases(*FILES)]
GOOD_CASES = [pytest.param(case, id=case.title) for case in read_cases(*FILES) if not case.all_parts("error")]
BAD_CASES = [pytest.param(case, id=case.title) for case in read_cases(*FILES) if case.all_parts("error")]


def with_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def name_page(case: Case) -> str:
    return " ".join(case.page.words) or PAGE


def read_translations(case: Case) -> dict[str, Shown]:
    translations: dict[str, Shown] = {}
    for part in case.all_parts("translation"):
        marker, *words = part.words
        language = words[words.index("from") + 1] if "from" in words else "da"
        outdated = "outdated" in words
        translations[marker] = Shown(part.text, language, "ltr", outdated=outdated, fallback="from" in words)
    return translations


def expect_units(case: Case) -> list[tuple[str, ...]]:
    return [(*part.words, part.text) for part in case.all_parts("unit")]


def describe_units(case: Case, text: str) -> list[tuple[str, ...]]:
    spans = parse(text, name_page(case)).spans
    shown_title = any(part.words[0] == "title" for part in case.all_parts("unit"))
    return [
        (
            "title" if span.marker == TITLE_ID else span.marker or "new",
            str(span.kind),
            *[str(span.level)] * bool(span.level),
            span.source,
        )
        for span in spans
        if shown_title or span.marker != TITLE_ID
    ]


def render_part(case: Case, part: Part, text: str) -> str:
    language, *words = part.words
    view = make_view(language, mark="mark" in words, links=LINKS if "links" in words else ())
    return render(parse(text, name_page(case)), view, read_translations(case) if language != "en" else {})


@pytest.mark.parametrize("case", GOOD_CASES)
def test_the_units_are_those_of_translate(case: Case) -> None:
    if case.all_parts("unit"):
        assert describe_units(case, case.page.text) == expect_units(case)


@pytest.mark.parametrize("case", GOOD_CASES)
def test_a_file_with_crlf_has_the_same_units(case: Case) -> None:
    if case.all_parts("unit"):
        assert describe_units(case, with_crlf(case.page.text)) == expect_units(case)


@pytest.mark.parametrize("case", GOOD_CASES)
def test_the_page_is_rendered_as_expected(case: Case) -> None:
    for part in case.all_parts("rendered"):
        assert render_part(case, part, case.page.text) == part.text


@pytest.mark.parametrize("case", GOOD_CASES)
def test_a_file_with_crlf_is_rendered_with_crlf(case: Case) -> None:
    for part in case.all_parts("rendered"):
        if "\n" in case.page.text:
            assert render_part(case, part, with_crlf(case.page.text)) == with_crlf(part.text)


@pytest.mark.parametrize("case", GOOD_CASES)
def test_markers_are_written_where_translate_writes_them(case: Case) -> None:
    for part in case.all_parts("marked"):
        for text, expected in ((case.page.text, part.text), (with_crlf(case.page.text), with_crlf(part.text))):
            document = parse(text, name_page(case))
            assert FORMAT.with_markers(document, number_units(document)) == expected


@pytest.mark.parametrize("case", CASES)
def test_the_warnings_are_the_expected_ones_and_no_others(case: Case) -> None:
    if case.all_parts("error"):
        return
    expected = [(int(part.words[0]), part.text) for part in case.all_parts("warning")]
    assert [(warning.line, warning.message) for warning in parse(case.page.text, name_page(case)).warnings] == expected


@pytest.mark.parametrize("case", BAD_CASES)
def test_the_error_names_its_line_and_the_way_out(case: Case) -> None:
    (expected,) = case.all_parts("error")
    for text in (case.page.text, with_crlf(case.page.text)):
        with pytest.raises(DocumentError) as caught:
            parse(text, name_page(case))
        assert (caught.value.path, caught.value.line) == (name_page(case), int(expected.words[0]))
        assert caught.value.message == expected.text
