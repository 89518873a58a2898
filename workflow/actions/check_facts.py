"""What checks may know beside the texts: of the languages, and whatever else a project keeps for them."""

from __future__ import annotations

from workflow.checks.check import LanguageFacts
from workflow.store.glossary import load_glossary
from workflow.store.project import Project


def describe_languages(project: Project, language: str) -> LanguageFacts:
    """What checks may know of a language and the project's source language."""
    source = project.config.source_language
    scripts = project.languages.script(language), project.languages.script(source)
    return LanguageFacts(language, scripts[0], source, scripts[1], load_glossary(project, language).glossary)


def digest_facts(project: Project, language: str) -> dict[str, str]:
    """Name of each fact → a digest that changes when it does: what a check with that name in `uses` depends on.

    It is asked for before anything is known to have changed, so that it must cost next to nothing.
    """
    languages = describe_languages(project, language)
    told = (languages.code, languages.script, languages.source_code, languages.source_script, languages.glossary.digest)
    return {"": " ".join(told)}
