"""Surroundings of units, and what the translation memory keeps."""

from __future__ import annotations

from workflow.core.memory_context import NO_CONTEXT, Context, Remembered, collect_remembered, describe_contexts
from workflow.model import Entry, Kind, Span, State, Unit


def make_unit(unit_id: str, text: str, *path: str, kind: Kind = Kind.PARAGRAPH) -> Unit:
    return Unit(unit_id, Span(0, 1, text, kind), path)


def test_units_below_the_same_headings_are_alike_on_any_page() -> None:
    one = describe_contexts([make_unit("a", "Run it.", "Top", "Steps"), make_unit("b", "Else.", "Top", "Other")])
    other = describe_contexts([make_unit("c", "Run it.", "Top", "Steps"), make_unit("d", "Run it.", "Steps")])
    assert one["a"].is_like(other["c"])
    assert not one["b"].is_like(other["c"])
    assert not one["a"].is_like(other["d"])


def test_units_between_the_same_texts_are_alike_below_other_headings() -> None:
    texts = [make_unit("a", "Before."), make_unit("b", "Here."), make_unit("c", "After.")]
    others = [make_unit("d", "Before.", "X"), make_unit("e", "There.", "X"), make_unit("f", "After.", "X")]
    one, other = describe_contexts(texts), describe_contexts(others)
    assert one["b"].is_like(other["e"])
    assert not one["a"].is_like(other["d"])


def test_another_kind_is_never_alike() -> None:
    one = describe_contexts([make_unit("a", "Run it.", "Steps")])["a"]
    other = describe_contexts([make_unit("a", "Run it.", "Steps", kind=Kind.HEADING)])["a"]
    assert not one.is_like(other)


def test_nothing_to_tell_by_is_like_nothing() -> None:
    alone = describe_contexts([make_unit("a", "Alone.")])["a"]
    assert alone == NO_CONTEXT
    assert not alone.is_like(alone)


def test_the_memory_keeps_what_is_translated_and_does_not_fall_back() -> None:
    entries = [
        Entry("a", "One.", "En."),
        Entry("b", "Two."),
        Entry("c", "Three.", "<b>Tre."),
        Entry("d", "Four now.", "Fire.", outdated=True, previous_source="Four."),
        Entry("e", "Five.", "Fem.", outdated=True),
        Entry("gone", "Six.", "Seks."),
    ]
    contexts = dict.fromkeys("abcde", Context("p", "n"))
    kept = collect_remembered({entry.id: entry for entry in entries}, contexts, {"c": "why"})
    assert kept == (
        Remembered("a", "One.", "En.", State.TRANSLATED, Context("p", "n")),
        Remembered("d", "Four.", "Fire.", State.OUTDATED, Context("p", "n")),
        Remembered("e", "Five.", "Fem.", State.OUTDATED, Context("p", "n")),
    )
