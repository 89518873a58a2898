"""The terms of a glossary, and finding them in source texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from workflow.model import Markup

if TYPE_CHECKING:
    from workflow.core.term_finder import Place, TermFinder


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a glossary."""

    term: str
    """In the source language."""
    translations: tuple[str, ...] = ()
    """Any of them will do; none where the glossary only tells something about the term."""
    note: str = ""
    forbidden: tuple[str, ...] = ()
    """What must not stand for it."""
    match_case: bool = False
    """Whether capitals count: `IT` is not `it` then."""
    line: int = field(default=0, compare=False)
    """Where it stands in the glossary's file."""


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term in a text, with what all its lines in the glossary say."""

    term: str
    """As the glossary writes it."""
    translations: tuple[str, ...]
    note: str
    """The notes, a line each."""
    forbidden: tuple[str, ...]
    start: int
    end: int
    """Its place in the text."""


@dataclass(frozen=True)
class Glossary:
    """The terms of one language. Two glossaries with the same digest are the same."""

    language: str = ""
    """Of the translations, BCP 47."""
    source_language: str = "en"
    digest: str = ""
    """Changes with whatever the glossary says; empty where there is none."""
    terms: tuple[Term, ...] = field(default=(), compare=False, repr=False)

    def find(self, text: str, pieces: Sequence[Markup] = ()) -> tuple[FoundTerm, ...]:
        """The terms that occur in a source text, in its order, without overlap: of two that share a word the longer.

        `pieces` is the text's markup as its format says; nothing is found in code, addresses and other markup.
        """
        if not self.terms:
            return ()
        return tuple(self._describe(place) for place in self._finder.find(text, pieces))

    @cached_property
    def forbids(self) -> bool:
        """Whether some term has forbidden translations."""
        return any(term.forbidden for term in self.terms)

    @cached_property
    def _finder(self) -> TermFinder:
        from workflow.core.term_finder import TermFinder  # costs start-up time, and few commands need it

        patterns = [(term.term, term.match_case) for term in self.terms]
        return TermFinder(patterns, self.source_language)

    @cached_property
    def _told(self) -> dict[tuple[int, ...], tuple[str, tuple[str, ...], str, tuple[str, ...]]]:
        """What the terms that were found together say, put together once."""
        return {}

    def _describe(self, place: Place) -> FoundTerm:
        told = self._told.get(place.patterns)
        if told is None:
            terms = [self.terms[number] for number in place.patterns]
            told = self._told[place.patterns] = (
                terms[0].term,
                _list_all(term.translations for term in terms),
                "\n".join(_list_all((term.note,) for term in terms if term.note)),
                _list_all(term.forbidden for term in terms),
            )
        return FoundTerm(*told, place.start, place.end)


NO_GLOSSARY = Glossary()


def _list_all(texts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for group in texts for text in group))
