"""French spacing: a no-break space before ; : ! ? and inside of guillemets.

The rules are those of the Imprimerie nationale (Lexique des règles typographiques): a full one before the colon, a thin
one elsewhere; either is left where it stands. In Canada and Switzerland other rules hold, so that nothing is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case
from workflow.checks.fixing import Edit, Fixer

_NO_BREAK, _THIN = "\u00a0", "\u202f"
_ELSEWHERE = ("fr-ca", "fr-ch")
_HIGH = re.compile(r"""(?<=[\w)\]»”%°*_`'’…])( ?)(?:(:)(?=[\s»”*_]|$)|;(?=[\s»”*_]|$)|[!?]+(?=[\s»”*_)\]]|$))""")
"""A sign after a word or a thing: no part of an address, a time, a path of code or a smiley."""
_OPENING = re.compile(r"«( ?)(?=[^\s»])")
_CLOSING = re.compile(r"(?<=[^\s«])( ?)»")


def _find(case: Case) -> Iterator[Edit]:
    code = case.language.code.lower()
    if code.partition("-")[0] != "fr" or code.startswith(_ELSEWHERE):
        return
    text = case.translation.text
    for match in _HIGH.finditer(text):
        yield match.start(1), match.end(1), _NO_BREAK if match[2] else _THIN
    for pattern in (_OPENING, _CLOSING):
        for match in pattern.finditer(text):
            yield match.start(1), match.end(1), _THIN


FIXER = Fixer("french-spacing", "French spacing", "no-break spaces before ; : ! ? » and after «", _find)
