"""Everything that can go wrong on purpose, as one tree.

    PolyfolioError            anything below; caught once, at the edge
    ├── ConfigError           polyfolio.toml: file, key, value
    ├── DocumentError         a source document cannot be read or parsed: path, line
    ├── CatalogError          a PO file is damaged or cannot be written: path, line
    ├── UnknownName           a page, unit, language, format or option that is not there: the nearest ones that are
    ├── RefusedEdit           a translation that may not be saved: its unit, and why
    │   └── StaleBase         the entry is not what the writer saw any more
    ├── NotFlushed            a file was written, and the disk did not confirm it
    ├── GuardStopped          a guard against mass loss; goes on with --yes (exit 3)
    └── Busy                  another process holds the lock (exit 75)
        ├── Overtaken         another program wrote the file at this very moment; trying again takes its text in
        └── IndexDamaged      the index was damaged and has been removed; trying again makes it anew

A message says what, where (`path:line` or the unit), the value, and what to do.
"""

from __future__ import annotations


class PolyfolioError(Exception):
    """The base of all. `str()` gives `path:line: message` or `unit: message`, fit for a terminal."""

    exit_code = 1

    def __init__(self, message: str, *, path: str = "", line: int = 0, unit: str = "") -> None:
        """`message` is one sentence for the user; `path` is relative to the project; `line` counts from 1."""
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.unit = unit

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.path and self.line else self.path or self.unit
        return f"{where}: {self.message}" if where else self.message


class ConfigError(PolyfolioError):
    """The project's configuration cannot be used."""


class DocumentError(PolyfolioError):
    """A source document cannot be read or parsed."""


class CatalogError(PolyfolioError):
    """A PO file is damaged, or would be by a write."""


class UnknownName(PolyfolioError):
    """Something was named that is not there."""


class RefusedEdit(PolyfolioError):
    """A translation was not saved."""


class StaleBase(RefusedEdit):
    """The entry has changed since the writer read it."""


class NotFlushed(PolyfolioError):
    """A file has its new content, but whether that outlives a power cut is not known: the disk reported an error."""


class GuardStopped(PolyfolioError):
    """A guard against mass loss stopped the work."""

    exit_code = 3


class Busy(PolyfolioError):
    """Another process is writing; nothing was done."""

    exit_code = 75


class Overtaken(Busy):
    """Another program has written a file since it was read; its content is there, ours is not."""


class IndexDamaged(Busy):
    """The index was damaged and has been removed: whoever tries again gets a new one, filled from the files."""
