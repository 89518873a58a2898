"""Long lists in slices: which one is asked for, and the links to the others."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from workflow.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Slice:
    """One slice of a long list."""

    number: int
    """From 1."""
    size: int
    total: int
    """Items of the whole list."""

    @property
    def offset(self) -> int:
        """How many items stand before it."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """The number of the last slice."""
        return max(1, -(-self.total // self.size))

    @property
    def first_item(self) -> int:
        """The position of its first item, from 1; 0 in an empty list."""
        return min(self.offset + 1, self.total)

    @property
    def last_item(self) -> int:
        """The position of its last item."""
        return min(self.offset + self.size, self.total)


def read_number(name: str) -> int:
    """The number of the slice that the address asks for: 1 when it does not.

    Raises:
        UnknownName: it is no number from 1.
    """
    asked = request.args.get(name, "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked) > 0):
        raise UnknownName(f"{name}={asked!r} is not the number of a part of a list: use 1, 2, 3 …")
    return int(asked)


def cut_slice(name: str, total: int, size: int) -> Slice:
    """The slice that the address asks for; one behind the end is the last one."""
    asked = Slice(read_number(name), size, total)
    return Slice(min(asked.number, asked.last), size, total)
