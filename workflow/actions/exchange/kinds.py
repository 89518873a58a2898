"""The formats of exchange files, by the ending of their name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from workflow.errors import UnknownName


class FileKind(StrEnum):
    """A format of exchange files."""

    XLIFF = "xliff"
    CSV = "csv"
    ZIP = "zip"


_ENDINGS = {
    ".xlf": FileKind.XLIFF,
    ".xliff": FileKind.XLIFF,
    ".csv": FileKind.CSV,
    ".zip": FileKind.ZIP,
}


def find_kind(file: Path) -> FileKind:
    """The format that a file's name says.

    Raises:
        UnknownName: it says none; the message lists the endings.
    """
    kind = _ENDINGS.get(file.suffix.lower())
    if kind is None:
        raise UnknownName(f"the name of '{file.name}' must end in {', '.join(_ENDINGS)}: that says the format")
    return kind
