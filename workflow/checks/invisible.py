"""Characters that nobody sees: of no width, controls, and what turns letters around.

Joiners belong to many scripts (Unicode Standard, 23.2), zero-width spaces to those without spaces between words.
Overrides show letters in another order than they have (Unicode Standard Annex 9, 2.2); whether a change of direction is
closed is asked by `direction-marks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

SUSPECT = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200d\u2060\ufeff\ufffd\u2028\u2029]")
"""Characters that are junk, but where a script has use for them."""
_OVERRIDES = "\u202d\u202e"
_JOINED = frozenset({"Latn", "Cyrl", "Grek", "Hans", "Hant", "Jpan", "Kore", "Hebr", "Armn", "Geor"})
"""Scripts that have no use for joiners, but in emoji."""
_SPACELESS = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Jpan"})
EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]\u200d")
"""What a joiner belongs to in any script."""


def _find(case: Case) -> Iterator[str]:
    text = case.translation.text
    if text.isascii() and text.isprintable():
        return
    plain = EMOJI.sub("", text)
    found = dict.fromkeys((*SUSPECT.findall(plain), *(char for char in _OVERRIDES if char in text)))
    for char in found:
        if char not in case.source.text and not is_at_home(char, case.language.script):
            yield f"has the invisible character U+{ord(char):04X}"


def is_at_home(char: str, script: str) -> bool:
    """Whether a script has use for a suspect character."""
    if char in "\u200c\u200d":
        return script not in _JOINED
    return char in "\u200b\u2060" and script in _SPACELESS


CHECK = Check("invisible", "Invisible characters", "characters of no width, controls, overrides of direction", _find)
