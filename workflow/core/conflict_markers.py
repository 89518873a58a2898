"""Reading a file that git left with conflict markers: the whole files of each side that stand in it.

Source of the rules: git's manual, git-merge(1) "How conflicts are presented" for the styles `merge`, `diff3` and
`zdiff3`, and gitattributes(5) `conflict-marker-size` (seven characters or more). Markers may stand within markers: in a
base that was itself a merge, or in a file that was committed with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NoReturn

from workflow.errors import CatalogError

DEEPEST = 4
"""Markers within markers at most."""

_MARKER = re.compile(rb"(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \r\n]|\Z)")
_NAMES = {b"<": "<<<<<<<", b"|": "|||||||", b"=": "=======", b">": ">>>>>>>"}


@dataclass(frozen=True, slots=True)
class Side:
    """The file as one side had it."""

    data: bytes
    lines: tuple[int, ...]
    """For each of its lines, the line of the file with the markers."""

    def line_at(self, line: int) -> int:
        """A line of this side as a line of the file with the markers; one past its end is the last one."""
        return self.lines[min(line, len(self.lines)) - 1] if line and self.lines else line


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands in a file with conflict markers."""

    files: tuple[Side, ...]
    """Ours, then the others, which differ from each other; one alone where the markers separate equal texts."""
    bases: tuple[Side, ...]
    """What the common base may have been, the likelier one first; none where the markers do not tell."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class _Conflict:
    ours: tuple[_Part, ...]
    base: tuple[_Part, ...] | None
    theirs: tuple[_Part, ...]


_Part = _Line | _Conflict


def find_marker(data: bytes) -> int:
    """The line of the first conflict marker; 0 where there is none. No line of a sound PO file looks like one."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line[:1] in _NAMES and _MARKER.match(line):
            return number
    return 0


def count_conflicts(data: bytes) -> int:
    """How many conflicts begin in the file, those within others too."""
    return sum(1 for line in data.split(b"\n") if line[:1] == b"<" and _MARKER.match(line))


def split_sides(data: bytes, *, path: str) -> Sides:
    """The files that stand in one with markers. Raises `CatalogError` with the line of a marker that fits no other."""
    lines = [_Line(number, line) for number, line in enumerate(_split_lines(data), start=1)]
    parts, position = _read_parts(lines, 0, path, ())
    if position < len(lines):
        _refuse(lines[position], path)
    depth = _measure(parts)
    if depth > DEEPEST:
        raise CatalogError(f"conflict markers stand in each other {depth} deep", path=path, line=find_marker(data))
    files: dict[bytes, Side] = {}
    for choice in product((False, True), repeat=depth):
        side = _join(_choose(parts, choice))
        files.setdefault(side.data, side)
    bases = (_find_base(parts, trim=trim) for trim in (False, True))
    return Sides(tuple(files.values()), tuple(_join(base) for base in bases if base is not None))


def drop_labels(data: bytes) -> bytes:
    """The file with the markers alone, without the names behind them: the same whatever the branches are called."""
    lines = (line.rstrip(b"\r\n") for line in _split_lines(data))
    return b"\n".join(found.group(1) if (found := _MARKER.match(line)) else line for line in lines)


def _split_lines(data: bytes) -> list[bytes]:
    """The lines with their ends; only LF ends one."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _mark_of(line: _Line) -> bytes:
    """The character of the marker that a line is; empty for any other line."""
    return line.data[:1] if line.data[:1] in _NAMES and _MARKER.match(line.data) else b""


def _read_parts(
    lines: Sequence[_Line], position: int, path: str, ends: tuple[bytes, ...]
) -> tuple[tuple[_Part, ...], int]:
    """Lines and conflicts up to one of the markers `ends`, or the end of the file, and where that is."""
    parts: list[_Part] = []
    while position < len(lines):
        mark = _mark_of(lines[position])
        if mark == b"<":
            conflict, position = _read_conflict(lines, position, path)
            parts.append(conflict)
        elif mark:
            if mark not in ends:
                _refuse(lines[position], path)
            return tuple(parts), position
        else:
            parts.append(lines[position])
            position += 1
    return tuple(parts), position


def _read_conflict(lines: Sequence[_Line], position: int, path: str) -> tuple[_Conflict, int]:
    first = lines[position]
    base: tuple[_Part, ...] | None = None
    ours, position = _read_parts(lines, position + 1, path, (b"|", b"="))
    if position < len(lines) and _mark_of(lines[position]) == b"|":
        base, position = _read_parts(lines, position + 1, path, (b"=",))
    if position < len(lines):
        theirs, position = _read_parts(lines, position + 1, path, (b">",))
        if position < len(lines):
            return _Conflict(ours, base, theirs), position + 1
    raise CatalogError("the conflict that begins here has no end (>>>>>>>)", path=path, line=first.number)


def _refuse(line: _Line, path: str) -> NoReturn:
    name = _NAMES[line.data[:1]]
    message = f"the conflict marker {name} belongs to no conflict: take it out, and what else is not of the file"
    raise CatalogError(message, path=path, line=line.number)


def _measure(parts: Sequence[_Part]) -> int:
    """How deep conflicts stand in each other's sides; what stands in a base does not count."""
    inner = (max(_measure(part.ours), _measure(part.theirs)) for part in parts if isinstance(part, _Conflict))
    return max((depth + 1 for depth in inner), default=0)


def _choose(parts: Sequence[_Part], choice: Sequence[bool]) -> Iterator[_Line]:
    """The lines of one side; `choice` says at each depth whether it is theirs."""
    for part in parts:
        if isinstance(part, _Conflict):
            yield from _choose(part.theirs if choice[0] else part.ours, choice[1:])
        else:
            yield part


def _find_base(parts: Sequence[_Part], *, trim: bool) -> list[_Line] | None:
    """The lines of the base; None where a conflict does not tell it.

    The style `zdiff3` moves lines that both sides begin or end with out of the conflict, but leaves the base whole:
    with `trim` what stands beside a base already is not taken twice.
    """
    result: list[_Line] = []
    for index, part in enumerate(parts):
        if isinstance(part, _Line):
            result.append(part)
            continue
        if part.base is None or any(isinstance(inner, _Conflict) for inner in part.base):
            return None
        base = [inner for inner in part.base if isinstance(inner, _Line)]
        if trim:
            after = parts[index + 1 : index + 1 + len(base)]
            following = [inner.data for inner in after if isinstance(inner, _Line)]
            base = base[_count_shared([line.data for line in result], [line.data for line in base]) :]
            base = base[: len(base) - _count_shared([line.data for line in base], following)]
        result += base
    return result


def _count_shared(before: Sequence[bytes], after: Sequence[bytes]) -> int:
    """How many lines, at most, end the one and begin the other."""
    sizes = range(min(len(before), len(after)), 0, -1)
    return next((size for size in sizes if before[-size:] == after[:size]), 0)


def _join(lines: Iterable[_Line]) -> Side:
    chosen = list(lines)
    return Side(b"".join(line.data for line in chosen), tuple(line.number for line in chosen))
