"""What must have become of a translation, told by where each character came from."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.tools.placed import place_units
from tools.edit_truth import is_current, judge_book, trace_units
from tools.naive_matchers import match_by_position, match_by_text
from tools.tagged_project import Outcome, Standing
from tools.tracked_text import Tracked, join, track_pages

OLD = "Water the roses first. Then sit down.\n\nClose the gate.\n"
BEFORE = {"a.md": place_units("a.md", OLD, "rg")}
ORIGINAL = track_pages({"a.md": OLD})
ROSES, GATE = (unit.tag for unit in BEFORE["a.md"])
EVERY = frozenset({ROSES, GATE})


def judge(edited: Tracked, ids: str, standing: Mapping[str, Standing], found: frozenset[str] = EVERY) -> list[str]:
    """What became of each unit of the edited page, where this stands at its units."""
    after = {"a.md": place_units("a.md", edited.text, ids)}
    ancestry = trace_units(ORIGINAL, BEFORE, {"a.md": edited}, after)
    outcome = Outcome({"a.md": tuple(standing[unit_id] for unit_id in ids)}, found)
    return [f"{one.what}: {one.verdict}" for one in judge_book(ancestry, BEFORE, after, outcome, ["a.md"], EVERY)]


MISTYPED = ORIGINAL["a.md"].replace(4, 5, "x")
SPLIT = ORIGINAL["a.md"].replace(22, 23, "\n\n")
MERGED = ORIGINAL["a.md"].replace(37, 39, " ")
GATE_STANDS = Standing("g", GATE)


@pytest.mark.parametrize(
    ("standing", "verdict"),
    [
        (Standing("r", ROSES, True, BEFORE["a.md"][0].source), "right"),
        (Standing("r", ROSES, True, "Something else."), "wrong state"),
        (Standing("r", ROSES), "wrong state"),
        (Standing("n", ROSES, True, BEFORE["a.md"][0].source), "wrong state"),
        (Standing("r", GATE, True), "other place"),
        (Standing("r"), "not offered"),
    ],
)
def test_an_edited_unit_keeps_its_id_and_its_outdated_translation(standing: Standing, verdict: str) -> None:
    standings = {standing.id: standing, "g": GATE_STANDS}
    assert judge(MISTYPED, f"{standing.id}g", standings) == [f"kept: {verdict}", "kept: right"]


def test_a_translation_that_stands_nowhere_is_lost() -> None:
    assert judge(MISTYPED, "rg", {"r": Standing("r"), "g": GATE_STANDS}, frozenset({GATE})) == [
        "kept: lost",
        "kept: right",
    ]


@pytest.mark.parametrize(
    ("part", "verdict"),
    [
        (Standing("n", offered=frozenset({ROSES})), "right"),
        (Standing("n"), "not offered"),
        (Standing("n", ROSES, True), "other place"),
    ],
)
def test_the_smaller_part_of_a_split_is_offered_the_old_translation(part: Standing, verdict: str) -> None:
    large = Standing("r", ROSES, True, BEFORE["a.md"][0].source)
    assert judge(SPLIT, "rng", {"r": large, "n": part, "g": GATE_STANDS}) == [
        "kept: right",
        f"split off: {verdict}",
        "kept: right",
    ]


@pytest.mark.parametrize(("offered", "verdict"), [(frozenset({GATE}), "right"), (frozenset[str](), "not offered")])
def test_a_merged_unit_is_offered_the_translation_of_the_smaller_one(offered: frozenset[str], verdict: str) -> None:
    merged = Standing("r", ROSES, True, BEFORE["a.md"][0].source, offered)
    assert judge(MERGED, "r", {"r": merged}) == ["kept: right", f"merged: {verdict}"]


@pytest.mark.parametrize(
    ("old", "new", "current"),
    [
        ("See [it](https://a.example/x).", "See [it](https://b.example/x).", True),
        ("See [it](x.md).", "See [it](https://b.example/x.md).", True),
        ("See [it](x.md).", "See [that](x.md).", False),
    ],
)
def test_a_translation_stays_current_when_only_link_targets_change(old: str, new: str, current: bool) -> None:
    assert is_current(old, new) == current


def test_naive_matchers_are_told_from_good_ones() -> None:
    swapped = join(ORIGINAL["a.md"].cut(39, 54), "\n\n", ORIGINAL["a.md"].cut(0, 37), "\n")
    after = {"a.md": place_units("a.md", swapped.text, "gr")}
    ancestry = trace_units(ORIGINAL, BEFORE, {"a.md": swapped}, after)
    verdicts = [
        [one.verdict for one in judge_book(ancestry, BEFORE, after, match(BEFORE, after), ["a.md"], EVERY)]
        for match in (match_by_position, match_by_text)
    ]
    assert verdicts == [["other place", "other place"], ["right", "right"]]
