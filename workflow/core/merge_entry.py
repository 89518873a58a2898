"""Merging one entry that two sides changed: field by field, so that only two translations of one text can clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from workflow.core.dismissal import drop_dismissals
from workflow.core.offered import FROM_MERGE, drop_origin
from workflow.core.review import drop_reviews
from workflow.core.words import normalise
from workflow.model import Entry

_Value = TypeVar("_Value")

Text = tuple[str, ...]
"""What an entry says in its language: its translation and its plural forms."""


def text_of(entry: Entry) -> Text:
    """The translation and the plural forms of an entry; empty when it has none of them."""
    text = (entry.translation, *entry.plural_translations)
    return text if any(text) else ()


def merge_entry(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[Entry, bool]:
    """The entry with the changes of both sides, and whether their translations clash: then it has ours.

    Comments and flags are merged line by line. The translation, whether it is outdated and the source it was made for
    are one thing, and the source is another: where one side edited the source and the other one translated, the result
    is the new translation of the new source, outdated. `base` is None for an entry that both sides added.
    """
    if theirs in (base, ours):
        return ours, False
    if ours == base:
        return theirs, False
    if base is None:
        base = Entry(ours.id, ours.source, plural_source=ours.plural_source)
    text, clash = _merge_text(base, ours, theirs)
    merged: dict[str, Any] = text | {
        "comments": merge_lines(base.comments, ours.comments, theirs.comments),
        "notes": pick(base.notes, ours.notes, theirs.notes),
        "references": pick(base.references, ours.references, theirs.references),
        "flags": merge_lines(base.flags, ours.flags, theirs.flags),
    }
    entry = ours.change(**merged)
    return next((side for side in (ours, theirs) if side == entry), entry), clash


def pick(base: _Value, ours: _Value, theirs: _Value) -> _Value:
    """The value of the side that changed it; ours where both did."""
    return theirs if ours == base else ours


def merge_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Our lines without those they dropped, then the lines they added."""
    if ours == base:
        return tuple(theirs)
    kept = [line for line in ours if line in theirs or line not in base]
    return (*kept, *(line for line in theirs if line not in base and line not in ours))


def set_aside(entry: Entry, *, clash: bool = False) -> Entry:
    """The text of an entry as an obsolete entry of the same id, with the source it was made for.

    That of a clash says that it comes from a merge.
    """
    made_for = _made_for(entry)
    comments = drop_dismissals(drop_reviews(entry.comments))
    return replace(
        entry,
        obsolete=True,
        source=made_for or entry.source,
        outdated=not made_for,
        previous_source="",
        comments=(FROM_MERGE, *drop_origin(comments)) if clash else comments,
        notes=(),
        references=(),
        line=0,
        raw="",
        was=None,
    )


def _merge_text(base: Entry, ours: Entry, theirs: Entry) -> tuple[dict[str, Any], bool]:
    """The fields of source and translation, and whether the two translations clash."""
    if _all_text(theirs) in (_all_text(base), _all_text(ours)):
        return _all_text(ours), False
    if _all_text(ours) == _all_text(base):
        return _all_text(theirs), False
    if ours.plural_source != theirs.plural_source:  # one text and several forms do not mix
        return _all_text(ours), bool(text_of(theirs)) and text_of(theirs) not in (text_of(ours), text_of(base))
    source = pick(base.source, ours.source, theirs.source)
    giver, clash = _choose_text(base, ours, theirs, source)
    same = text_of(ours) == text_of(theirs)
    made_for = _choose_made_for(base, ours, theirs, source) if same else _made_for(giver)
    outdated = bool(text_of(giver)) and (not made_for or normalise(made_for) != normalise(source))
    return _all_text(giver) | {
        "source": source,
        "outdated": outdated,
        "previous_source": made_for if outdated else "",
    }, clash


def _choose_text(base: Entry, ours: Entry, theirs: Entry, source: str) -> tuple[Entry, bool]:
    """The entry whose translation stays, and whether another one clashes with it.

    A text wins over its removal. Of two new ones the one that was made for the source as it is now goes before one that
    was made for an older source: that is an older text of the unit, no other answer to the same question.
    """
    if text_of(theirs) in (text_of(base), text_of(ours)):
        return ours, False
    if text_of(ours) == text_of(base) or not text_of(ours):
        return theirs, False
    if not text_of(theirs):
        return ours, False
    fits = [normalise(_made_for(side)) == normalise(source) for side in (ours, theirs)]
    return theirs if fits == [False, True] else ours, fits[0] == fits[1]


def _choose_made_for(base: Entry, ours: Entry, theirs: Entry, source: str) -> str:
    """The source that a translation was made for which is the same on both sides."""
    sides = [_made_for(ours), _made_for(theirs)]
    if text_of(ours) == text_of(base) and _made_for(base) in sides:
        return pick(_made_for(base), *sides)
    return next((made_for for made_for in sides if normalise(made_for) == normalise(source)), sides[0])


def _made_for(entry: Entry) -> str:
    """The source a translation was made for; empty where the file does not tell (outdated, without a previous one)."""
    return entry.previous_source if entry.outdated else entry.source


def _all_text(entry: Entry) -> dict[str, Any]:
    """The fields that make up source and translation."""
    names = ("source", "plural_source", "translation", "plural_translations", "outdated", "previous_source")
    return {name: getattr(entry, name) for name in names}
