"""Characters that nobody sees and that have no use in the language's script: taken out, as the check `invisible` says.

A replacement character stays: it tells that something was lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case
from workflow.checks.fixing import Edit, Fixer
from workflow.checks.invisible import EMOJI, SUSPECT, is_at_home

_SEPARATORS = "\u2028\u2029"


def _find(case: Case) -> Iterator[Edit]:
    text = case.translation.text
    joined = {match.end() - 1 for match in EMOJI.finditer(text)}
    for match in SUSPECT.finditer(text):
        char = match[0]
        junk = char not in case.source.text and not is_at_home(char, case.language.script)
        if junk and char != "\ufffd" and match.start() not in joined:
            yield match.start(), match.end(), " " if char in _SEPARATORS else ""


FIXER = Fixer("zero-width", "Invisible characters", "characters that nobody sees and the script does not need", _find)
