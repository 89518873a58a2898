"""Bringing a catalog up to its page where a source change leaves translations current."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workflow.core.carrier import Carrier
from workflow.core.catalog import apply_edit, describe_unit, merge_units
from workflow.core.render import SourcePage
from workflow.core.review import add_review, is_reviewed
from workflow.formats.markdown import FORMAT
from workflow.formats.markdown.format import MarkdownFormat
from workflow.model import Catalog, Entry, Format, Options, Span, Unit, View

A = "See [it](a.md) in 3 days."
B = "See [it](b.md) in 3 days."
C = "See [it](c.md) in 4 days."
STYLED = "See *it* in 3 days."
OTHER_STYLE = "See _it_ in 3 days."
DA, DA_B, DA_C = "Se [den](a.md) om 3 dage.", "Se [den](b.md) om 3 dage.", "Se [den](c.md) om 4 dage."


class Suspicious(MarkdownFormat):
    """Markdown that finds fault with every translation that holds a certain text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def faults(self, span: Span, translation: str, *, options: Options) -> tuple[str, ...]:  # noqa: ARG002 - protocol
        """Whether the text is there."""
        return (f"holds {self.text}",) if self.text in translation else ()


def merge(catalog: Catalog, source: str, *, keep: Iterable[str] = (), format: Format = FORMAT) -> Catalog:
    """The catalog of a page of this one paragraph, whose unit is `1`."""
    document = FORMAT.parse(f"{source}\n", page="a.md", options=FORMAT.options)
    units = (Unit("1", document.spans[0]),)
    page = SourcePage("a.md", format, FORMAT.options, document, units, View("a.md", "en", "ltr", "en", "ltr"))
    wanted = [describe_unit("a.md", unit) for unit in units]
    merged = merge_units(catalog, wanted, keep_current=set(keep), carry=Carrier(page))
    assert merge_units(merged, wanted, carry=Carrier(page)) is merged
    return merged


def entry(source: str, translation: str, previous: str = "", comments: tuple[str, ...] = ()) -> Entry:
    """The entry of unit `1`; outdated where a previous source is given."""
    return Entry(
        "1",
        source,
        translation,
        outdated=bool(previous),
        previous_source=previous,
        comments=comments,
        notes=("paragraph",),
        references=("a.md",),
    )


def old(source: str, translation: str, comments: tuple[str, ...] = ()) -> Entry:
    """An obsolete entry of unit `1`."""
    return Entry("1", source, translation, obsolete=True, comments=comments)


def test_a_changed_value_is_carried_and_the_older_pair_is_kept() -> None:
    merged = merge(Catalog((entry(A, DA, comments=("Hm.",)),)), B)
    assert merged.entries == (entry(B, DA_B, comments=("Hm.", "carried: a.md → b.md")), old(A, DA, ("Hm.",)))


def test_a_second_change_replaces_the_comment_and_keeps_both_older_pairs() -> None:
    merged = merge(merge(Catalog((entry(A, DA),)), B), C)
    assert merged.entries == (
        entry(C, DA_C, comments=("carried: b.md → c.md", "carried: 3 → 4")),
        old(A, DA),
        old(B, DA_B, ("carried: a.md → b.md",)),
    )


def test_a_source_that_returns_gives_the_very_translation_back() -> None:
    merged = merge(merge(Catalog((entry(A, DA),)), B), A)
    assert merged.entries == (entry(A, DA), old(B, DA_B, ("carried: a.md → b.md",)))


def test_a_reviewed_translation_that_is_carried_is_no_longer_reviewed_and_is_again_when_the_source_returns() -> None:
    reviewed = add_review(entry(A, DA), "Bo", "2026-01-02")
    there = merge(Catalog((reviewed,)), B)
    back = merge(there, A)
    assert there.entries == (entry(B, DA_B, comments=("carried: a.md → b.md",)), old(A, DA, reviewed.comments))
    assert back.entries[0] == reviewed


def test_a_change_that_means_nothing_leaves_the_translation_current_and_its_review_valid() -> None:
    reviewed = add_review(entry(STYLED, "Se *den* om 3 dage."), "Bo", "2026-01-02")
    merged = merge(Catalog((reviewed,)), OTHER_STYLE)
    (after,) = merged.entries
    assert (after.source, after.translation, after.outdated) == (OTHER_STYLE, "Se *den* om 3 dage.", False)
    assert is_reviewed(after)
    assert merge(merged, STYLED).entries == (reviewed,)


def test_a_void_review_stays_void_when_a_change_means_nothing() -> None:
    reviewed = add_review(entry(STYLED, "Se *den*."), "Bo", "2026-01-02")
    edited = replace(reviewed, translation="Se *den* om 3 dage.")
    (after,) = merge(Catalog((edited,)), OTHER_STYLE).entries
    assert (after.comments, is_reviewed(after)) == (edited.comments, False)


def test_an_outdated_translation_is_carried_from_the_source_it_was_made_for() -> None:
    merged = merge(Catalog((entry("Another text.", DA, previous=A),)), B)
    assert merged.entries == (entry(B, DA_B, comments=("carried: a.md → b.md",)), old(A, DA))


def test_an_outdated_translation_becomes_current_under_a_source_that_means_the_same() -> None:
    merged = merge(Catalog((entry("Another text.", "Se *den* om 3 dage.", previous=STYLED),)), OTHER_STYLE)
    assert merged.entries == (entry(OTHER_STYLE, "Se *den* om 3 dage."),)


def test_an_outdated_translation_of_unknown_origin_is_never_carried() -> None:
    foreign = replace(entry(A, DA), outdated=True)
    assert merge(Catalog((foreign,)), B).entries == (replace(foreign, source=B),)


def test_a_translation_without_the_value_becomes_outdated() -> None:
    merged = merge(Catalog((entry(A, "Se den snart."),)), B)
    assert merged.entries == (entry(B, "Se den snart.", previous=A),)


def test_a_carried_text_that_would_have_a_new_fault_becomes_outdated() -> None:
    merged = merge(Catalog((entry(A, DA),)), B, format=Suspicious("b.md"))
    assert merged.entries == (entry(B, DA, previous=A),)


def test_a_fault_that_was_there_before_hinders_nothing() -> None:
    assert merge(Catalog((entry(A, DA),)), B, format=Suspicious("om")).entries[0].translation == DA_B


def test_values_are_carried_where_updates_are_not_required() -> None:
    assert merge(Catalog((entry(A, DA),)), B, keep="1").entries[0].translation == DA_B
    assert merge(Catalog((entry(A, "Se den."),)), B, keep="1").entries == (entry(B, "Se den."), old(A, "Se den."))


def test_spelling_alone_outdates_unless_updates_are_not_required() -> None:
    before = Catalog((entry("We recieve it.", "Vi får den."),))
    assert merge(before, "We receive it.").entries[0].outdated
    assert merge(before, "We receive it.", keep="1").entries[0] == entry("We receive it.", "Vi får den.")


def test_a_new_text_by_a_person_drops_the_comment_and_an_equal_one_does_not() -> None:
    carried = merge(Catalog((entry(A, DA),)), B)
    assert apply_edit(carried, "1", DA_B) is carried
    assert apply_edit(carried, "1", "Se den nu.").entries == (entry(B, "Se den nu."), old(A, DA))


def test_a_value_with_signs_that_no_comment_line_can_hold_is_told_without_them() -> None:
    merged = merge(Catalog((entry("Use `a\x01b` now.", "Brug `a\x01b` nu."),)), "Use `c` now.")
    assert merged.entries[0].comments == ("carried: `a b` → `c`",)
