"""What a check is: one question about a translation and its source, answered with messages.

A check is a value, so that built-in ones and those of other packages come through the same door (`registry`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workflow.checks.reading import Reading
from workflow.core.terms import NO_GLOSSARY, Glossary
from workflow.model import Kind, Severity


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What a check may know of the two languages."""

    code: str
    """Of the translation, BCP 47."""
    script: str = "Latn"
    """Of the translation, ISO 15924."""
    source_code: str = "en"
    source_script: str = "Latn"
    plurals: int = 2
    """How many plural forms the translation's language has."""
    months: tuple[tuple[str, ...], ...] = ()
    """For each of the twelve months its names in the translation's language; empty where they are not known."""
    source_months: tuple[tuple[str, ...], ...] = ()
    """The same of the source language."""
    glossary: Glossary = NO_GLOSSARY
    """The project's terms; its `digest` stands for all of them."""


@dataclass(frozen=True, slots=True)
class Case:
    """A translation to be looked at, with all that a check may look at."""

    source: Reading
    translation: Reading
    language: LanguageFacts
    format: str
    """The name of the page's format."""
    page: str = ""
    kind: Kind = Kind.PARAGRAPH
    """What the unit is in its document."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question about a translation."""

    id: str
    """What the command line and the configuration call it: `link-targets`."""
    name: str
    """A short title."""
    help: str
    """What it finds, on one line."""
    find: Callable[[Case], Iterable[str]]
    """The messages for a case, none when all is well."""
    severity: Severity = Severity.WARNING
    """Error only where every finding is damage beyond doubt."""
    formats: tuple[str, ...] = ()
    """The formats whose units it is for; empty for all."""
    default: bool = True
    """Whether it is on when the project says nothing."""
    uses: tuple[str, ...] = ()
    """Names of facts beside the two texts that it looks at (`actions.check_facts`), such as the glossary: when one of
    them changes, what it found before does not count any more."""
    version: str = ""
    """What its findings depend on beside the code of this program and of the module that defines it: the version of a
    library, for one."""

    def fits(self, format: str) -> bool:
        """Whether the check is for units of this format."""
        return not self.formats or format in self.formats
