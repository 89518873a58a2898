"""Reads the cases of `tests/cases/wikitext/*.txt`.

A case begins with `>>> case TITLE`; the lines after another `>>>` line are that part's text, without the last line
end. A part's line has its name and words: `page NAME`, `unit MARKER KIND [LEVEL]` (the marker `new` where none is
written), `error LINE`, `warning LINE`, `marked`, `translation MARKER [outdated] [from LANGUAGE]`,
`rendered LANGUAGE [mark] [links]`; the page in its source language, `en`, has no translations. `␠`, `␉` and `⍽` stand
for a space, a tab and a no-break space where one could not be seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "cases" / "wikitext"
_PART = re.compile(r"^>>> (.*)\n", re.MULTILINE)
_SEEN = str.maketrans({"␠": " ", "␉": "\t", "⍽": "\u00a0"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case."""

    name: str
    words: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case with its parts in order."""

    title: str
    parts: tuple[Part, ...]

    def all_parts(self, name: str) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.name == name)

    @property
    def page(self) -> Part:
        return self.all_parts("page")[0]


def read_cases(*files: str) -> list[Case]:
    """The cases of the named files."""
    cases: list[Case] = []
    for file in files:
        text = (FOLDER / file).read_text(encoding="utf-8").translate(_SEEN)
        pieces = _PART.split(text)
        assert not pieces[0], f"{file} has text before its first case"
        parts: list[Part] = []
        title = ""
        for line, content in zip(pieces[1::2], pieces[2::2], strict=True):
            name, *words = line.split(" ")
            if name == "case":
                cases += [Case(title, tuple(parts))] if title else []
                title, parts = " ".join(words), []
            else:
                parts.append(Part(name, tuple(words), content.removesuffix("\n")))
        cases.append(Case(title, tuple(parts)))
    return cases
