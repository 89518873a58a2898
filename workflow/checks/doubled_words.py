"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_DOUBLED = re.compile(r"(?<![\w'’\-])([^\W\d_]{2,}(?:['’][^\W\d_]+)?)\s+\1(?![\w'’\-])", re.IGNORECASE)
_USUAL = {
    "da": {"der", "for", "om", "at", "som"},
    "de": {"die", "der", "das", "sie", "den"},
    "fr": {"nous", "vous"},
    "nl": {"die", "dat", "is"},
    "it": {"piano", "via"},
    "nb": {"der", "som", "for"},
    "sv": {"det", "som", "för"},
}
"""Words that stand twice in good sentences."""
_REPEATING = frozenset({"vi", "id", "ms", "tr", "bn", "hi", "th", "lo", "km", "jv", "su", "tl"})
"""Languages that form words by saying one twice."""


def _find(case: Case) -> Iterator[str]:
    language = case.language.code.partition("-")[0].lower()
    if language in _REPEATING:
        return
    source = case.source.prose
    for match in _DOUBLED.finditer(case.translation.prose):
        word = match[1]
        if word.lower() not in _USUAL.get(language, ()) and not _DOUBLED.search(source):
            yield f"has the word {word} twice in a row"


CHECK = Check("doubled-words", "Doubled words", "the same word twice in a row", _find)
