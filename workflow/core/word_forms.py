"""Which words of a text may be forms of a term's word, by simple rules of suffixes.

A term's word is filed under keys (`list_keys`), a text's word is looked up under keys (`list_bases`); one in common is
enough. The rules are few on purpose: what they find wrongly costs a translator a glance.

- English: plural and third person (`-s`, `-es`, `-ies`), `-ed` and `-ing` with dropped `e` and doubled consonant.
- German, Dutch, Scandinavian, Romance and Slavic languages, Arabic: a list of endings that words take, and one of those
  that a term's word loses before.
- Any other language: the same beginning, of which a long word may lose a quarter and to which four letters may come.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SHORTEST = 3
"""Letters that are left of a word at least."""
LONGEST = 60
"""Letters of a word that may have forms."""
_NO_FORMS = frozenset({"news", "united", "means", "goods", "thing", "things", "string", "during", "being"})
"""English words that look like a form of another one."""
_NO_PLURAL = ("ss", "us", "is")
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_VOWELS = frozenset("aeiouy")
_MOST_ADDED = 4


@dataclass(frozen=True, slots=True)
class _Family:
    """The endings of some languages."""

    lost: tuple[str, ...]
    """What a term's word may lose before a form is made of it."""
    taken: tuple[str, ...]
    """What a form may end with."""
    before: tuple[str, ...] = ()
    """What may be written before a form as a part of it: the Arabic article."""


def _list_endings(lost: str, taken: str, before: str = "") -> _Family:
    return _Family(tuple(lost.split()), tuple(taken.split()), tuple(before.split()))


_GERMAN = _list_endings("", "e en er ern es em n s se sen")
_DUTCH = _list_endings("", "e en s n er")
_NORTHERN = _list_endings(
    "e a",
    "e a en et er r n t s ens ets ers ns rs ts erne rne ene ne ernes arna orna ar or ars ors na an as te ede",
)
_FRENCH = _list_endings("", "s x e es")
_ROMANCE = _list_endings("ão a o e i", "a o e i s as os es is ão ões ães ă ul ului le lor")
_CYRILLIC = _list_endings(
    "ие ия а я о е ь й ы и",
    "а я о е ё ь й ы и і ї є у ю ой ей ом ем ём ою ею ов ев ам ям ами ями ах ях ие ия ию ии ий ием иям иями иях ія ію"
    " ів їв ый ого его ому ему ым им ых их ыми ими ая яя ую юю ое ее ые ът ят та то те",
)
_SLAVIC = _list_endings(
    "ie a e o y i ę ą í",
    "a e i o u y ě í ú ů é ý ó ę ą om em ou ej ov ów ům ám ách ech ích ami emi ími ach ie iem ia iach iami ego emu ym"
    " im ych ich ymi imi ih oj ama ima og eg omu ami ah",
)
_ARABIC = _list_endings("ة", "ة ت ات ين ون ان ه ها هم ي نا", "ال وال بال لل و ب ل")
_FAMILIES = {
    **dict.fromkeys(("de", "nds", "lb"), _GERMAN),
    **dict.fromkeys(("nl", "af", "fy"), _DUTCH),
    **dict.fromkeys(("da", "nb", "nn", "no", "sv", "fo"), _NORTHERN),
    "fr": _FRENCH,
    **dict.fromkeys(("es", "pt", "it", "ca", "gl", "oc", "ro"), _ROMANCE),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk"), _CYRILLIC),
    "ar": _ARABIC,
    **dict.fromkeys(("pl", "cs", "sk", "sl", "hr", "bs"), _SLAVIC),
}


def fold_word(word: str) -> str:
    """A word as words are compared: in folded case, letters with their marks as one character."""
    return word.casefold() if word.isascii() else unicodedata.normalize("NFC", word.casefold())


def list_keys(word: str, language: str) -> tuple[str, ...]:
    """What the word of a term (folded) is filed under; `language` is that of the term, BCP 47."""
    code = language.partition("-")[0].lower()
    if not _has_forms(word):
        return (word,)
    if code == "en":
        return tuple(dict.fromkeys((word, *_list_singulars(word))))
    family = _FAMILIES.get(code)
    if family is None:
        return (word[: max(4, len(word) - len(word) // 4)],)
    plain = _drop_umlauts(word) if family is _GERMAN else word
    ending = next((each for each in family.lost if _can_lose(plain, each)), "")
    return tuple(dict.fromkeys((plain, plain.removesuffix(ending))))


@lru_cache(maxsize=50_000)
def list_bases(word: str, language: str) -> tuple[str, ...]:
    """What a word of a text (folded) is looked up under, itself first. Kept, so only for words up to `LONGEST`."""
    code = language.partition("-")[0].lower()
    if not _has_forms(word):
        return (word,)
    if code == "en":
        found = () if word in _NO_FORMS else (*_list_singulars(word), *_list_verbs(word))
        return tuple(dict.fromkeys((word, *(base for base in found if len(base) >= _SHORTEST))))
    family = _FAMILIES.get(code)
    if family is None:
        return tuple(
            word[:size]
            for size in range(len(word), _SHORTEST - 1, -1)
            if len(word) - size <= (_MOST_ADDED if size > _SHORTEST else 2)
        )
    plain = _drop_umlauts(word) if family is _GERMAN else word
    starts = (plain, *(plain.removeprefix(each) for each in family.before if plain.startswith(each)))
    bases = (start.removesuffix(each) for start in starts for each in ("", *family.taken) if _can_lose(start, each))
    return tuple(dict.fromkeys((plain, *bases)))


def _has_forms(word: str) -> bool:
    return _SHORTEST <= len(word) <= LONGEST and word.isalpha()


def _list_singulars(word: str) -> tuple[str, ...]:
    """`pages`: `page`; `boxes`: `boxe`, `box`; `stories`: `storie`, `story`."""
    if not word.endswith("s") or word.endswith(_NO_PLURAL) or word in _NO_FORMS or len(word) <= _SHORTEST:
        return ()
    found = [word[:-1]]
    if word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    elif word.endswith("es") and word[:-2].endswith(_SIBILANTS):
        found.append(word[:-2])
    return tuple(found)


def _list_verbs(word: str) -> tuple[str, ...]:
    """`saved`: `save`, `sav`; `tagging`: `tagg`, `tagge`, `tag`; `copied`: `copi`, `copie`, `copy`."""
    ending = "ing" if word.endswith("ing") else "ed" if word.endswith("ed") and not word.endswith("eed") else ""
    rest = word.removesuffix(ending)
    if not ending or not _VOWELS & set(rest):
        return ()
    found = [rest, f"{rest}e"]
    if len(rest) > _SHORTEST and rest[-1] == rest[-2]:
        found.append(rest[:-1])
    if ending == "ed" and rest.endswith("i"):
        found.append(f"{rest[:-1]}y")
    return tuple(found)


def _can_lose(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= _SHORTEST


def _drop_umlauts(word: str) -> str:
    """`wörter` as `worter`: German plurals change the vowel."""
    return word.replace("ä", "a").replace("ö", "o").replace("ü", "u")
