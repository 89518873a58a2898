"""A real book: 352 pages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.formats.markdown.pages import faults, outline, parse, pseudo, render

CORPUS = os.environ.get("POLYFOLIO_CORPUS", "")


@pytest.fixture(scope="module")
def pages() -> list[str]:
    if not CORPUS:
        pytest.skip("POLYFOLIO_CORPUS is not set: no real book to read (the unpacked comprehensive-rust folder)")
    found = sorted(Path(CORPUS, "2024-10-28", "src").rglob("*.md"))
    return [page.read_bytes().decode("utf-8") for page in found]


def test_every_page_of_the_book_comes_out_as_it_is(pages: list[str]) -> None:
    assert len(pages) == 352
    assert [render(parse(page), lambda _: None) for page in pages] == pages


def test_every_page_keeps_its_outline_under_pseudo_translation(pages: list[str]) -> None:
    changed = [page for page in pages if outline(render(parse(page), pseudo)) != outline(page)]
    assert changed == []


def test_no_unit_has_a_fault_under_pseudo_translation(pages: list[str]) -> None:
    found = [
        (span.source, wrong) for page in pages for span in parse(page).spans if (wrong := faults(span, pseudo(span)))
    ]
    assert found == []
