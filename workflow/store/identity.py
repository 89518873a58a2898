"""Telling whether a file has changed without reading it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from workflow.store.reasons import explain


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a file from what it was earlier, without reading it."""

    size: int
    mtime_ns: int
    inode: int


def identify(path: Path) -> Identity | None:
    """The identity of the file, or of what a link points to; None when nothing is there."""
    try:
        return identity_of(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise explain(error, path, "cannot be looked at") from error


def identity_of(status: os.stat_result) -> Identity:
    """The identity in what `stat` gave."""
    return Identity(status.st_size, status.st_mtime_ns, status.st_ino)
