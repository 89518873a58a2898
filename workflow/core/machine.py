"""Machine translation of a unit's text: its markup goes out as placeholders and comes back in their places.

A machine sees `Read the [X1X]charter[X2X].` for `Read the [charter](charter.md).` Each placeholder has to come back
exactly once; what a machine makes of the words is judged like any other text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from workflow.core.markup_pairs import Role, find_roles
from workflow.core.words import normalise
from workflow.model import Language, Markup

_LETTERS = "XYZQJKVW"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that a machine is to translate."""

    text: str
    """With placeholders instead of markup."""
    source: Language
    target: Language
    terms: tuple[tuple[str, str], ...] = ()
    """Terms in it with the translation that is wanted, for machines that can be told."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is sent to a service: a path behind its address, a JSON body, and header fields."""

    path: str
    body: dict[str, object]
    headers: tuple[tuple[str, str], ...] = ()


class MachineService(Protocol):
    """A service that translates: how it is asked, and what its answer says. Everything is pure."""

    @property
    def name(self) -> str:
        """The service's name in the configuration."""

    def list_codes(self, code: str) -> tuple[str, ...]:
        """How the service may call a language (BCP 47), the best first; the next is tried when one is refused."""

    def ask(self, wanted: Wanted, source: str, target: str, *, model: str, key: str) -> Call:
        """The call for a text; `source` and `target` are of `list_codes`, `key` is empty where there is none."""

    def read(self, answer: object) -> str:
        """The translation in a decoded answer. Raises `ValueError`, whose message tells nothing of the answer."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A text whose markup is replaced by placeholders."""

    text: str
    parts: tuple[str, ...]
    """What the placeholders stand for, from number 1."""
    roles: tuple[Role, ...]
    letter: str
    """Which letters the placeholders have: ones that no text around them looks like."""
    before: str = ""
    after: str = ""
    """White space around the text, which does not go out."""

    @property
    def has_words(self) -> bool:
        """Whether anything is left to translate."""
        return any(map(str.isalpha, _make_pattern(self.letter).sub("", self.text)))


@dataclass(frozen=True, slots=True)
class Restored:
    """A machine's answer with the markup in its places."""

    text: str
    faults: tuple[str, ...] = ()
    """What became of placeholders that did not come back exactly once."""


def protect_markup(text: str, pieces: Sequence[Markup]) -> Protected:
    """Replace a text's markup by placeholders; `pieces` is its markup as its format says. Pieces that touch are one."""
    letter = next((each for each in _LETTERS if not _make_pattern(each).search(text)), _LETTERS[0])
    shown: list[str] = []
    parts: list[str] = []
    roles: list[Role] = []
    done = 0
    for piece, role in zip(pieces, find_roles(text, pieces), strict=True):
        raw = text[piece.start : piece.end]
        if parts and piece.start == done:
            parts[-1] += raw
            roles[-1] = role if role is roles[-1] else Role.ALONE
        else:
            parts.append(raw)
            roles.append(role)
            shown += [text[done : piece.start], f"[{letter}{len(parts)}{letter}]"]
        done = piece.end
    whole = "".join((*shown, text[done:]))
    inner = whole.strip()
    before, _, after = whole.partition(inner) if inner else (whole, "", "")
    return Protected(inner, tuple(parts), tuple(roles), letter, before, after)


def restore_markup(protected: Protected, answer: str) -> Restored:
    """Put the markup back into a machine's answer, and say what is wrong with it.

    White space that machines put inside of enclosing marks is taken out: `** word **` would be no emphasis.
    """
    answer = answer.strip()
    counts: Counter[int] = Counter()
    faults: list[str] = []
    built, done = "", 0
    for match in _make_pattern(protected.letter).finditer(answer):
        words = answer[done : match.start()]
        done = match.end()
        number = int(match[1])
        if not 1 <= number <= len(protected.parts):
            faults.append(f"has the placeholder {match[0]}, which stands for nothing")
            built += words
            continue
        counts[number] += 1
        role = protected.roles[number - 1]
        built += (words.rstrip() if role is Role.CLOSES else words) + protected.parts[number - 1]
        if role is Role.OPENS:
            done += len(answer[done:]) - len(answer[done:].lstrip())
    for number, part in enumerate(protected.parts, start=1):
        if counts[number] != 1:
            faults.append(f"{'repeats' if counts[number] else 'lacks'} the markup {_shorten(part)}")
    return Restored(f"{protected.before}{built}{answer[done:]}{protected.after}", tuple(faults))


def _make_pattern(letter: str) -> re.Pattern[str]:
    """Placeholders, also as machines spell them: in lower case, with spaces, with wide brackets."""
    return re.compile(rf"[\[［]\s*{letter}\s*(\d{{1,6}})\s*{letter}\s*[\]］]", re.IGNORECASE)


def _shorten(part: str) -> str:
    line = normalise(part)
    return line if len(line) <= 60 else f"{line[:29]}…{line[-30:]}"
