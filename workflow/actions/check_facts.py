"""What checks may know beside the texts: of the languages, and whatever else a project keeps for them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from workflow.checks.check import LanguageFacts
from workflow.core.languages import Languages
from workflow.store.glossary import load_glossary
from workflow.store.months import read_months
from workflow.store.project import Project


def describe_languages(project: Project, language: str) -> LanguageFacts:
    """What checks may know of a language and the project's source language."""
    facts = _describe(project.languages, language, project.config.source_language)
    return replace(facts, glossary=load_glossary(project, language).glossary)


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


def digest_facts(languages: LanguageFacts) -> dict[str, str]:
    """Name of each fact → a digest that changes when it does: what a check with that name in `uses` depends on.

    It is asked for before anything is known to have changed, so that it must cost next to nothing.
    """
    return {
        "": f"{languages.code} {languages.script} {languages.source_code} {languages.source_script}",
        "glossary": languages.glossary.digest,
    }
