"""A language's glossary as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.actions.lookup import require_target
from workflow.core.terms import Term
from workflow.errors import PolyfolioError
from workflow.store.glossary import glossary_path, load_glossary
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class GlossaryList:
    """Every term of a language."""

    path: str
    """The file, below the project, whether it is there or not."""
    terms: tuple[Term, ...]
    """By their texts."""
    problems: tuple[PolyfolioError, ...] = ()
    """Lines that cannot be used."""


def list_glossary(project: Project, language: str) -> GlossaryList:
    """The terms of a language's glossary.

    Raises:
        UnknownName: the project has no such language, or it is the source language.
    """
    require_target(project, language)
    loaded = load_glossary(project, language)
    terms = sorted(loaded.glossary.terms, key=lambda term: (term.term.casefold(), term.line))
    return GlossaryList(project.relative(glossary_path(project, language)), tuple(terms), loaded.problems)
