"""Where the text of an obsolete entry comes from, as a translator comment says: another unit, a git merge, or outside.

An obsolete entry without such a comment holds what its own unit said before.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.model import Entry

OFFERED = "offered: from "
"""Begins the comment."""
FROM_MERGE = f"{OFFERED}a git merge"
"""The comment on the other side's text of a unit that both sides translated."""
FROM_SAVE = f"{OFFERED}an interrupted save"
"""The comment on a text that was accepted and not written before its unit changed."""
FROM_OUTSIDE = f"{OFFERED}another program"
"""The comment on a text that another program wrote into the file while a save was interrupted."""
_FROM_FILE = f"{OFFERED}the file "
_FROM_UNIT = f"{OFFERED}unit "
_FROM_MACHINE = f"{OFFERED}machine translation"


def say_file(name: str) -> str:
    """The comment on a text that a file from outside offers; `name` is one line."""
    return f"{_FROM_FILE}{name}"


def say_machine(service: str) -> str:
    """The comment on a text that a service for machine translation made."""
    return f"{_FROM_MACHINE} ({service})"


def say_unit(unit_id: str) -> str:
    """The comment on the text of a unit that was split into another one, or joined with it."""
    return f"{_FROM_UNIT}{unit_id}"


def is_offered(entry: Entry) -> bool:
    """Whether an obsolete entry holds a text that its unit never had: another unit's, which was split or joined with
    this one, or one from outside."""
    return bool(origin_of(entry)) or is_from_outside(entry)


def is_from_outside(entry: Entry) -> bool:
    """Whether an obsolete entry holds a text that nobody of the project has accepted: it never becomes active alone."""
    origins = [line for line in entry.comments if line.startswith(OFFERED)]
    return any(line not in (FROM_MERGE, FROM_SAVE) and not line.startswith(_FROM_UNIT) for line in origins)


def is_from_file(entry: Entry) -> bool:
    """Whether an obsolete entry holds a text that came in a file from outside."""
    return any(line.startswith(_FROM_FILE) for line in entry.comments)


def is_from_merge(entry: Entry) -> bool:
    """Whether an obsolete entry holds the other side's text of a git merge."""
    return FROM_MERGE in entry.comments


def is_from_machine(entry: Entry) -> bool:
    """Whether an obsolete entry holds a text that a machine made."""
    return any(line.startswith(_FROM_MACHINE) for line in entry.comments)


def origin_of(entry: Entry) -> str:
    """The id of the unit that an offered text comes from; empty for any other entry."""
    said = [line for line in entry.comments if line.startswith(_FROM_UNIT)]
    return said[0].removeprefix(_FROM_UNIT) if said else ""


def drop_origin(comments: Sequence[str]) -> tuple[str, ...]:
    """Translator comments without those that say where a text comes from."""
    return tuple(line for line in comments if not line.startswith(OFFERED))
