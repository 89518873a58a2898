"""A term of the glossary is translated as the glossary says."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import shorten
from workflow.core.term_use import fold_text, is_used
from workflow.model import Kind

_IN_WORDS = frozenset({"code", "template", "link"})
"""Kinds of markup in which a translation of a term may stand too."""


def _find(case: Case) -> Iterator[str]:
    glossary = case.language.glossary
    if not glossary.terms or case.kind is Kind.CODE:
        return
    asked: set[str] = set()
    for found in glossary.find(case.source.text, case.source.pieces):
        if not found.translations or found.term in asked:
            continue
        asked.add(found.term)
        text = fold_text(_show(case))
        if not any(is_used(wanted, text) for wanted in found.translations):
            known = " or ".join(f"“{shorten(wanted)}”" for wanted in found.translations[:3])
            yield f"lacks the term {shorten(found.term)}: the glossary has {known}"


def _show(case: Case) -> str:
    """The translation without what no reader sees: addresses, tags, marks of emphasis."""
    reading = case.translation
    parts, done = [], 0
    for piece in reading.pieces:
        raw = reading.text[piece.start : piece.end]
        seen = piece.kind in _IN_WORDS and not raw.startswith(("](", "]["))
        parts += [reading.text[done : piece.start], raw if seen else "" if piece.kind == "emphasis" else " "]
        done = piece.end
    return "".join((*parts, reading.text[done:]))


CHECK = Check("terms", "Terms", "terms of the glossary that are not translated as it says", _find, uses=("glossary",))
