"""One number that two branches gave to two units: both stay, each with its translations, under ids of their own."""

from __future__ import annotations

import pytest

from tests.core.documents import WIKI, ids, make_template, write_wiki
from workflow.core.digest import make_unit_id
from workflow.core.marker_collisions import Collision, settle_catalog
from workflow.core.reconcile import Reconciled, reconcile
from workflow.errors import DocumentError
from workflow.model import Catalog, Entry

BASE = "The first paragraph says one thing."
OURS = "A second paragraph, quite unlike the others."
THEIRS = "Lastly: what nobody had expected at all."
RENAMED = make_unit_id("2", THEIRS, lambda _: False)
MERGED = (Entry("1", BASE), Entry(RENAMED, THEIRS), Entry("2", OURS))
"""The template as the merge driver leaves it, but for its notes."""
USUAL = Collision("2", RENAMED, THEIRS, ours_id="2", theirs_id="3")
SWAPPED = Collision("2", RENAMED, THEIRS, ours_id="3", theirs_id="2")


def mark(number: int, text: str) -> str:
    """A unit with its marker, as the wiki writes it."""
    return f"<!--T:{number}-->\n{text}"


def _reconcile(*blocks: str) -> Reconciled:
    """The merged page with the merged template. The page's title is no part of these tests."""
    plan = reconcile(WIKI, write_wiki(blocks), MERGED, highest=2)
    assert plan.edited == ()
    return plan


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(OURS, THEIRS), (mark(2, OURS), THEIRS), (mark(2, OURS), mark(2, THEIRS))],
    ids=["no markers", "ours is marked", "both are marked"],
)
def test_theirs_gets_the_next_number(ours: str, theirs: str) -> None:
    for blocks in ([BASE, ours, theirs], [theirs, ours, BASE]):
        plan = _reconcile(*blocks)
        assert {unit.source: unit.id for unit in plan.units[1:]} == {BASE: "1", OURS: "2", THEIRS: "3"}
        assert (plan.collisions, plan.highest, plan.changed) == ((USUAL,), 3, True)


def test_where_only_theirs_is_marked_with_the_number_ours_gets_the_next_one() -> None:
    plan = _reconcile(BASE, OURS, mark(2, THEIRS))
    assert ids(plan)[1:] == ["1", "3", "2"]
    assert plan.collisions == (SWAPPED,)


def test_a_unit_that_the_merge_of_the_documents_dropped_leaves_under_its_number() -> None:
    plan = _reconcile(BASE, OURS)
    assert (ids(plan)[1:], plan.removed) == (["1", "2"], ("3",))


def test_afterwards_the_page_is_unchanged_even_while_the_markers_are_wrong() -> None:
    for blocks in ([BASE, mark(2, OURS), mark(2, THEIRS)], [BASE, OURS, mark(2, THEIRS)]):
        first = _reconcile(*blocks)
        again = reconcile(WIKI, write_wiki(blocks), make_template(first), highest=first.highest)
        assert (ids(again), again.changed) == (ids(first), False)


def test_a_marker_that_stands_twice_is_refused_where_both_texts_are_other_ones() -> None:
    for blocks in ([mark(2, OURS + " x"), mark(2, THEIRS)], [mark(2, OURS), mark(2, THEIRS + " x")]):
        with pytest.raises(DocumentError, match="'2' stands at line 2 already"):
            _reconcile(*blocks)


def test_a_text_that_another_marker_has_is_not_known_by_it_alone() -> None:
    with pytest.raises(DocumentError):
        _reconcile(mark(2, OURS), mark(2, BASE), mark(1, BASE))


def test_a_marker_with_a_name_is_no_collision() -> None:
    template = (Entry("introabc", BASE), Entry("2", OURS))
    plan = reconcile(WIKI, write_wiki([BASE, OURS]), template, highest=2)
    assert (ids(plan)[1:], plan.collisions) == (["introabc", "2"], ())


def test_two_branches_may_collide_with_ours() -> None:
    third = "And one more from another place."
    template = (*MERGED, Entry(make_unit_id("2", third, lambda _: False), third))
    plan = reconcile(WIKI, write_wiki([BASE, OURS, THEIRS, third]), template, highest=2)
    assert ids(plan)[1:] == ["1", "2", "3", "4"]


def _settle(collision: Collision, *entries: Entry) -> list[tuple[str, str]]:
    settled = settle_catalog(Catalog(entries), (collision,))
    return [(entry.id, entry.translation) for entry in settled.entries]


def test_a_merged_file_gets_the_same_numbers() -> None:
    entries = (Entry("2", OURS, "vores"), Entry(RENAMED, THEIRS, "deres"), Entry(RENAMED, "x", "før", obsolete=True))
    assert _settle(USUAL, *entries) == [("2", "vores"), ("3", "deres"), ("3", "før")]
    assert _settle(SWAPPED, *entries) == [("3", "vores"), ("2", "deres"), ("2", "før")]


def test_a_file_that_only_their_side_had_has_the_number_for_their_text() -> None:
    entries = (Entry("2", THEIRS, "deres"), Entry("2", "x", "før", obsolete=True))
    assert _settle(USUAL, *entries) == [("3", "deres"), ("3", "før")]
    assert _settle(SWAPPED, *entries) == [("2", "deres"), ("2", "før")]


def test_a_file_that_only_our_side_had_has_the_number_for_our_text() -> None:
    assert _settle(USUAL, Entry("2", OURS, "vores")) == [("2", "vores")]
    assert _settle(SWAPPED, Entry("2", OURS, "vores")) == [("3", "vores")]


def test_a_file_without_the_units_is_left_as_it_is() -> None:
    catalog = Catalog((Entry("1", BASE, "først"),))
    assert settle_catalog(catalog, (SWAPPED,)) is catalog
    assert settle_catalog(catalog, ()) is catalog
