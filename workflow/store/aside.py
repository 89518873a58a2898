"""Keeping what is replaced: copies of damaged files in the folder of the databases, which git does not keep."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from workflow.store.files import write_atomic

FOLDER = "damaged"


def keep_aside(instance: Path, name: str, data: bytes) -> Path:
    """Write bytes under a name that nothing has yet, and return where; on the disk when this returns.

    `name` is the path of the file they come from, below the project.
    """
    folder = instance / FOLDER / datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    for number in count():
        path = Path(f"{folder}-{number}" if number else folder) / name
        if not path.exists():
            break
    write_atomic(path, data, root=instance.resolve())
    return path
