"""The strings of TOML front matter, found line by line. What is not understood here is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.formats.markdown.scalars import read_toml
from workflow.formats.markdown.values import Value

_TABLE = re.compile(r"[ \t]*\[{1,2}[ \t]*(?P<name>[^\[\]\r\n]+?)[ \t]*\]{1,2}[ \t]*(?:#[^\r\n]*)?(?![^\r\n])")
_KEY = re.compile(
    r"[ \t]*(?P<key>(?:[\w-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|\"[^\"\r\n]*\"))*)[ \t]*=[ \t]*"
)
_STRING = re.compile(
    r"\"\"\"(?:\\.|[^\\])*?\"{3,5}(?!\")|'''.*?'{3,5}(?!')|\"(?:\\[^\r\n]|[^\"\\\r\n])*\"|'[^'\r\n]*'", re.DOTALL
)
_BETWEEN = re.compile(r"(?:[ \t\r\n,]|#[^\r\n]*)*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def find_toml_values(text: str, start: int, end: int) -> Iterator[Value]:
    """Every string value between `start` and `end`, in order, under the dotted path of its key."""
    table, at = "", start
    while at < end:
        if header := _TABLE.match(text, at, end):
            table = _plain(header["name"]) + "."
        elif pair := _KEY.match(text, at, end):
            key, at = table + _plain(pair["key"]), pair.end()
            for value in _read_strings(text, at, end, key):
                at = value.end
                yield value
        line = _LINE.match(text, at, end)
        at = line.end() if line else end


def _plain(key: str) -> str:
    return ".".join(part.strip(" \t\"'") for part in key.split("."))


def _read_strings(text: str, start: int, end: int, key: str) -> Iterator[Value]:
    """The string at `start`, or the strings of the array that begins there."""
    inside = text.startswith("[", start)
    at = start + inside
    while True:
        gap = _BETWEEN.match(text, at, end) if inside else None
        at = gap.end() if gap else at
        match = _STRING.match(text, at, end)
        if not match:
            return
        if read := read_toml(match[0]):
            yield Value(key, match.start(), match.end(), *read)
        at = match.end()
        if not inside:
            return
