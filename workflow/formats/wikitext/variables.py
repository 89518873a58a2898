"""Translation variables: `<tvar name=x>…</tvar>` and the old `<tvar|x>…</>`, which translators see as `$x`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_NAME = re.compile(r"[\w-]+")
_OPENING = re.compile(
    r"<tvar(?:\|(?P<old>[^>]+)|\s+name\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\"'\s>]+))\s*)>",
    re.IGNORECASE,
)
_NEW_CLOSING = re.compile(r"</tvar\s*>", re.IGNORECASE)
_OLD_CLOSING = re.compile(r"</>")


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable where it is written."""

    start: int
    end: int
    name: str
    value: str


def find_variables(text: str) -> tuple[Variable, ...]:
    """The variables of a unit in order; a tag without its closing one is text."""
    return tuple(_scan_variables(text)) if "<tvar" in text.lower() else ()


def show_names(text: str, variables: tuple[Variable, ...]) -> str:
    """A unit's text with `$name` for every variable."""
    return _replace(text, variables, tuple(f"${variable.name}" for variable in variables))


def show_values(text: str, variables: tuple[Variable, ...]) -> str:
    """A unit's text with every variable's own value in its place."""
    return _replace(text, variables, tuple(variable.value for variable in variables))


def put_values(text: str, values: tuple[tuple[str, str], ...]) -> str:
    """A translation with the values of its variables: plain replacement of `$name`, longest names first.

    Of several values of one name the last one counts, as in Translate.
    """
    if not values or "$" not in text:
        return text
    by_name = dict(values)
    return _compile_names(tuple(by_name)).sub(lambda found: by_name[found[0][1:]], text)


def find_problems(variables: tuple[Variable, ...]) -> Iterator[tuple[int, str]]:
    """What Translate's own screen warns of: positions in the unit's text, and messages."""
    values: dict[str, str] = {}
    for variable in variables:
        if not _NAME.fullmatch(variable.name):
            yield (
                variable.start,
                f'the variable name "{variable.name}" has other characters than letters, digits, _ and -: '
                "translators cannot insert it with a click; choose another name",
            )
        if values.setdefault(variable.name, variable.value) != variable.value:
            yield (
                variable.start,
                f"the variable ${variable.name} has two values in one unit, "
                f'"{values[variable.name]}" and "{variable.value}": translations show the last one only; '
                "give the second another name",
            )


def _scan_variables(text: str) -> Iterator[Variable]:
    at = 0
    ended: set[re.Pattern[str]] = set()
    while opening := _OPENING.search(text, at):
        at = opening.end()
        pattern = _OLD_CLOSING if opening["old"] else _NEW_CLOSING
        closing = None if pattern in ended else pattern.search(text, at)
        if closing is None:
            ended.add(pattern)
            continue
        name = opening["old"] or opening["double"] or opening["single"] or opening["bare"] or ""
        yield Variable(opening.start(), closing.end(), name, text[at : closing.start()])
        at = closing.end()


def _replace(text: str, variables: tuple[Variable, ...], texts: tuple[str, ...]) -> str:
    parts: list[str] = []
    at = 0
    for variable, new in zip(variables, texts, strict=True):
        parts += [text[at : variable.start], new]
        at = variable.end
    return "".join(parts) + text[at:]


@lru_cache(maxsize=1024)
def _compile_names(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"\$(?:" + "|".join(map(re.escape, longest_first)) + ")")
