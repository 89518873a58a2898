"""A translation that is far shorter or longer than the source: something is missing, or another unit's text."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check

_DENSE = {"Hans": 0.42, "Hant": 0.42, "Hani": 0.42, "Jpan": 0.55, "Kore": 0.6, "Hebr": 0.85, "Arab": 0.95}
"""How many characters a script takes for one of the Latin script, about."""
_SHORTEST = 60
"""Characters of a source below which lengths say little."""
_FEWEST = 0.4
_MOST = 2.6


def _find(case: Case) -> Iterator[str]:
    if len(case.source.prose) < _SHORTEST:
        return
    ratios = [
        (len(has) / _DENSE.get(case.language.script, 1.0)) / (len(had) / _DENSE.get(case.language.source_script, 1.0))
        for had, has in ((case.source.prose, case.translation.prose), (case.source.text, case.translation.text))
    ]
    if max(ratios) < _FEWEST:
        yield f"is very short: {len(case.translation.text)} characters for {len(case.source.text)}"
    elif min(ratios) > _MOST:
        yield f"is very long: {len(case.translation.text)} characters for {len(case.source.text)}"


CHECK = Check("length", "Length", "a translation that is far shorter or longer than the source", _find)
