"""Random sequences of edits: what must hold of ids whatever happens to a page."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents import PAGE, WIKI, ids, make_template, write_page, write_wiki
from tests.examples import take_part
from workflow.core.reconcile import Reconciled, reconcile
from workflow.model import Document, Entry

WORDS = ("alpha", "beta", "gamma", "delta", "kilo", "lima", "mike", "oscar", "tango", "zulu")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
pages = st.lists(texts, max_size=7)
versions = st.lists(pages, min_size=2, max_size=5)


def write(page: str, version: list[str]) -> Document:
    return write_wiki(version) if page == WIKI else write_page(version)


def walk(page: str, history: list[list[str]]) -> list[tuple[Reconciled, tuple[Entry, ...]]]:
    """Each version's plan with the template it was reconciled against."""
    plans: list[tuple[Reconciled, tuple[Entry, ...]]] = []
    for version in history:
        template = make_template(plans[-1][0]) if plans else ()
        highest = plans[-1][0].highest if plans else 0
        plans.append((reconcile(page, write(page, version), template, highest=highest), template))
    return plans


@take_part(0.3)
@given(st.sampled_from([PAGE, WIKI]), versions)
def test_no_two_units_ever_have_one_id(page: str, history: list[list[str]]) -> None:
    for plan, _ in walk(page, history):
        assert len(set(ids(plan))) == len(plan.units)


@take_part(0.3)
@given(st.sampled_from([PAGE, WIKI]), versions)
def test_a_text_that_is_unique_before_and_after_keeps_its_id(page: str, history: list[list[str]]) -> None:
    for plan, template in walk(page, history):
        before = Counter(entry.source for entry in template)
        after = Counter(unit.source for unit in plan.units)
        known = {entry.source: entry.id for entry in template}
        for unit in plan.units:
            if before[unit.source] == 1 and after[unit.source] == 1:
                assert unit.id == known[unit.source]


@take_part(0.3)
@given(st.sampled_from([PAGE, WIKI]), versions)
def test_every_unit_is_kept_edited_new_or_removed_exactly_once(page: str, history: list[list[str]]) -> None:
    for plan, template in walk(page, history):
        assert plan.kept + len(plan.edited) + len(plan.new) == len(plan.units)
        assert plan.kept + len(plan.edited) + len(plan.removed) == len(template)
        assert {entry.id for entry in template} - set(plan.removed) == set(ids(plan)) - set(plan.new)
        assert set(plan.moved) <= set(ids(plan)) - set(plan.new)


@take_part(0.3)
@given(st.sampled_from([PAGE, WIKI]), versions)
def test_two_runs_agree_on_every_id(page: str, history: list[list[str]]) -> None:
    assert walk(page, history) == walk(page, history)


@take_part(0.3)
@given(versions)
def test_numbers_of_units_that_left_are_never_given_again(history: list[list[str]]) -> None:
    gone: set[str] = set()
    for plan, _ in walk(WIKI, history):
        assert not gone & set(plan.new)
        gone |= set(plan.removed)


@take_part(0.3)
@given(pages)
def test_reconciling_a_page_with_its_own_template_changes_nothing(version: list[str]) -> None:
    first = reconcile(PAGE, write_page(version), ())
    again = reconcile(PAGE, write_page(version), make_template(first))
    assert again.units == first.units
    assert not again.changed
