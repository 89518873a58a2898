"""Words of the source that were left standing in the translation: a second half, a sentence at the end.

A run of words counts that stands in the source just so, most of them ordinary words in small letters: names, code,
numbers, and what stands in quotation marks or brackets are no remainder, and neither is a whole unit (`unchanged`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import shorten
from workflow.checks.reading import OBJECT, find_words
from workflow.core.words import normalise
from workflow.model import Kind

_SHORTEST = 6
"""Words of a run."""
_ORDINARY = 5
"""Those of them that are written in small letters, with two letters or more."""
_FEWEST = 3
"""Different words that two texts must have in common; asked first, because it is soon known."""
_QUOTED = re.compile(
    r'"[^"]{1,300}"|[“„][^“”„]{1,300}[“”]|«[^«»]{1,300}»|»[^«»]{1,300}«|「[^「」]{1,300}」|『[^『』]{1,300}』|《[^《》]{1,300}》'
    r"|\([^()]{1,60}\)|（[^（）]{1,60}）"
)
_CLOSE = ({"nb", "nn", "no", "da"}, {"hr", "bs", "sr", "sh", "cnr"}, {"gl", "pt"}, {"cs", "sk"}, {"id", "ms"})
"""Languages that share so many words that a run of them says nothing."""


def _find(case: Case) -> Iterator[str]:
    if case.kind is Kind.CODE or _are_close(case.language.code, case.language.source_code):
        return
    if len(case.source.ordinary.intersection(case.translation.prose.split())) < _FEWEST:
        return
    if normalise(case.source.text) == normalise(case.translation.text):
        return
    words = list(find_words(_QUOTED.sub(OBJECT, case.translation.prose)))
    for first, last in _find_runs(case.source.words, words):
        run = words[first:last]
        if sum(len(word) > 1 and word.islower() for word in run) >= _ORDINARY:
            yield f"leaves untranslated: {shorten(' '.join(run).replace(OBJECT, '…'))}"


def _are_close(code: str, other: str) -> bool:
    first, second = code.partition("-")[0].lower(), other.partition("-")[0].lower()
    return first == second or any({first, second} <= group for group in _CLOSE)


def _find_runs(source: tuple[str, ...], words: list[str]) -> Iterator[tuple[int, int]]:
    """Where the longest runs of words stand that are the source's, markup standing where it stands there."""
    known = set(zip(*(source[start:] for start in range(_SHORTEST)), strict=False))
    first = last = -1
    for start in range(len(words) - _SHORTEST + 1):
        run = tuple(words[start : start + _SHORTEST])
        if run not in known:
            continue
        if start > last and last > 0:
            yield first, last
        if start > last:
            first = start
        last = start + _SHORTEST
    if last > 0:
        yield first, last


CHECK = Check(
    "untranslated-remainder", "Untranslated remainder", "words of the source that were left in the translation", _find
)
