"""Translations as checks see them, made from texts."""

from __future__ import annotations

from workflow.checks.check import Case, Check, LanguageFacts
from workflow.checks.reading import Reading
from workflow.checks.registry import load_check
from workflow.formats.registry import complete_options, load_format
from workflow.model import Kind
from workflow.store.languages import load_languages


def make_case(format: str, source: str, translation: str, language: str = "de") -> Case:
    """A translation from English as a case."""
    reader = load_format(format)
    options = complete_options(reader, {})

    def read(text: str) -> Reading:
        return Reading(text, reader.markup(text, Kind.PARAGRAPH, options=options))

    facts = LanguageFacts(language, load_languages().script(language))
    return Case(read(source), read(translation), facts, format)


def find(id: str, case: Case) -> list[str]:
    """What a check finds in one text; nothing if it is one of whole pages."""
    check = load_check(id)
    return list(check.find(case)) if isinstance(check, Check) else []
