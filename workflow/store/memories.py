"""Translation memories of other projects: TMX files in the folder `memory/`, which git keeps with all else."""

from __future__ import annotations

import os
import re

from workflow.errors import DocumentError
from workflow.store.identity import Identity, identity_of
from workflow.store.project import Project

FOLDER = "memory"
SUFFIX = ".tmx"
_UNFIT = re.compile(r"[^\w.()+-]+")


def scan_memories(project: Project) -> dict[str, Identity]:
    """The TMX files of a project by name. Links are not followed, and names that begin with a dot are left alone.

    Raises:
        DocumentError: the folder cannot be read.
    """
    root = project.root / FOLDER
    if not root.is_dir() or root.is_symlink():
        return {}
    try:
        with os.scandir(root) as entries:
            return {
                entry.name: identity_of(entry.stat(follow_symlinks=False))
                for entry in sorted(entries, key=lambda entry: entry.name)
                if entry.is_file(follow_symlinks=False) and _is_name(entry.name)
            }
    except OSError as error:
        raise DocumentError(f"the folder cannot be read: {error.strerror}", path=FOLDER) from error


def name_memory(name: str) -> str:
    """The name that a file gets in the folder: letters, digits and a few signs, with TMX's ending.

    Raises:
        DocumentError: nothing is left of it.
    """
    stem = name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name
    clean = _UNFIT.sub("-", stem).strip(".-")[:100]
    if not clean:
        raise DocumentError("this name cannot be that of a memory: rename the file", path=ascii(name))
    return clean + SUFFIX


def _is_name(name: str) -> bool:
    return name.endswith(SUFFIX) and not name.startswith(".") and name.isprintable()
