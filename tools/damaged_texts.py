"""Damage that translators and their tools do to texts, each kind as a function that does it where it can be done."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^()\s]+)\)")
_CODE = re.compile(r"(?<!`)`([^`]{3,})`(?!`)")
_BOLD = re.compile(r"(?<!\*)\*\*([^*`]+)\*\*(?!\*)")
_NUMBER = re.compile(r"(?<![\w.,-])[1-9]\d{1,5}(?![\w.,-])")
_WORD = re.compile(r"(?<![\w`/\[(_*-])[^\W\d_A-Z]{5,}(?![\w`/\])_*-])")
_LATIN = re.compile(r"(?<![\w`/\[(.<-])[a-z]{3,}[ao][a-z]{2,}(?![\w`/\].(>-])")
_END = re.compile(r"[.?!:।。？！：](?=\Z)")
_BRACKET = re.compile(r"(?<=[\s\w])\([^()`\[\]]+\)(?!\()")

Damage = Callable[[str, str, Random], str]
"""(source, translation, chance) → the damaged translation; the same text where the kind does not fit."""


def _swap(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Damage:
    """One place of the translation that the pattern finds is replaced."""

    def damage(source: str, text: str, chance: Random) -> str:  # noqa: ARG001 - a kind of damage
        found = list(pattern.finditer(text))
        if not found:
            return text
        match = chance.choice(found)
        return text[: match.start()] + (new if isinstance(new, str) else new(match)) + text[match.end() :]

    return damage


def _change_digit(match: re.Match[str]) -> str:
    return match[0][:-1] + str((int(match[0][-1]) + 3) % 10)


def _insert(char: str) -> Damage:
    return _swap(_WORD, lambda match: match[0][:3] + char + match[0][3:])


def _read_wrongly(source: str, text: str, chance: Random) -> str:  # noqa: ARG001 - a kind of damage
    try:
        return text.encode().decode("cp1252")
    except UnicodeDecodeError:
        return text


def _leave_half(source: str, text: str, chance: Random) -> str:  # noqa: ARG001 - a kind of damage
    words, parts = source.split(), text.split()
    if len(words) < 24 or len(parts) < 8:
        return text
    return " ".join((*parts[: len(parts) // 2], *words[len(words) // 2 :]))


def _cut_off(source: str, text: str, chance: Random) -> str:  # noqa: ARG001 - a kind of damage
    return text[: len(text) // 4].rstrip() if len(source) > 120 else text


def _repeat_source(source: str, text: str, chance: Random) -> str:  # noqa: ARG001 - a kind of damage
    plain = sum(word.isalpha() and word.islower() for word in source.split())
    return source if plain >= 6 else text


def _add(before: str, after: str = "") -> Damage:
    return lambda source, text, chance: f"{before}{text}{after}"  # noqa: ARG005 - a kind of damage


KINDS: dict[str, Damage] = {
    "a link is gone": _swap(_LINK, lambda match: match[1]),
    "a link leads elsewhere": _swap(_LINK, lambda match: f"[{match[1]}]({match[2]}x)"),
    "a link opens a script": _swap(_LINK, lambda match: f"[{match[1]}](javascript:x)"),
    "a space stands in a link": _swap(_LINK, lambda match: f"[{match[1]}] ({match[2]})"),
    "bold text is plain": _swap(_BOLD, lambda match: match[1]),
    "a mark of bold text is gone": _swap(_BOLD, lambda match: f"**{match[1]}"),
    "code is gone": _swap(_CODE, ""),
    "code is changed": _swap(_CODE, lambda match: f"`{match[1]}x`"),
    "a backtick is gone": _swap(_CODE, lambda match: f"`{match[1]}"),
    "a number is gone": _swap(_NUMBER, ""),
    "a number is changed": _swap(_NUMBER, _change_digit),
    "a word stands twice": _swap(_WORD, lambda match: f"{match[0]} {match[0]}"),
    "the sign at the end is gone": _swap(_END, ""),
    "a bracket is not closed": _swap(_BRACKET, lambda match: match[0][:-1]),
    "a quotation mark is gone": _swap(re.compile('[«»„“”"「」]'), ""),
    "half is not translated": _leave_half,
    "nothing is translated": _repeat_source,
    "most is cut off": _cut_off,
    "a space of no width": _insert("\u200b"),
    "a lost character": _insert("\ufffd"),
    "a direction left open": _insert("\u202b"),
    "an order of letters turned": _add("\u202e", "\u202c"),
    "a letter of another script": _swap(_LATIN, lambda match: match[0].replace("a", "а").replace("o", "о")),
    "another encoding": _read_wrongly,
    "a tag is added": _swap(_WORD, lambda match: f"<b>{match[0]}</b>"),
    "a tag is left open": _swap(_WORD, lambda match: f"<i>{match[0]}"),
    "it has become code": _add("```\n", "\n```"),
    "a paragraph is added": _add("", "\n\nMore."),
    "a merge has left its marks": _add("<<<<<<< ours\n"),
    "a line break at the end": _add("", "\n"),
    "a reference is not decoded": _swap(re.compile(" "), " amp; "),
    "a template is added": _add("", " {{ now }}"),
}
