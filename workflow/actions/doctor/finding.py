"""What an examination finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workflow.store.files import Identity
from workflow.store.git import is_repository
from workflow.store.project import Project
from workflow.store.scan import SourceTree, scan_locales, scan_source


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong."""

    path: str
    """The file or folder, relative to the project."""
    line: int
    """From 1; 0 where no line can be named."""
    message: str
    """What is wrong, in one sentence."""
    repair: str
    """What mends it, as a command or a sentence for whoever reads it."""
    fixable: bool = False
    """Whether `polyfolio doctor --fix` mends it without loss."""

    def __str__(self) -> str:
        """`path:line: message`, as it is told."""
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


@dataclass(frozen=True)
class Examination:
    """One look at a project; what several kinds of damage need to know is found out once."""

    project: Project
    notes: dict[str, object] = field(default_factory=dict)
    """What a kind has found out for others."""

    @cached_property
    def locales(self) -> dict[str, Identity]:
        """The PO files and templates by path below the locales folder: `da/strategy/direction.md.po`."""
        return scan_locales(self.project)

    @cached_property
    def tree(self) -> SourceTree:
        """The documents; none where their folder is not there."""
        return scan_source(self.project) if self.project.source_root.is_dir() else SourceTree()

    @cached_property
    def in_git(self) -> bool:
        """Whether the project lies in a git work tree."""
        return is_repository(self.project.root)


Fix = Callable[[Project, Finding], str]
"""Mends one finding without loss, and says in a sentence what was done.

It raises a `PolyfolioError` where it cannot, and must not trust that the damage is still there.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of damage."""

    name: str
    find: Callable[[Examination], Iterable[Finding]]
    """What is found of it; reads, and changes nothing."""
    fix: Fix | None = None
    """Mends its fixable findings."""


def make_kinds(
    find: Callable[[Examination], Mapping[str, Iterable[Finding]]], fixes: Mapping[str, Fix | None]
) -> tuple[Kind, ...]:
    """Kinds of damage that are found in one pass: name → what mends it; `find` gives the findings of each name."""

    def find_one(name: str) -> Callable[[Examination], Iterable[Finding]]:
        def find_named(look: Examination) -> Iterable[Finding]:
            key = f"{find.__module__}.{find.__qualname__}"
            found = look.notes.get(key)
            if found is None:
                found = look.notes[key] = find(look)
            assert isinstance(found, Mapping)  # noqa: S101 - put there above
            return tuple(found.get(name, ()))

        return find_named

    return tuple(Kind(name, find_one(name), fix) for name, fix in fixes.items())
