"""MediaWiki's functions that choose among words, as a text calls them: `{{PLURAL:$1|one tree|$1 trees}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workflow.checks.reading import Reading
from workflow.core.words import normalise

_HEAD = re.compile(r"\{\{\s*(?P<name>plural|gender)\s*:", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*\d+\s*=")


@dataclass
class Call:
    """One call, while it is read."""

    name: str
    """In capitals."""
    argument: str
    """What the choice depends on: `$1`."""
    forms: list[str] = field(default_factory=list)
    begin: int = 0
    """Where the form begins that is being read."""

    @property
    def general(self) -> list[str]:
        """The forms without those for one number alone: `0=none`."""
        return [form for form in self.forms if not _NUMBERED.match(form)]


def read_calls(reading: Reading, name: str) -> list[Call]:
    """The calls of a function in a text, inner ones after the ones around them."""
    if "{{" not in reading.text:
        return []
    return [call for call in _scan_calls(reading) if call.name == name]


def describe_arguments(source: Reading, translation: Reading, name: str) -> Iterator[str]:
    """A message for each call whose choice depends on something that no call of the source depends on."""
    had = {call.argument for call in read_calls(source, name)}
    for call in read_calls(translation, name):
        if had and call.argument not in had:
            yield f"chooses {name} by {call.argument or 'nothing'}, the source by {', '.join(sorted(had))}"


def _scan_calls(reading: Reading) -> list[Call]:
    found: list[Call] = []
    opened: list[Call] = []
    for piece in reading.pieces:
        if piece.kind != "template":
            continue
        raw = reading.text[piece.start : piece.end]
        head = _HEAD.match(raw)
        bars = raw.rstrip("}")
        if head:
            argument = bars[head.end() :].rstrip("|")
            call = Call(head["name"].upper(), normalise(argument), begin=piece.end)
            call.forms += [""] * (len(bars) - len(bars.rstrip("|")) - (not raw.endswith("}}")))
            found.append(call)
            if not raw.endswith("}}"):
                opened.append(call)
        elif opened and raw.startswith(("|", "}}")):
            call = opened[-1]
            closes = raw.endswith("}}")
            call.forms.append(reading.text[call.begin : piece.start])
            call.forms += [""] * (len(bars) - (not closes))
            call.begin = piece.end
            if closes:
                opened.pop()
    return found
