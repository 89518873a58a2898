"""The page mode: the rendered document is the editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, make_site, read_query, read_words, select
from web.editor.document import cut_after

PAGE = """---
title: Front
---

# Title

One **bold** sentence.

- first item
- second item

![picture](a.png)
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page with a title in its front matter, a list, a picture."""
    more = '\n[[formats]]\nmatch = "**/*.md"\nfront_matter = ["title"]\n'
    site = make_site(tmp_path, more=more, a_md=PAGE)
    site.files.translate("a.md", "da", {"One **bold** sentence.": "En **fed** sætning."})
    return site


def unit(site: Site, source: str) -> str:
    return site.files.ids("a.md")[source]


def test_every_unit_is_a_piece_that_can_be_opened(site: Site) -> None:
    document = site.open("a.md")
    pieces = [piece.get("data-unit") for piece in select(document, ".tx[data-unit]")]
    assert sorted(pieces) == sorted(site.files.ids("a.md").values())
    opened = [read_query(link.get("href"))[1]["unit"] for link in select(document, "a.gut")]
    assert sorted(opened) == sorted(pieces)


def test_the_page_is_shown_rendered_with_fallbacks_marked(site: Site) -> None:
    document = site.open("a.md")
    piece = select(document, f".tx[data-unit={unit(site, 'One **bold** sentence.')}]")[0]
    assert [read_words(bold) for bold in select(piece, "strong")] == ["fed"]
    fallback = select(document, f".tx[data-unit={unit(site, 'first item')}]")[0]
    assert ("fallback" in fallback.get("class"), fallback.get("lang")) == (True, "en")


def test_units_that_cannot_be_seen_stand_in_a_list_above(site: Site) -> None:
    hidden = select(site.open("a.md").get_element_by_id("hidden"), ".tx")
    assert [read_words(piece) for piece in hidden] == ["Front", "picture"]


def test_the_form_of_an_open_unit_stands_after_its_block(site: Site) -> None:
    document = site.open("a.md", unit=unit(site, "first item"))
    form = select(document, "form.unit.open")[0]
    assert form.getparent().get("id") == "units"
    assert [read_words(each) for each in select(form.getprevious(), ".tx")] == ["first item", "second item"]


def test_the_form_of_a_hidden_unit_stands_in_the_list_above(site: Site) -> None:
    document = site.open("a.md", unit=unit(site, "Front"))
    form = select(document.get_element_by_id("hidden"), "form.unit.open")[0]
    assert form.get("data-unit") == unit(site, "Front")


def test_links_of_the_pieces_keep_the_filter(site: Site) -> None:
    for link in select(site.open("a.md", state="untranslated"), "article a.gut"):
        assert read_query(link.get("href"))[1]["state"] == "untranslated"


def test_ids_are_unique_whatever_is_open(site: Site) -> None:
    for mode in ("page", "list", "focus"):
        for each in site.files.ids("a.md").values():
            ids = site.open("a.md", mode=mode, unit=each).xpath("//@id")
            assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("html", "before"),
    [
        ('<p>a</p><p><span id="u1">b</span></p><p>c</p>', '<p>a</p><p><span id="u1">b</span></p>'),
        (
            '<ul><li><span id="u1">b</span><br></li><li>c</li></ul>x',
            '<ul><li><span id="u1">b</span><br></li><li>c</li></ul>',
        ),
        ('<hr><p title="a > b <"><i id="u1">b</i></p>y', '<hr><p title="a > b <"><i id="u1">b</i></p>'),
        ('<p><svg><use href="#x"/></svg><i id="u1">b</i></p><p>', '<p><svg><use href="#x"/></svg><i id="u1">b</i></p>'),
    ],
)
def test_a_document_is_cut_after_the_outermost_block(html: str, before: str) -> None:
    halves = cut_after(html, "u1")
    assert halves is not None
    assert (halves.before, halves.before + halves.after) == (before, html)


def test_a_document_without_the_piece_is_not_cut() -> None:
    assert cut_after('<p id="u11">a</p>', "u1") is None
