"""The glossary's terms in a unit's source, shaped for its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workflow.core.marked_text import Run, slice_runs
from workflow.core.terms import FoundTerm

TermRuns = tuple[tuple["ShownTerm | None", tuple[Run, ...]], ...]
"""The source in order: a term or prose, each with its runs."""


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """One term of the list beside the text; a term that occurs twice is shown once."""

    number: int
    """Its place in the list, from 1."""
    found: FoundTerm

    @property
    def tip(self) -> str:
        """What is shown at the term itself: translations, and the note."""
        return "\n".join(text for text in (" | ".join(self.found.translations), self.found.note) if text)


def list_shown(found: Sequence[FoundTerm]) -> tuple[ShownTerm, ...]:
    """Each term once, in the order of the source."""
    first: dict[str, FoundTerm] = {}
    for each in found:
        first.setdefault(each.term, each)
    return tuple(ShownTerm(number, each) for number, each in enumerate(first.values(), start=1))


def mark_terms(source: Sequence[Run], found: Sequence[FoundTerm], shown: Sequence[ShownTerm]) -> TermRuns:
    """A source text's runs, cut where terms begin and end."""
    known = {each.found.term: each for each in shown}
    length = sum(len(run.text) for run in source)
    parts: list[tuple[ShownTerm | None, tuple[Run, ...]]] = []
    done = 0
    for each in found:
        if each.start > done:
            parts.append((None, slice_runs(source, done, each.start)))
        parts.append((known[each.term], slice_runs(source, each.start, each.end)))
        done = each.end
    if done < length:
        parts.append((None, slice_runs(source, done, length)))
    return tuple(parts)
