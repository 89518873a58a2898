"""What the findings of each check depend on beside the page and its PO file: its code, and the facts that it uses."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from workflow.actions.check_facts import describe_languages, digest_facts
from workflow.checks.check import LanguageFacts
from workflow.checks.registry import is_built_in
from workflow.checks.running import Chosen
from workflow.checks.settings import choose_checks
from workflow.formats.registry import BUILT_IN, load_format
from workflow.store.code_stamp import stamp_code, stamp_module
from workflow.store.index.results import Ran
from workflow.store.project import Project


@dataclass
class ProjectChecks:
    """The checks of a project by language, each with a digest that changes when what it finds may change."""

    project: Project
    _chosen: dict[str, Chosen] = field(default_factory=dict)
    _facts: dict[str, LanguageFacts] = field(default_factory=dict)
    _stamps: dict[tuple[str, str], Ran] = field(default_factory=dict)

    def choose(self, language: str) -> Chosen:
        """The checks that are on for a language.

        Raises:
            ConfigError: a check of another package cannot be loaded.
        """
        if language not in self._chosen:
            self._chosen[language] = choose_checks(self.project.config.checks, language)
        return self._chosen[language]

    def describe(self, language: str) -> LanguageFacts:
        """What checks may know of a language; the same as long as this lasts."""
        if language not in self._facts:
            self._facts[language] = describe_languages(self.project, language)
        return self._facts[language]

    def stamp(self, language: str, format: str) -> Ran:
        """Id → digest of the checks that are on for a language and fit a format."""
        if (language, format) not in self._stamps:
            facts = digest_facts(self.describe(language))
            reader = "" if format in BUILT_IN else stamp_module(type(load_format(format)).parse)
            self._stamps[language, format] = {
                check.id: _digest(
                    stamp_code(),
                    reader,
                    "" if is_built_in(check.id) else stamp_module(check.find),
                    check.version,
                    facts[""],
                    *(facts[name] for name in check.uses),
                )
                for check in self.choose(language).checks
                if check.fits(format)
            }
        return self._stamps[language, format]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
