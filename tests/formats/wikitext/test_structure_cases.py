from __future__ import annotations

import pytest

from tests.formats.wikitext.structure_cases import FOLDER, Case, describe_units, read_cases, render_page
from workflow.formats.wikitext.structure import parse_structure

CASES = [case for file in sorted(FOLDER.glob("structure-*.txt")) for case in read_cases(file.name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_page_gives_its_units(case: Case) -> None:
    document = parse_structure(case.page, page="page.wiki", options=case.options)
    assert describe_units(document) == case.units
    assert render_page(document, {}) == case.page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_make_no_difference_to_units(case: Case, newline: str) -> None:
    page = case.page.replace("\n", newline)
    document = parse_structure(page, page="page.wiki", options=case.options)
    assert describe_units(document) == case.units
    assert render_page(document, {}) == page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_byte_order_mark_makes_no_difference_to_units(case: Case) -> None:
    document = parse_structure("\ufeff" + case.page, page="page.wiki", options=case.options)
    assert describe_units(document) == case.units
