"""What checks may know of a translation's two languages."""

from __future__ import annotations

from functools import lru_cache

from workflow.checks.check import LanguageFacts
from workflow.core.languages import Languages
from workflow.store.months import read_months
from workflow.store.project import Project


def describe_languages(project: Project, language: str) -> LanguageFacts:
    """The facts about a language and the project's source language."""
    return _describe(project.languages, language, project.config.source_language)


@lru_cache(maxsize=512)
def _describe(known: Languages, language: str, source: str) -> LanguageFacts:
    return LanguageFacts(
        language,
        known.script(language),
        source,
        known.script(source),
        plurals=known.find(language).plurals,
        months=read_months(language),
        source_months=read_months(source),
    )
