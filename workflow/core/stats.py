"""Counting: how far a page is in a language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from workflow.core.review import state_of
from workflow.core.words import count_words
from workflow.model import Counts, Entry, State, Unit


def count_page(units: Sequence[Unit], entries: Mapping[str, Entry], broken: Collection[str]) -> Counts:
    """The counts of one page and language.

    Args:
        units: the page's units.
        entries: the language's active entries by unit id; an absent one is untranslated.
        broken: ids of units whose translation has an error and falls back.
    """
    words = translated = outdated = reviewed = untranslated = errors = translated_words = 0
    for unit in units:
        weight = count_words(unit.source)
        words += weight
        entry = entries.get(unit.id)
        state = state_of(entry) if entry is not None else State.UNTRANSLATED
        if state is State.UNTRANSLATED:
            untranslated += 1
        elif unit.id in broken:
            untranslated += 1
            errors += 1
        elif state is State.OUTDATED:
            outdated += 1
        else:
            translated += 1
            translated_words += weight
            reviewed += state is State.REVIEWED
    return Counts(len(units), words, translated, outdated, reviewed, untranslated, errors, translated_words)
