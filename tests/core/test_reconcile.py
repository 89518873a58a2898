"""Who is who after a source edit, on pages whose ids are hashes."""

from __future__ import annotations

from tests.core.documents import PAGE, follow, ids, make_template, write_page
from workflow.core.reconcile import reconcile

ONE = "The first paragraph says one thing."
TWO = "A second paragraph, quite unlike the others."
THREE = "Lastly: what nobody had expected at all."


def test_an_unchanged_page_keeps_everything() -> None:
    first, second = follow([ONE, TWO], [ONE, TWO])
    assert second.units == first.units
    assert (second.new, second.edited, second.kept, second.moved, second.removed) == ((), (), 2, (), ())


def test_re_wrapping_changes_nothing() -> None:
    first, second = follow([ONE, TWO], [ONE.replace(" ", "\n"), TWO.replace(", ", ",\n")])
    assert ids(second) == ids(first)
    assert (second.kept, second.edited) == (2, ())


def test_an_edited_text_keeps_its_id() -> None:
    first, second = follow([ONE, TWO, THREE], [ONE, TWO.replace("quite", "very"), THREE])
    assert ids(second) == ids(first)
    assert second.edited == (ids(first)[1],)
    assert second.kept == 2


def test_a_rewritten_text_between_two_that_stayed_is_a_new_unit() -> None:
    first, second = follow([ONE, TWO, THREE], [ONE, "Zzz 0000.", THREE])
    assert second.new == (ids(second)[1],)
    assert second.removed == (ids(first)[1],)


def test_an_inserted_text_is_new_and_moves_nothing() -> None:
    first, second = follow([ONE, THREE], [ONE, TWO, THREE])
    assert [ids(second)[0], ids(second)[2]] == ids(first)
    assert second.new == (ids(second)[1],)
    assert second.moved == ()


def test_a_removed_text_takes_no_other_along() -> None:
    first, second = follow([ONE, TWO, THREE], [ONE, THREE])
    assert ids(second) == [ids(first)[0], ids(first)[2]]
    assert second.removed == (ids(first)[1],)


def test_swapped_texts_keep_their_ids_and_count_as_moved() -> None:
    first, second = follow([ONE, TWO, THREE], [TWO, ONE, THREE])
    assert ids(second) == [ids(first)[1], ids(first)[0], ids(first)[2]]
    assert len(second.moved) == 1
    assert second.kept == 3


def test_a_text_that_moves_far_keeps_its_id() -> None:
    others = [f"Filler number {number} with words." for number in range(9)]
    first, second = follow([ONE, *others], [*others, ONE])
    assert ids(second) == [*ids(first)[1:], ids(first)[0]]
    assert second.moved == (ids(first)[0],)


def test_equal_texts_are_separate_units_in_order() -> None:
    first, second = follow([ONE, TWO, ONE], [ONE, TWO, ONE, ONE])
    assert len(set(ids(first))) == 3
    assert ids(second)[:3] == ids(first)
    assert second.new == (ids(second)[3],)


def test_one_of_two_equal_texts_that_is_edited_keeps_its_id() -> None:
    first, second = follow([ONE, TWO, ONE], [ONE, TWO, ONE.replace("one", "another")])
    assert ids(second) == ids(first)
    assert second.edited == (ids(first)[2],)


def test_a_heading_is_never_an_edit_of_a_paragraph() -> None:
    first, second = follow([ONE, "Getting started", THREE], [ONE, "# Getting started now", THREE])
    assert second.new == (ids(second)[1],)
    assert second.removed == (ids(first)[1],)


def test_a_text_that_becomes_a_heading_keeps_its_id() -> None:
    first, second = follow([ONE, "Getting started", THREE], [ONE, "# Getting started", THREE])
    assert ids(second) == ids(first)
    assert second.kept == 3


def test_units_know_the_headings_above_them() -> None:
    plan = follow(["# Top", ONE, "## Below", TWO, "# Next", THREE])[0]
    assert [unit.path for unit in plan.units] == [(), ("Top",), ("Top",), ("Top", "Below"), (), ("Next",)]


def test_an_id_of_another_page_is_not_given_again() -> None:
    document = write_page([ONE])
    free = reconcile(PAGE, document, ())
    taken = reconcile(PAGE, document, (), is_taken=lambda unit_id: unit_id == ids(free)[0])
    assert ids(taken) != ids(free)


def test_two_pages_with_one_text_get_two_ids() -> None:
    document = write_page([ONE])
    assert ids(reconcile("a.md", document, ())) != ids(reconcile("b.md", document, ()))


def test_a_text_that_comes_back_takes_the_id_it_had() -> None:
    plan = reconcile(PAGE, write_page([ONE, TWO]), (), returning={TWO: "oldid234"})
    assert ids(plan)[1] == "oldid234"


def test_only_one_of_two_equal_texts_that_come_back_takes_the_id() -> None:
    plan = reconcile(PAGE, write_page([TWO, TWO]), (), returning={TWO: "oldid234"})
    assert ids(plan)[0] == "oldid234"
    assert ids(plan)[1] != "oldid234"


def test_an_id_that_lives_on_another_page_does_not_come_back() -> None:
    plan = reconcile(
        PAGE, write_page([TWO]), (), returning={TWO: "oldid234"}, is_taken=lambda unit_id: unit_id == "oldid234"
    )
    assert "oldid234" not in ids(plan)


def test_an_empty_page_loses_all_and_a_page_from_nothing_is_all_new() -> None:
    first, second, third = follow([ONE, TWO], [], [ONE, TWO])
    assert second.removed == tuple(ids(first))
    assert third.new == tuple(ids(third))
    assert ids(third) == ids(first)


def test_two_runs_agree() -> None:
    first = follow([ONE, TWO, ONE, THREE])[0]
    document = write_page([THREE, ONE, TWO.replace("quite", "very"), ONE, "New."])
    runs = [reconcile(PAGE, document, make_template(first)) for _ in range(2)]
    assert runs[0] == runs[1]
