"""The truth about damaged pages: every text that is left stands where the truth says."""

from __future__ import annotations

import random

from tests.core.page_alignment.documents import BREV, list_spans, read
from tools.damaged_pages import damage_page

BROKEN = 40
"""Seeds: enough for drops, joins and moves to have happened."""


def make_chance(seed: int) -> random.Random:
    """The chance of one page."""
    return random.Random(seed)  # noqa: S311 - no secret


def test_the_truth_names_the_units_of_each_text() -> None:
    document, _ = read(BREV)
    texts = list_spans(BREV)
    for seed in range(BROKEN):
        damaged = damage_page(document, set(), make_chance(seed))
        for start, end, unit in damaged.truth:
            assert damaged.text[start:end] == texts[unit]


def test_all_kinds_of_damage_are_done() -> None:
    document, _ = read(BREV)
    units = list(range(len(list_spans(BREV))))
    found = [
        [unit for _, _, unit in damage_page(document, set(), make_chance(seed)).truth] for seed in range(BROKEN * 10)
    ]
    assert any(len(left) < len(units) for left in found)
    assert any(left != sorted(left) for left in found)
    joined = [damage_page(document, set(), make_chance(seed)).text for seed in range(BROKEN * 10)]
    assert any("døren. `rake`" in text or "(shed.md). `spade`" in text for text in joined)


def test_what_the_translation_never_had_is_taken_out() -> None:
    document, _ = read(BREV)
    damaged = damage_page(document, {1}, make_chance(1))
    assert 1 not in {unit for _, _, unit in damaged.truth}
    assert list_spans(BREV)[1] not in damaged.text
