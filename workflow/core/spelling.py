"""Whether two texts are the same words but for spelling and punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from workflow.core.token import Token

SHORTEST = 4
"""Letters of a word that may be a typing error of another; shorter ones are too often words of their own."""

_JOINERS = re.compile(r"['’\-]")
_NEGATION = re.compile(
    "no|not|nor|none|never|neither|nobody|nothing|nowhere|without|cannot|barely|hardly"
    "|nichts?|kein(?:e[mnrs]?)?|nie|niemals|ohne|weder|ne|pas|non|jamais|sans|aucune?|rien|ni"
    "|sin|nunca|nada|ningun[oa]|ningún|tampoco|não|nem|sem|nenhuma?|ikkj?e|ing[ae]n|inga|inget|intet|inte"
    "|aldrig|uden|utan|hverken|niet|geen|nooit|zonder|mai|senza|nessun[oa]|niente|не|ни|нет|без|никогда|bez|nigdy|není"
)


def is_spelling(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether the tokens differ in punctuation, in letters' case, and in small slips of words of four letters or more.

    Nothing that carries a meaning of its own may differ: numbers, values, marks, negations, the first letter of a word
    or its ending (`import` and `export`, `page` and `pages` are no slips).
    """
    old = [token for token in before if token.sort != "sign"]
    new = [token for token in after if token.sort != "sign"]
    return len(old) == len(new) and all(map(_is_alike, old, new))


def _is_alike(old: Token, new: Token) -> bool:
    if old.key == new.key:
        return True
    if old.sort != "word" or new.sort != "word":
        return False
    return _is_slip(_JOINERS.sub("", old.text.casefold()), _JOINERS.sub("", new.text.casefold()))


def _is_slip(old: str, new: str) -> bool:
    if old == new:
        return True
    if min(len(old), len(new)) < SHORTEST or not (old.isalpha() and new.isalpha()):
        return False
    if _NEGATION.fullmatch(old) or _NEGATION.fullmatch(new):
        return False
    if old[0] != new[0] or old.startswith(new) or new.startswith(old):
        return False
    most = 1 if min(len(old), len(new)) < 2 * SHORTEST else 2
    return bool(OSA.distance(old, new, score_cutoff=most) <= most)
