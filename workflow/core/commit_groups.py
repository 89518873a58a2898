"""Which files go into which commit: those of one author together, and what several have worked on apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LONGEST_SUBJECT = 72
"""Characters of a commit's first line."""

_MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class EditedFile:
    """A PO file with what was done to it since it was committed."""

    path: str
    page: str
    language: str
    authors: Mapping[str, int]
    """How many edits are whose."""
    units: int
    """How many units they were of."""


@dataclass(frozen=True, slots=True)
class CommitGroup:
    """One commit."""

    author: str
    others: tuple[str, ...]
    """Who else has edited these files."""
    files: tuple[EditedFile, ...]

    @property
    def units(self) -> int:
        """How many units were edited."""
        return sum(file.units for file in self.files)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the files."""
        return tuple(sorted({file.language for file in self.files}))


def group_files(files: Iterable[EditedFile]) -> tuple[CommitGroup, ...]:
    """The commits for some files: each file is in one, with all that have edited it.

    The author is who made most of the edits; of two who made as many the first by name.
    """
    found: dict[tuple[str, tuple[str, ...]], list[EditedFile]] = defaultdict(list)
    for file in sorted(files, key=lambda file: file.path):
        author, *others = sorted(file.authors, key=lambda name: (-file.authors[name], name))
        found[author, tuple(sorted(others))].append(file)
    return tuple(CommitGroup(author, others, tuple(listed)) for (author, others), listed in sorted(found.items()))


def describe_group(group: CommitGroup, language_names: Mapping[str, str]) -> str:
    """The message of a commit, without its trailers: how much of what into which language, then the pages.

    Args:
        group: the commit.
        language_names: code → name.
    """
    what = f"{group.units} unit{'' if group.units == 1 else 's'}"
    names = [language_names.get(code, code) for code in group.languages]
    into = names[0] if len(names) == 1 else f"{len(names)} languages"
    subject = f"Translate {what} into {into}"
    if len(group.files) == 1 and len(longer := f"{subject}: {group.files[0].page}") <= LONGEST_SUBJECT:
        return longer
    lines = [f"{file.language} {file.page}: {file.units}" for file in group.files[:_MOST_LISTED]]
    if len(group.files) > _MOST_LISTED:
        lines.append(f"and {len(group.files) - _MOST_LISTED} more files")
    return "\n".join((subject, "", *lines))
