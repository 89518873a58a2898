"""What a TMX file says, and which of it a project can use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workflow.core.language_codes import split_code
from workflow.core.languages import Languages
from workflow.errors import UnknownName
from workflow.model import State

_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Variant:
    """A text in one language."""

    language: str
    """As the file writes it."""
    text: str
    state: State = State.TRANSLATED


@dataclass(frozen=True, slots=True)
class TmxUnit:
    """A text in several languages: TMX's `tu`."""

    variants: tuple[Variant, ...]
    page: str = ""
    unit: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of the project's source language with its translation into one of its languages."""

    language: str
    """As the project writes it."""
    source: str
    text: str


def find_unfit(text: str) -> str:
    """The first character that XML cannot hold (XML 1.0, production 2), as `U+0001`; empty where there is none."""
    found = _UNFIT.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


@dataclass(slots=True)
class PairChooser:
    """Takes from units what a project can use; languages are known in any spelling, and as variants of a listed one."""

    languages: Languages
    source: str
    """The project's source language."""
    targets: Sequence[str]
    """Its languages."""
    other: Counter[str] = field(default_factory=Counter)
    """Texts in languages that the project does not have, by code as written."""
    _listed: dict[str, str] = field(default_factory=dict)

    def choose(self, units: Iterable[TmxUnit]) -> Iterator[Pair]:
        """The pairs of units that have a text in the source language; of several in one language the first counts."""
        for unit in units:
            texts: dict[str, str] = {}
            for variant in unit.variants:
                code = self._match(variant.language)
                if not code:
                    self.other[variant.language] += 1
                elif variant.text.strip():
                    texts.setdefault(code, variant.text)
            source = texts.pop(self.source, "")
            if source:
                yield from (Pair(code, source, text) for code, text in texts.items())

    def _match(self, written: str) -> str:
        """The project's code of a language: its own, or that of which it is a variant; of the source language, any."""
        if written not in self._listed:
            self._listed[written] = self._find(written.strip().replace("_", "-"))
        return self._listed[written]

    def _find(self, code: str) -> str:
        try:
            wanted, script = self.languages.canonical(code), self.languages.script(code)
        except UnknownName:
            return ""
        for listed in (self.source, *self.targets):
            if self.languages.canonical(listed) == wanted:
                return listed
        alike = [listed for listed in (self.source, *self.targets) if self.languages.script(listed) == script]
        parts = [listed for listed in alike if wanted.startswith(f"{self.languages.canonical(listed)}-")]
        if parts:
            return max(parts, key=len)
        own, other = split_code(self.source), split_code(wanted)
        is_source = self.source in alike and own is not None and other is not None and own.language == other.language
        return self.source if is_source else ""
