"""Following texts from page to page."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.core.follow import Placed, follow_texts

ONE = "The committee meets on the first Monday of every month in the town hall."
TWO = "Minutes of all meetings are kept for seven years and then destroyed."
THREE = "Anybody who lives in the town may speak for five minutes."


def place(page: str, *texts: str, kind: str = "paragraph") -> list[Placed]:
    return [Placed(page, position, text, kind) for position, text in enumerate(texts)]


def follow(lost: Sequence[Placed], born: Sequence[Placed]) -> dict[str, str]:
    """Where each new text came from, as `page#position`."""
    found = follow_texts(lost, born).pairs
    return {
        f"{born[new].page}#{born[new].position}": f"{lost[old].page}#{lost[old].position}" for new, old in found.items()
    }


def test_an_edited_page_with_another_name_is_followed_along_the_sequence() -> None:
    edited = TWO.replace("seven", "ten")
    assert follow(place("old.md", ONE, TWO, THREE), place("new.md", ONE, edited, THREE)) == {
        "new.md#0": "old.md#0",
        "new.md#1": "old.md#1",
        "new.md#2": "old.md#2",
    }


def test_equal_short_texts_follow_their_neighbours() -> None:
    lost = [*place("a.md", "Example", ONE), *place("b.md", "Example", TWO)]
    assert follow(lost, place("c.md", "Example", TWO)) == {"c.md#0": "b.md#0", "c.md#1": "b.md#1"}


def test_a_lonely_short_text_comes_from_the_page_with_the_likest_name() -> None:
    lost = [*place("iterators/solution.md", "Solution"), *place("traits/solution.md", "Solution")]
    assert follow(lost, place("traits/answer.md", "Solution")) == {"traits/answer.md#0": "traits/solution.md#0"}


def test_an_edited_paragraph_is_found_on_a_page_that_has_nothing_else_from_there() -> None:
    assert follow(place("a.md", ONE), place("z.md", THREE, ONE.replace("Monday", "Tuesday"))) == {"z.md#1": "a.md#0"}


def test_a_short_text_is_not_followed_by_likeness_alone() -> None:
    assert follow(place("a.md", "Exercise"), place("z.md", "Exercises")) == {}


def test_a_text_that_is_like_two_others_to_the_same_degree_is_new() -> None:
    lost = [*place("a.md", ONE.replace("first", "second")), *place("b.md", ONE.replace("first", "fourth"))]
    assert follow(lost, place("z.md", ONE)) == {}


def test_a_heading_is_no_edit_of_a_paragraph_on_another_page() -> None:
    assert follow(place("a.md", ONE), place("z.md", ONE.replace("Monday", "Tuesday"), kind="heading")) == {}


def test_parts_of_a_text_that_was_split_on_its_way_are_offered_its_translation() -> None:
    lost, born = place("a.md", TWO, f"{ONE} {THREE}"), place("z.md", TWO, ONE, THREE)
    followed = follow_texts(lost, born)
    assert followed.pairs == {0: 0, 1: 1}
    assert followed.offered == {2: (1,)}


def test_texts_that_were_joined_on_their_way_offer_the_smaller_ones_translation() -> None:
    followed = follow_texts(place("a.md", TWO, ONE), place("z.md", f"{TWO} {ONE}"))
    assert followed.pairs == {0: 1}
    assert followed.offered == {0: (0,)}
