"""Names of files in archives: which are dangerous, and which PO file of the project each stands for.

No name is ever joined to a path. It is compared with those that the project has, and stands for one of them or none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

Known = TypeVar("Known")

DEEPEST = 64
"""Folders of a name that are looked at."""

_DRIVE = re.compile(r"[A-Za-z]:")
_GIT = re.compile(r"\.?git(?:~\d+)?[. ]*(?::.*)?", re.IGNORECASE)
"""Names that some file system takes for `.git`: `.GIT`, `git~1`, `.git. `, `.git::$INDEX_ALLOCATION`."""
_INVISIBLE = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u206f\ufeff]")
"""Characters that HFS+ passes over in names."""


def explain_danger(name: str) -> str:
    """Why a file of that name is left alone; empty for a plain relative name."""
    if any(ord(char) < 0x20 or ord(char) == 0x7F or 0xD800 <= ord(char) < 0xE000 for char in name):
        return "its name has a control character"
    if "\\" in name or name.startswith("/") or _DRIVE.match(name):
        return "its name is not a relative one with '/'"
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "its name leads out of the archive"
    if any(_is_git(part) for part in parts):
        return "its name leads into a folder of git"
    return ""


def find_twins(names: Iterable[str]) -> set[str]:
    """The names that another one has too, or has but for upper and lower case or Unicode form."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(unicodedata.normalize("NFC", name).casefold(), []).append(name)
    return {name for group in groups.values() if len(group) > 1 for name in group}


def match_name(name: str, known: Mapping[str, Known]) -> Known | None:
    """What a name stands for; folders above are passed over, such as the `locales` that somebody has packed as well."""
    parts = name.split("/")
    for first in range(max(0, len(parts) - DEEPEST), len(parts)):
        if (found := known.get("/".join(parts[first:]))) is not None:
            return found
    return None


def _is_git(part: str) -> bool:
    plain = _INVISIBLE.sub("", part)
    return _GIT.fullmatch(plain) is not None and plain.casefold() != "git"
