"""Every unit with a place in its page is a piece of it, once, and nothing of a mark is left over."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actions.preview.pages import PlainStyle, assemble, read_page
from workflow.actions.preview.addresses import keep_foreign
from workflow.actions.preview.assemble import assemble_page
from workflow.actions.preview.render import PLACELESS
from workflow.actions.preview.sanitise import sanitise_html
from workflow.core.marks import remove_marks
from workflow.formats.preview import preview_page

_PIECE = re.compile(r"⟪(\d+):")

WORDS = st.sampled_from(
    (
        "Simple words",
        "**Bold** begins",
        "ends with *stars*",
        "`code` first",
        "a [link](x.md)",
        '_"quoted"_',
        "1. Januar",
        "end\\",
        "a * b * c",
        "5 < 6 & 7",
        "<b>tags</b>",
        "x <br> y",
        "æøå 中文",
        "a_b_c",
        "~~gone~~",
        "![alt](x.png) and",
        "https://example.org",
        "**„Anführung“**",
        "footnote[^n]",
        "a | b",
        "{{ template }}",
        "\\*escaped\\*",
        "&amp; on",
    )
)


def _markdown_blocks() -> st.SearchStrategy[str]:
    text = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
    line = text.filter(lambda words: "|" not in words)
    return st.one_of(
        text,
        st.tuples(text, text).map("\n".join),
        st.builds("{} {}".format, st.sampled_from(("#", "##", "####")), line),
        line.map(lambda words: f"{words}\n==="),
        st.lists(text, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
        st.lists(text, min_size=1, max_size=3).map(
            lambda items: "\n\n".join(f"* {item}\n\n  {item}" for item in items)
        ),
        st.tuples(text, text).map(lambda pair: f"1. {pair[0]}\n   - [x] {pair[1]}"),
        text.map(lambda words: f"> {words}\n> {words}"),
        text.map(lambda words: f"> [!TIP]\n> {words}"),
        st.tuples(line, line).map(lambda pair: f"| {pair[0]} | {pair[1]} |\n|---|:-:|\n| {pair[1]} | 1 |"),
        text.map(lambda words: f"```\n{words}\n```"),
        text.map(lambda words: f"<div>\n\n{words}\n\n</div>"),
        text.map(lambda words: f'!!! note "Title"\n    {words}'),
        text.map(lambda words: f"::: tip Title\n{words}\n:::"),
        st.just("[^n]: A note."),
        st.just("{{#include x.md}}"),
        st.just("---"),
    )


PAGES = st.lists(_markdown_blocks(), max_size=6).map("\n\n".join)


def check_pieces(format_name: str, page: str) -> None:
    """Each unit with a place stands in the page once, in order."""
    source = read_page(format_name, page)
    expected = [unit.id for unit in source.units if unit.span.kind not in PLACELESS]
    html = assemble(format_name, page).html
    assert sorted(_PIECE.findall(html)) == sorted(expected), html
    assert remove_marks(html) == html


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_every_unit_of_a_markdown_page_is_one_piece(page: str) -> None:
    check_pieces("markdown", page)


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_marks_change_nothing_else_of_a_markdown_page(page: str) -> None:
    """The page without its pieces' signs is the page that was never marked."""
    source = read_page("markdown", page)
    unmarked = sanitise_html(preview_page("markdown", page, options=source.options))
    plain = assemble_page(unmarked, 0, PlainStyle(), keep_foreign).html
    assert re.sub(r"\(\d+\)(?=<a)|⟪(?:\d+:)?|⟫", "", assemble("markdown", page).html) == plain


_WIKI = st.lists(
    st.sampled_from(
        (
            "== Head ==",
            "* item ''a''",
            "** inner",
            "# one",
            "; term : meaning",
            "Text with [[link|label]].",
            "'''b'''",
            "{|\n|+ Cap\n! h\n|-\n| c || d\n|}",
            "{{Box|x}}",
            "Text<ref>note</ref> on",
            "[[File:X.png|thumb|Cap]]",
            " pre",
            "----",
            "<div>x</div>",
            "",
            "https://example.org",
            "<!-- c --> text",
            "#: x",
        )
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(_WIKI)
def test_a_wikitext_page_shows_each_unit_at_most_once(page: str) -> None:
    source = read_page("wikitext", page)
    html = assemble("wikitext", page).html
    found = _PIECE.findall(html)
    assert len(found) == len(set(found))
    hidden = {unit.id for unit in source.units} - set(found)
    noted = {unit.id for unit in source.units if unit.span.source in ("note", "Cap")}
    assert hidden <= noted, html


_LINES = st.lists(
    st.sampled_from(("Some words", "more words here", "- item", "1. first", "  - inner", "> quoted", "=====", "-----"))
    | st.sampled_from(("", "", "| a | b |", "a https://example.org/x b", "2.3 Heading", "x < y")),
    max_size=10,
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(_LINES)
def test_every_unit_of_a_plain_text_is_one_piece(page: str) -> None:
    check_pieces("text", page)


@pytest.mark.slow
def test_every_unit_of_a_real_book_is_one_piece() -> None:
    root = os.environ.get("POLYFOLIO_CORPUS")
    if not root:
        pytest.skip("POLYFOLIO_CORPUS is not set: previews are NOT tried on a real book")
    pages = sorted(Path(root).glob("*/src/**/*.md"))
    assert len(pages) > 300
    for path in pages:
        check_pieces("markdown", path.read_bytes().decode("utf-8"))
