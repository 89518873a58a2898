"""Comparing a unit's text with the same text in another tool's spelling, and bringing a translation into the unit's.

Tools that make PO files of documents write one text in many ways: links inline or by reference, emphasis with `*` or
`_`, escapes, entities, numbers in place of markup. Each built-in format brings its own speller where it can do more
than this plain one.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from workflow.core.words import normalise

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        "–": "--",
        "—": "---",
        "…": "...",
        "\u00ad": "",
        "\u2011": "-",
    }
)


@dataclass(frozen=True, slots=True)
class Adapted:
    """A translation in the spelling of the unit that it is for."""

    text: str
    certain: bool
    """Whether it says of that unit what it said of the text it was made for."""


class Speller(Protocol):
    """What a format knows of other tools' spellings."""

    def find_key(self, text: str) -> str:
        """What a text says without its spelling: equal for texts that differ in nothing a reader would see but the
        targets of links."""

    def find_addresses(self, document: str) -> Mapping[str, str]:
        """The addresses that a document's references stand for, by their label in lower case."""

    def unwrap(self, text: str) -> tuple[str, str, str]:
        """A text that markup encloses as a whole, as what is before, inside and after; all inside for any other."""

    def adapt(self, source: str, foreign: str, translation: str, addresses: Mapping[str, str]) -> Adapted:
        """A translation made for `foreign`, brought into the spelling of `source`, which has the same key."""


class PlainSpeller:
    """For formats without spellings of their own: white space, entities and typographic marks make no difference."""

    def find_key(self, text: str) -> str:
        """The text with one spelling of white space, quotes and dashes."""
        return simplify(html.unescape(text) if "&" in text else text)

    def find_addresses(self, document: str) -> Mapping[str, str]:  # noqa: ARG002 - protocol
        """There are no references."""
        return {}

    def unwrap(self, text: str) -> tuple[str, str, str]:
        """There is no markup."""
        return "", text, ""

    def adapt(self, source: str, foreign: str, translation: str, addresses: Mapping[str, str]) -> Adapted:  # noqa: ARG002
        """The translation as it is."""
        return Adapted(translation, certain=True)


def simplify(text: str) -> str:
    """The text with one spelling of white space, quotes, dashes and ellipses."""
    return normalise(text if text.isascii() else text.translate(_PLAIN))
