"""Checks of a page as a whole: questions that the text of one unit cannot answer.

An example is one source text that is translated in two ways, or a link to a heading that the translated page does not
have. What such a check finds depends on the page and on its PO file in one language, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workflow.checks.check import LanguageFacts
from workflow.checks.reading import Reading
from workflow.core.render import SourcePage
from workflow.model import Entry, Severity, State, Unit


@dataclass(frozen=True)
class PageUnit:
    """One unit of the page with what its language's PO file has of it."""

    unit: Unit
    entry: Entry
    """Its active entry; an empty one where the language has none."""
    page: SourcePage
    obsolete: tuple[Entry, ...] = ()
    """Its obsolete entries that hold a text, in the file's order."""
    fault: str = ""
    """Why the page shows the source text although there is a translation."""

    @property
    def shown(self) -> str:
        """The translation that checks are to look at: empty where there is none, or it is outdated or falls back."""
        return self.entry.translation if self.entry.state is State.TRANSLATED and not self.fault else ""

    @cached_property
    def source(self) -> Reading:
        """The source text."""
        return self._read(self.unit.source)

    @cached_property
    def translation(self) -> Reading:
        """The translation as `shown`."""
        return self._read(self.shown)

    def _read(self, text: str) -> Reading:
        return Reading(text, self.page.format.markup(text, self.unit.span.kind, options=self.page.options))


@dataclass(frozen=True)
class PageCase:
    """A page in one language."""

    source: SourcePage
    """The page; with `core.render` it can be rendered with the language's texts."""
    language: LanguageFacts
    units: Sequence[PageUnit]
    """In page order."""

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Unit id → the text that the translated page shows in its own language, outdated ones too."""
        return {
            item.unit.id: item.entry.translation for item in self.units if item.entry.translation and not item.fault
        }


@dataclass(frozen=True, slots=True)
class PageCheck:
    """One question about a page in a language. It comes through the same door as a `Check`."""

    id: str
    name: str
    help: str
    find: Callable[[PageCase], Iterable[tuple[str, str]]]
    """(unit id, message) of each finding."""
    severity: Severity = Severity.WARNING
    formats: tuple[str, ...] = ()
    default: bool = True
    uses: tuple[str, ...] = ()
    """As of a `Check`."""
    version: str = ""
    """As of a `Check`."""

    def fits(self, format: str) -> bool:
        """Whether the check is for pages of this format."""
        return not self.formats or format in self.formats
