"""What pages of each format look like, with their pieces."""

from __future__ import annotations

import pytest

from tests.actions.preview.pages import show_pieces
from tests.cases_reader import read_cases

CASES = [
    (name, *case) for name in ("markdown", "html", "text", "wikitext") for case in read_cases(f"preview/{name}.txt")
]


@pytest.mark.parametrize(("format_name", "title", "page", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_page_is_shown_with_its_pieces(format_name: str, title: str, page: str, expected: str) -> None:
    html = show_pieces(format_name, page)
    lines = [line.strip() for line in html.splitlines() if line.strip()]
    assert lines == expected.splitlines(), title
