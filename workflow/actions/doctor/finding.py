"""What an examination finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from workflow.store.files import Identity
from workflow.store.project import Project
from workflow.store.scan import scan_locales


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

    @cached_property
    def locales(self) -> dict[str, Identity]:
        """The PO files and templates by path below the locales folder: `da/strategy/direction.md.po`."""
        return scan_locales(self.project)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of damage."""

    name: str
    find: Callable[[Examination], Iterable[Finding]]
    """What is found of it; reads, and changes nothing."""
    fix: Callable[[Project, Finding], str] | None = field(default=None)
    """Mends one of its fixable findings without loss, and says in a sentence what was done.

    It raises a `PolyfolioError` where it cannot, and must not trust that the damage is still there.
    """
