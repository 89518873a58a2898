"""What the glossary forbids for a term does not stand in its translation.

A forbidden text is no finding inside a longer one that the glossary wants, nor where another term of the same unit is
translated so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workflow.checks.check import Case, Check
from workflow.checks.comparing import shorten
from workflow.core.term_finder import TermFinder
from workflow.core.terms import FoundTerm


def _find(case: Case) -> Iterator[str]:
    glossary = case.language.glossary
    if not glossary.forbids:
        return
    found = glossary.find(case.source.text, case.source.pieces)
    wanted = tuple(dict.fromkeys(text for term in found for text in term.translations))
    banned = {text: term for term in found for text in term.forbidden if text not in wanted}
    if not banned:
        return
    finder = _make_finder((*wanted, *banned), case.language.code)
    told: set[str] = set()
    for place in finder.find(case.translation.text, case.translation.pieces):
        numbers = [number - len(wanted) for number in place.patterns]
        text = list(banned)[numbers[0]] if numbers[0] >= 0 else ""
        if text and text not in told:
            told.add(text)
            yield f"has “{shorten(text)}” for {_name(banned[text])}"


def _name(term: FoundTerm) -> str:
    better = " or ".join(f"“{shorten(text)}”" for text in term.translations[:3])
    return f"the term {shorten(term.term)}, which the glossary forbids" + (f": use {better}" if better else "")


@lru_cache(maxsize=256)
def _make_finder(texts: tuple[str, ...], language: str) -> TermFinder:
    return TermFinder([(text, False) for text in texts], language)


CHECK = Check(
    "forbidden-terms", "Forbidden terms", "translations that the glossary forbids for a term", _find, uses=("glossary",)
)
