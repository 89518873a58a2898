"""The languages that somebody may have meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST = 5
"""How many languages are named at most."""


def nearest_languages(wanted: str, languages: Mapping[str, Any], hints: Mapping[str, str]) -> tuple[str, ...]:
    """Up to five codes of `languages` (code → name, autonym, …), nearest first; none when nothing is near.

    A language's English name and autonym count as its code does, so that `danish` and `dansk` lead to `da`; so do
    a code's first part and the code of a country (`hints`: other codes → languages), so that `da-XX` and `dk` do.
    """
    text = wanted.casefold()
    scores = {code: _score(text, code, facts[0].casefold(), facts[1].casefold()) for code, facts in languages.items()}
    first = text.partition("-")[0]
    while first in hints:
        first, hints = hints[first], {code: to for code, to in hints.items() if code != first}
    if first in scores:
        scores[first] = max(scores[first], 95.0)
    enough = 90.0 if max(scores.values(), default=0.0) == 100.0 else 70.0
    near = sorted((-score, len(code), code) for code, score in scores.items() if score >= enough)
    return tuple(code for _, _, code in near[:MOST])


def _score(text: str, code: str, name: str, autonym: str) -> float:
    """How near a language is, up to 100."""
    # Imported here because it takes longer than reading the data, and only a refusal needs it.
    from rapidfuzz import fuzz

    if text in (code, name, autonym):
        return 100.0
    if len(text) > 2 and (name.startswith(text) or autonym.startswith(text)):
        return 90.0
    by_code = fuzz.ratio(text, code) if abs(len(text) - len(code)) <= 1 and text[:1] == code[:1] else 0.0
    by_name = max(fuzz.ratio(text, name), fuzz.ratio(text, autonym)) if len(text) > 3 else 0.0
    return max(by_code, by_name)
