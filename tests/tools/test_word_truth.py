"""Who came from whom, by words alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.tools.placed import place_units
from tools.update_truth import CHANGED, CHANGED_WORDS, MOVED, UNCHANGED, Case, collect_cases, judge
from tools.word_truth import align_words, count_kept, find_predecessor, measure_likeness, measure_shared_words

OLD = "The bed is wet today.\n\nWhoever comes first waters the roses.\n\nClose the gate in the evening.\n"
OLD_UNITS = place_units("a.md", OLD, "abc")


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("a b c", "a b c", [(0, 0), (1, 1), (2, 2)]),
        ("a b c", "a x c", [(0, 0), (2, 2)]),
        ("a b c", "c", [(2, 0)]),
        ("a b", "x y a b", [(0, 2), (1, 3)]),
        ("a b", "a b x", [(0, 0), (1, 1)]),
        ("", "a", []),
        ("a", "", []),
    ],
)
def test_words_outside_the_hunks_of_a_diff_are_kept(
    tmp_path: Path, old: str, new: str, kept: list[tuple[int, int]]
) -> None:
    assert align_words(old.split(), new.split(), tmp_path) == kept


def test_a_predecessor_is_the_unit_that_most_kept_words_stood_in(tmp_path: Path) -> None:
    new = "Whoever comes first in the evening waters the roses.\n\nThe bed is dry.\n"
    units = place_units("a.md", new, "xy")
    kept = count_kept(OLD, new, OLD_UNITS, units, tmp_path)
    assert find_predecessor(units[0], kept[0], OLD_UNITS) == OLD_UNITS[1]


def test_a_unit_that_kept_no_word_has_no_predecessor() -> None:
    assert find_predecessor(OLD_UNITS[0], Counter(), OLD_UNITS) is None


@pytest.mark.parametrize(
    ("text", "other", "pairs", "words"),
    [
        ("one two three", "one two three", 1.0, 1.0),
        ("one two three", "three two one", 0.0, 1.0),
        ("one two three four", "one two three five", 0.6, 0.75),
        ("one", "two", 0.0, 0.0),
        ("…", "…", 1.0, 0.0),
    ],
)
def test_likeness_is_the_share_of_common_word_pairs_or_words(text: str, other: str, pairs: float, words: float) -> None:
    assert (measure_likeness(text, other), measure_shared_words(text, other)) == (pairs, words)


def test_units_of_an_update_are_grouped_by_what_happened_to_them(tmp_path: Path) -> None:
    new = (
        "Whoever comes first at all waters the roses.\n\nThe bed is dry now.\n\nClose the gate in the evening.\n\n"
        "Nobody knows this one.\n"
    )
    units = place_units("a.md", new, "xyzn")
    cases = collect_cases({"a.md": OLD}, {"a.md": new}, {"a.md": OLD_UNITS}, {"a.md": units}, tmp_path)
    assert [(case.group, case.new.id, case.old.id) for case in cases] == [
        (CHANGED, "x", "b"),
        (UNCHANGED, "z", "c"),
    ]
    assert {CHANGED_WORDS, MOVED}.isdisjoint(case.group for case in cases)


@pytest.mark.parametrize(
    ("tag", "verdict"), [("«a.md#1»", "right"), ("", "lost"), ("«a.md#0»", "other place"), ("«b.md#7»", "twin")]
)
def test_a_unit_is_right_with_the_translation_of_its_predecessor_alone(tag: str, verdict: str) -> None:
    sources = {unit.tag: unit.source for unit in OLD_UNITS} | {"«b.md#7»": OLD_UNITS[1].source}
    case = Case(CHANGED, place_units("a.md", "Whoever comes", "x")[0], OLD_UNITS[1], 0.9)
    assert judge(case, tag, sources) == verdict
