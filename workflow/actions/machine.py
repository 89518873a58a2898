"""Machine translation: a suggestion for a unit, marked as one and judged like a typed text; never saved by itself."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.actions.judging import JudgedIssue, judge_text
from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.pages import LoadedPage
from workflow.actions.recent_pages import load_recent
from workflow.core.machine import Protected, Wanted, protect_markup, restore_markup
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import Severity, Unit
from workflow.store.glossary import load_glossary
from workflow.store.machine.asking import translate_text
from workflow.store.project import Project

CHECK = "machine"
"""Stands for a check where the machine lost or repeated markup."""


@dataclass(frozen=True, slots=True)
class MachineSuggestion:
    """What a machine makes of a unit's source. It is nobody's translation."""

    text: str
    service: str
    """The service's name."""
    issues: tuple[JudgedIssue, ...] = ()
    """What is wrong with it: lost markup, and whatever checks say to a text of that unit."""

    @property
    def is_faulty(self) -> bool:
        """Whether it has an error, so that it could not be saved."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


def is_machine_on(project: Project, language: str) -> bool:
    """Whether the project has a service for machine translation into a language; nothing is asked."""
    settings = project.config.machine
    return bool(settings.service) and language in (settings.languages or project.config.languages)


def suggest_machine(project: Project, page: str, unit_id: str, language: str) -> MachineSuggestion:
    """Ask the project's service for a unit's translation.

    Raises:
        UnknownName: page, unit or language are not there.
        ConfigError: machine translation is off for the language, or the key is not set.
        PolyfolioError: the unit has no words, or the service gives no translation.
        CatalogError: the PO file is damaged.
    """
    require_machine(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    return suggest_for(project, loaded, find_unit(loaded, unit_id), language)


def require_machine(project: Project, language: str) -> None:
    """Refuse a language that is not translated by machine here.

    Raises:
        UnknownName: the project does not translate into it.
        ConfigError: machine translation is off, or off for it.
    """
    require_target(project, language)
    if not project.config.machine.service:
        raise ConfigError("machine translation is off: [machine] in polyfolio.toml names a service")
    if not is_machine_on(project, language):
        raise ConfigError(f"machine translation is off for '{language}': machine.languages does not name it")


def has_words(loaded: LoadedPage, unit: Unit) -> bool:
    """Whether a unit has anything that a machine could translate."""
    return _protect(loaded, unit).has_words


def suggest_for(project: Project, loaded: LoadedPage, unit: Unit, language: str) -> MachineSuggestion:
    """The suggestion for a unit of a page that is open; errors as of `suggest_machine`."""
    protected = _protect(loaded, unit)
    if not protected.has_words:
        raise PolyfolioError("has no words for a machine to translate", unit=unit.id)
    settings = project.config.machine
    wanted = Wanted(
        protected.text, project.source_language, project.language(language), _list_terms(project, protected, language)
    )
    try:
        restored = restore_markup(protected, translate_text(settings, wanted))
    except ConfigError:
        raise
    except PolyfolioError as error:
        raise PolyfolioError(error.message, unit=unit.id) from None
    lost = tuple(JudgedIssue(CHECK, "Machine translation", Severity.ERROR, fault) for fault in restored.faults)
    judged = judge_text(project, loaded.page, unit.id, language, restored.text)
    return MachineSuggestion(restored.text, settings.service, (*lost, *judged.issues))


def _protect(loaded: LoadedPage, unit: Unit) -> Protected:
    source = loaded.source
    pieces = source.format.markup(unit.source, unit.span.kind, options=source.options)
    return protect_markup(unit.source, pieces)


def _list_terms(project: Project, protected: Protected, language: str) -> tuple[tuple[str, str], ...]:
    """The glossary's terms in the text with the first translation of each."""
    found = load_glossary(project, language).glossary.find(protected.text)
    return tuple(dict.fromkeys((term.term, term.translations[0]) for term in found if term.translations))
