from __future__ import annotations

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.wikitext.structure_cases import parse_page, render_page
from workflow.formats.wikitext.faults import find_faults
from workflow.formats.wikitext.markup import find_markup
from workflow.formats.wikitext.outline import outline_wikitext
from workflow.formats.wikitext.pieces import Piece, scan_pieces

WELL_FORMED = st.recursive(
    st.sampled_from(["word ", "''a'' ", "<b>c</b>", "&nbsp;", "1 = 2 ", "\n"]),
    lambda inner: st.one_of(
        inner.map(lambda text: "{{Name|" + text + "|key=" + text + "}}"),
        inner.map(lambda text: "{{{name|" + text + "}}}"),
        inner.map(lambda text: "[[Page|" + text.replace("[", "(").replace("]", ")") + "]]"),
        st.tuples(inner, inner).map("".join),
    ),
    max_leaves=12,
)


def read_templates(text: str) -> list[str]:
    """The outermost templates as an independent parser sees them."""
    return [str(node) for node in mwparserfromhell.parse(text).filter_templates(recursive=False)]


def scan_templates(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in scan_pieces(text) if piece.kind == "template"]


@given(WELL_FORMED)
def test_templates_are_those_of_an_independent_parser(text: str) -> None:
    assert scan_templates(text) == read_templates(text)


def test_a_piece_knows_its_place_and_its_bars() -> None:
    assert scan_pieces("a{{b|c=[[d|e]]|f}}<ref name=g>h|i</ref>[[j]]{{{k|l}}}<!--m-->") == [
        Piece("template", 1, 18, "", (4, 14)),
        Piece("element", 18, 39, "ref", (), (30, 33)),
        Piece("link", 39, 44),
        Piece("parameter", 44, 53, "", (48,)),
        Piece("comment", 53, 61),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("{{a {{b}}", ["{{b}}"]),
        ("{{a [[b}} c", []),
        ("[[a\n{{b}}", ["{{b}}"]),
        ("{{a <!-- }} --> }}", ["{{a <!-- }} --> }}"]),
        ("{{a <nowiki>}}</nowiki>}}", ["{{a <nowiki>}}</nowiki>}}"]),
        ("<nowiki>{{a}}", ["{{a}}"]),
        ("<!-- {{a}}", ["<!-- {{a}}"]),
        ("{{{{a}}}}", ["{{{a}}}"]),
        ("{{{{{a}}}}}", ["{{{{{a}}}}}"]),
        ("<pre/>{{a}}", ["<pre/>", "{{a}}"]),
        ("<prefix>{{a}}</prefix>", ["{{a}}"]),
    ],
)
def test_broken_nesting_is_read_as_mediawiki_does(text: str, pieces: list[str]) -> None:
    assert [text[piece.start : piece.end] for piece in scan_pieces(text)] == pieces


@pytest.mark.parametrize(
    "part", ["{{", "[[", "{{a|", "[[File:a|", "<ref>", "<nowiki>", "<!--", "<a ", "=", "{|\n|", "<code>", "||a=", "''"]
)
def test_thousands_of_open_marks_are_read_without_harm(part: str) -> None:
    text = part * 20_000 + " text"
    assert render_page(parse_page(text, template_arguments=True), {}) == text
    assert isinstance(outline_wikitext(text), tuple)
    assert isinstance(find_faults("a {{", text), tuple)
    assert isinstance(find_markup(text), tuple)


@pytest.mark.parametrize(("opening", "closing"), [("{{a|", "}}"), ("[[File:a|", "]]"), ("{{a|[[File:b|", "]]}}")])
def test_thousands_of_nested_marks_are_read_without_harm(opening: str, closing: str) -> None:
    text = opening * 3_000 + "text" + closing * 3_000
    assert render_page(parse_page(text, template_arguments=True), {}) == text
    assert isinstance(outline_wikitext(text), tuple)
    assert isinstance(find_faults("a {{", text), tuple)
    assert isinstance(find_markup(text), tuple)
