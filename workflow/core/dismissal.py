"""Dismissals: a translator comment `dismissed: CHECK DIGEST` says that what a check warns of is right in this text.

The digest is that of reviews, over source and translation, so that a change of either voids the dismissal by itself. A
void one does no harm: it is left where it is until the next save, and holds again when both texts come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.core.digest import digest_review
from workflow.model import Entry

_DISMISSAL = re.compile(r"\s*dismissed: (?P<check>\S+) (?P<digest>[0-9a-f]{12})\s*")


def list_dismissed(entry: Entry) -> frozenset[str]:
    """The ids of the checks that are dismissed for exactly this source and translation."""
    return list_dismissed_for(entry, entry.translation)


def list_dismissed_for(entry: Entry, translation: str) -> frozenset[str]:
    """The ids of the checks that an entry has dismissed for its source and exactly that translation."""
    found = list(_read(entry.comments))
    if not found:
        return frozenset()
    digest = digest_review(entry.source, translation)
    return frozenset(check for _, check, covered in found if covered == digest)


def add_dismissal(entry: Entry, check: str) -> Entry:
    """The entry with a check dismissed; the entry itself where it was dismissed already."""
    if check in list_dismissed(entry):
        return entry
    line = f"dismissed: {check} {digest_review(entry.source, entry.translation)}"
    return entry.change(comments=(*drop_void(entry), line))


def remove_dismissal(entry: Entry, check: str) -> Entry:
    """The entry with a check not dismissed; the entry itself where it was not."""
    if check not in list_dismissed(entry):
        return entry
    gone = {line for line, found, _ in _read(entry.comments) if found == check}
    return entry.change(comments=tuple(line for line in drop_void(entry) if line not in gone))


def drop_void(entry: Entry) -> tuple[str, ...]:
    """The entry's translator comments without dismissals that do not cover its source and translation."""
    void = list(_read(entry.comments))
    if not void:
        return entry.comments
    digest = digest_review(entry.source, entry.translation)
    lines = {line for line, _, covered in void if covered != digest}
    return tuple(line for line in entry.comments if line not in lines)


def renew_dismissals(entry: Entry, source: str, comments: tuple[str, ...]) -> tuple[str, ...]:
    """Translator comments for a source that means the same as the entry's: what was dismissed stays dismissed."""
    old, new = digest_review(entry.source, entry.translation), digest_review(source, entry.translation)
    renewed = {line: line.replace(old, new) for line, _, covered in _read(comments) if covered == old}
    return tuple(renewed.get(line, line) for line in comments)


def list_dismissals(comments: tuple[str, ...]) -> tuple[str, ...]:
    """The translator comments that are dismissals, void ones too."""
    return tuple(line for line, _, _ in _read(comments))


def drop_dismissals(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Translator comments without dismissals."""
    gone = set(list_dismissals(comments))
    return tuple(line for line in comments if line not in gone) if gone else comments


def _read(comments: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """(line, check, digest) of each dismissal."""
    for line in comments:
        if "dismissed: " in line and (match := _DISMISSAL.fullmatch(line)):
            yield line, match["check"], match["digest"]
