"""What undoing means: for one unit, whatever happened to it before."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import take_part
from workflow.core.digest import digest_entry
from workflow.core.undoing import Said, Step, bring_back, find_before, find_start, put_back
from workflow.model import Entry

WHO = st.sampled_from(["Åse", "Bo", "outside"])
LIVES = st.lists(st.tuples(WHO, st.sampled_from(["", "a", "b", "c"]), st.booleans()), min_size=1, max_size=8)


@dataclass(frozen=True)
class Life:
    """A unit's edits of one source, and what it said after each; those by "outside" are in no journal."""

    steps: list[Step]
    before: list[Said]
    """What it said before each step."""


def live(edits: list[tuple[str, str, bool]], ours: str) -> Life:
    """A life in which every edit says something else than before."""
    now = Said("")
    steps, before = [], []
    for author, text, outdated in edits:
        said = Said(text, outdated and bool(text))
        if said == now:
            continue
        if author != "outside":
            base = digest_entry(Entry("u", "Source", now.translation, now.outdated))
            steps.append(Step(base, "Source", said, author == ours))
            before.append(now)
        now = said
    return Life(steps, before)


@take_part(0.1)
@given(LIVES)
def test_what_was_there_before_an_edit_is_found_whoever_put_it_there(edits: list[tuple[str, str, bool]]) -> None:
    life = live(edits, "Bo")
    for step, before in zip(life.steps, life.before, strict=True):
        assert find_before(step.base, step.source, ["c", "b", "a"]) == before


@take_part(0.1)
@given(LIVES)
def test_undoing_ends_where_somebody_elses_text_begins(edits: list[tuple[str, str, bool]]) -> None:
    life = live(edits, "Bo")
    if not life.steps or not life.steps[-1].ours:
        return
    first, said = find_start(life.steps, ["a", "b", "c"])
    assert said == life.before[first]
    assert all(step.ours for step in life.steps[first:])
    for place in range(first + 1, len(life.steps)):  # no text of another between them
        assert life.before[place].translation == life.steps[place - 1].said.translation
    if first and life.steps[first - 1].ours:  # one of the user's own before it was changed by somebody in between
        assert life.steps[first - 1].said.translation != life.before[first].translation


def test_a_text_that_nobody_knows_is_not_guessed() -> None:
    life = live([("outside", "x", False), ("Bo", "a", False)], "Bo")
    assert find_start(life.steps, ["a", "b"]) == (0, None)


def test_a_text_from_before_a_source_change_between_two_edits_is_outdated() -> None:
    texts = ["b", "one", "two"]
    steps = [
        Step(digest_entry(Entry("u", "Old", "b")), "Old", Said("one"), True),
        Step(digest_entry(Entry("u", "New", "one", outdated=True)), "New", Said("two"), True),
    ]
    assert find_start(steps, texts) == (0, Said("b", True))


@pytest.mark.parametrize(
    ("now", "source", "said", "back"),
    [
        (Entry("u", "S", "edit"), "S", Said("before"), Said("before")),
        (Entry("u", "S", "edit"), "S", Said("before", True), Said("before", True)),
        (Entry("u", "S", "edit", outdated=True), "S", Said("before"), Said("before")),
        (Entry("u", "S", "edit"), "S", Said(""), Said("")),
        (Entry("u", "S  ", "edit", outdated=True), "S", Said("before"), Said("before")),
        (Entry("u", "T", "edit", outdated=True), "S", Said("before"), Said("before", True)),
        (Entry("u", "T", "edit"), "S", Said("before"), Said("before")),
        (Entry("u", "T", "edit", outdated=True), "S", Said(""), Said("")),
    ],
)
def test_an_undone_edit_leaves_the_unit_as_it_was(now: Entry, source: str, said: Said, back: Said) -> None:
    assert put_back(now, source, said) == back


@pytest.mark.parametrize(
    ("source", "said", "back"),
    [
        ("S", Said("older"), Said("older")),
        ("S ", Said("older"), Said("older")),
        ("S", Said("older", True), Said("older", True)),
        ("Another", Said("older"), Said("older", True)),
    ],
)
def test_a_text_that_is_brought_back_is_outdated_when_it_was_made_for_another_source(
    source: str, said: Said, back: Said
) -> None:
    assert bring_back(Entry("u", "S", "now"), source, said) == back
