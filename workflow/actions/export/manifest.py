"""The list of files that an export has written into its target, so that it touches no other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.files import write_atomic

MANIFEST_NAME = ".polyfolio-export.json"


@dataclass(frozen=True, slots=True)
class Exported:
    """One exported file."""

    page: str
    """The page or other file of the source folder it was made from."""
    language: str
    """Empty for a file that all languages share."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export wrote: path below the target → what it was made from."""

    files: Mapping[str, Exported] = field(default_factory=dict)


def read_manifest(target: Path) -> Manifest:
    """The manifest of a target; an empty one where nothing was exported yet.

    Raises:
        PolyfolioError: it is damaged; the message says how to begin anew.
    """
    path = target / MANIFEST_NAME
    if not path.is_file():
        return Manifest()
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        strange = next((name for name in files if _leads_outside(name)), None)
        if strange is not None:
            raise ValueError(f"it names {strange!r}")
        return Manifest({name: Exported(made["page"], made["language"]) for name, made in files.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"the list of exported files is damaged ({error}); remove it, and the exported files, to export anew"
        raise PolyfolioError(message, path=str(path)) from error


def write_manifest(target: Path, manifest: Manifest) -> None:
    """Replace the manifest; nothing is written where it says the same."""
    files = {name: {"page": made.page, "language": made.language} for name, made in sorted(manifest.files.items())}
    data = (json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    path = target / MANIFEST_NAME
    if path.is_file() and path.read_bytes() == data:
        return
    write_atomic(path, data, root=target)


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\0" in name or ".." in name.split("/") or not name
