"""Path patterns of the configuration: `*` and `?` stay inside one folder name, `**/` spans any number of folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_PIECES = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}


@cache
def compile_glob(pattern: str) -> re.Pattern[str]:
    """The regular expression that a whole path (with `/`) must match."""
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return re.compile("".join(_PIECES.get(piece) or re.escape(piece) for piece in pieces), re.DOTALL)


def matches_any(path: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns matches the path below the source folder."""
    return any(compile_glob(pattern).fullmatch(path) for pattern in patterns)
