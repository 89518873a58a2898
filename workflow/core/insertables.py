"""What a translator takes over from the source as it is: markup, variables, addresses, numbers, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.core.marked_text import Run, split_runs
from workflow.core.names import find_names
from workflow.model import Markup

_TAG = re.compile(r"<(/?)\s*([\w:-]+)[^>]*?(/?)>", re.DOTALL)
_LONGEST_LABEL = 26


@dataclass(frozen=True, slots=True)
class Insertable:
    """A piece of the source that can be put into the translation at once."""

    open: str
    close: str = ""
    """For a pair: what comes after the text that it encloses."""

    @property
    def label(self) -> str:
        """The piece as a button shows it: the text between a pair as `…`, long targets shortened."""
        if not self.close:
            return _shorten(self.open, _LONGEST_LABEL)
        return f"{_shorten(self.open, _LONGEST_LABEL // 2)}…{_shorten(self.close, _LONGEST_LABEL)}"


def list_insertables(source: str, pieces: Sequence[Markup]) -> tuple[Insertable, ...]:
    """The insertables of a source text in its order, each once; `pieces` is its markup as the format says."""
    found: list[tuple[int, Insertable]] = []
    waiting: list[tuple[int, Run]] = []
    names = list(_find_names_between(source, pieces))
    for at, run in _join_signs(split_runs(source, pieces), pieces):
        if run.mark == "number" and any(start <= at < end for start, end in names):
            continue
        place = next((number for number in reversed(range(len(waiting))) if _closes(run, waiting[number][1])), None)
        if place is not None:
            begin, opener = waiting.pop(place)
            found.append((begin, Insertable(opener.text, run.text)))
        elif _is_opener(run):
            waiting.append((at, run))
        else:
            found.append((at, Insertable(run.text)))
    found += [(at, Insertable(run.text)) for at, run in waiting]
    found += [(start, Insertable(source[start:end])) for start, end in names]
    return tuple(dict.fromkeys(item for _, item in sorted(found, key=lambda each: each[0])))


def _find_names_between(source: str, pieces: Sequence[Markup]) -> Iterator[tuple[int, int]]:
    """The names that stand in the prose, none of them with markup inside."""
    blank = list(source)
    for piece in pieces:
        blank[piece.start : piece.end] = "\0" * (piece.end - piece.start)
    yield from find_names("".join(blank))


def _join_signs(runs: Sequence[Run], pieces: Sequence[Markup]) -> Iterator[tuple[int, Run]]:
    """(place, run) of each run that is not prose, with each piece of markup whole again."""
    ends = {piece.end for piece in pieces}
    at = 0
    whole = ""
    for run in runs:
        at += len(run.text)
        if run.mark in ("number", "placeholder"):
            yield at - len(run.text), run
        elif run.mark:
            whole += run.text
            if at in ends:
                yield at - len(whole), Run(whole, run.mark)
                whole = ""


def _is_opener(run: Run) -> bool:
    if run.mark == "emphasis":
        return True
    if run.mark in ("link", "image"):
        return run.text.startswith(("[", "![")) and not run.text.rstrip().endswith(("]", ")"))
    tag = _TAG.fullmatch(run.text)
    return bool(run.mark == "tag" and tag and not tag[1] and not tag[3])


def _closes(run: Run, opener: Run) -> bool:
    if run.mark != opener.mark:
        return False
    if run.mark == "emphasis":
        return run.text == opener.text
    if run.mark in ("link", "image"):
        return run.text.startswith("]")
    begin, end = _TAG.fullmatch(opener.text), _TAG.fullmatch(run.text)
    return bool(begin and end and end[1] and begin[2] == end[2])


def _shorten(text: str, longest: int) -> str:
    """The text on one line; of a long one the beginning and the end, where a target's file name is."""
    line = " ".join(text.split()) or text
    if len(line) <= longest:
        return line
    return f"{line[: longest // 4]}…{line[-(longest * 3 // 4 - 1) :]}"
