"""A unit's text cut into runs to look at: prose, markup, placeholders, numbers, characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.core.diff import diff_words
from workflow.core.placeholders import PLACEHOLDER
from workflow.model import Markup

_NAMED = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u180e": "MVS",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
"""Characters without a width of their own, with the names Unicode abbreviates them by."""

_UNSEEN = re.compile(
    "[" + "".join(_NAMED) + "]|\t|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|(?<=[ \n]) +|^ +| +(?=\n|$)| (?= )"
)
_TAKEN_OVER = re.compile(rf"(?P<placeholder>{PLACEHOLDER.pattern})|\d[\d.,:/]*\d")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text that is shown in one way. Joining the texts of all runs gives the text."""

    text: str
    mark: str = ""
    """What the format says it is (`model.Markup.kind`), `placeholder`, `number`, or nothing for prose."""
    sign: str = ""
    """What stands for a character that cannot be seen."""


Diff = tuple[tuple[str, tuple[Run, ...]], ...]
"""What turns one text into another: (`equal`, `delete` or `insert`; runs)."""


def split_runs(text: str, pieces: Sequence[Markup] = ()) -> tuple[Run, ...]:
    """Cut a text at its markup (in order, without overlap), its placeholders, numbers and unseen characters."""
    runs = tuple(_split_marks(text, pieces))
    signs = [found.span() for found in _UNSEEN.finditer(text) if not _joins_emoji(text, found.start())]
    return _cut_signs(runs, signs) if signs else runs


def slice_runs(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters from `start` to `end` of their text."""
    found = []
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            found.append(replace(run, text=run.text[first:last]))
        at += len(run.text)
    return tuple(found)


def diff_runs(old: str, new: str, pieces: Sequence[Markup] = ()) -> Diff:
    """What turns `old` into `new`, as (`equal`, `delete` or `insert`; runs); `pieces` is the markup of `new`."""
    runs = split_runs(new, pieces)
    parts = []
    at = 0
    for part in diff_words(old, new):
        if part.kind == "delete":
            parts.append((part.kind, split_runs(part.text)))
            continue
        parts.append((part.kind, slice_runs(runs, at, at + len(part.text))))
        at += len(part.text)
    return tuple(parts)


def _split_marks(text: str, pieces: Sequence[Markup]) -> Iterator[Run]:
    done = 0
    for piece in pieces:
        yield from _split_prose(text[done : piece.start])
        yield Run(text[piece.start : piece.end], piece.kind)
        done = piece.end
    yield from _split_prose(text[done:])


def _split_prose(text: str) -> Iterator[Run]:
    done = 0
    for found in _TAKEN_OVER.finditer(text):
        if found.start() > done:
            yield Run(text[done : found.start()])
        yield Run(found.group(), "placeholder" if found["placeholder"] else "number")
        done = found.end()
    if done < len(text):
        yield Run(text[done:])


def _cut_signs(runs: Sequence[Run], signs: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """The runs with those characters as runs of their own."""
    beyond = sum(len(run.text) for run in runs) + 1
    edges = iter([*signs, (beyond, beyond)])
    start, end = next(edges)
    cut = []
    at = 0
    for run in runs:
        last = at + len(run.text)
        done = at
        while start < last:
            if start > done:
                cut.append(replace(run, text=run.text[done - at : start - at]))
            stop = min(end, last)
            unseen = run.text[max(start, done) - at : stop - at]
            cut.append(Run(unseen, run.mark, _sign_of(unseen)))
            done = stop
            if end > last:  # the rest of it stands in the next run
                start = last
                break
            start, end = next(edges)
        if done < last:
            cut.append(replace(run, text=run.text[done - at :]))
        at = last
    return tuple(cut)


def _joins_emoji(text: str, at: int) -> bool:
    """Whether a joiner holds a picture of several emoji together: it is seen then."""
    before = text[at - 1] if at else ""
    return text[at] == "\u200d" and (before == "\ufe0f" or unicodedata.category(before or " ") in ("So", "Sk"))


def _sign_of(unseen: str) -> str:
    if unseen in _NAMED:
        return _NAMED[unseen]
    if unseen == "\t":
        return "⇥"
    return "·" * len(unseen) if unseen[0] == " " else "⍽"
