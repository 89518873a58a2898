"""A translated document finds its units by structure, place and what does not change in a translation."""

from __future__ import annotations

from dataclasses import replace

from tests.core.page_alignment.documents import BREV, LETTER, align, list_spans, read, tell
from workflow.core.page_alignment import CERTAIN, Alignment, Knowledge, Pair, align_blocks

SURE = 90


def test_a_document_with_all_paragraphs_is_aligned_in_order() -> None:
    assert tell(LETTER, BREV) == list(zip(list_spans(LETTER), list_spans(BREV), strict=True))
    assert all(pair.confidence >= SURE for pair in align(LETTER, BREV).pairs)


def test_a_paragraph_that_the_translation_lacks_is_left() -> None:
    shorter = BREV.replace("Hvor er nøglen?\n\n", "")
    alignment = align(LETTER, shorter)
    assert alignment.left_sources == (list_spans(LETTER).index("Where is the key?"),)
    assert alignment.left_targets == ()
    assert ("Where is the key?", "") not in tell(LETTER, shorter)
    assert len(alignment.pairs) == len(list_spans(LETTER)) - 1


def test_a_paragraph_that_only_the_translation_has_is_left() -> None:
    longer = BREV.replace("## Redskaber", "Oversat af havens venner i Odense og på Fyn.\n\n## Redskaber")
    alignment = align(LETTER, longer)
    assert alignment.left_sources == ()
    assert [list_spans(longer)[place] for place in alignment.left_targets] == [
        "Oversat af havens venner i Odense og på Fyn."
    ]


def test_list_items_in_another_order_are_told_by_their_code_and_links() -> None:
    items = [line for line in BREV.splitlines() if line.startswith("- ")]
    turned = BREV.replace("\n".join(items), "\n".join(reversed(items)))
    assert sorted(tell(LETTER, turned)) == sorted(tell(LETTER, BREV))


def test_two_paragraphs_that_became_one_are_a_pair_of_two_and_one() -> None:
    source = "Come in and sit down at the `table`.\n\nThe [stove](stove.md) is warm, and there is soup for 20 people.\n"
    target = "Kom ind og sæt dig ved `table`. [Ovnen](stove.md) er varm, og der er suppe til 20 mennesker.\n"
    assert [(pair.sources, pair.targets) for pair in align(source, target).pairs] == [((0, 1), (0,))]


def test_a_paragraph_that_became_two_is_a_pair_of_one_and_two() -> None:
    source = "Come in and sit down at the `table`. The [stove](stove.md) is warm, and there is soup for 20 people.\n"
    target = "Kom ind og sæt dig ved `table`.\n\n[Ovnen](stove.md) er varm, og der er suppe til 20 mennesker.\n"
    assert [(pair.sources, pair.targets) for pair in align(source, target).pairs] == [((0,), (0, 1))]


def test_numbers_count_in_any_digits() -> None:
    source = "In 1984 there were few.\n\nIn 2001 there were many.\n\nIn 2015 there were none.\n"
    target = "في عام ١٩٨٤ كان هناك القليل.\n\nفي عام ٢٠١٥ لم يكن هناك شيء.\n"
    assert [(pair.sources, pair.targets) for pair in align(source, target).pairs] == [((0,), (0,)), ((2,), (1,))]


def test_markers_are_certain_wherever_they_stand() -> None:
    source = [
        replace(block, marker=marker) for block, marker in zip(read("One.\n\nTwo two two.\n")[1], "12", strict=True)
    ]
    target = [replace(block, marker=marker) for block, marker in zip(read("To to to.\n\nEn.\n")[1], "21", strict=True)]
    pairs = Pair((0,), (1,), CERTAIN), Pair((1,), (0,), CERTAIN)
    assert align_blocks(source, target, Knowledge()) == Alignment(pairs, (), ())


def test_a_pair_that_nothing_but_its_place_speaks_for_is_less_sure() -> None:
    source = "Yes, we do.\n\nNo, we do not.\n\nSo it is here.\n"
    target = "Ja, det gør vi.\n\nSådan er det her.\n"
    assert min(pair.confidence for pair in align(source, target).pairs) < SURE


def test_an_empty_document_leaves_everything() -> None:
    assert align(LETTER, "") == Alignment((), tuple(range(len(list_spans(LETTER)))), ())
    assert align("", BREV) == Alignment((), (), tuple(range(len(list_spans(BREV)))))
