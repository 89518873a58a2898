"""Where an exported page goes: the layout of the configuration."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath

from workflow.store.project import Project


def place_page(project: Project, page: str, language: str) -> str:
    """The path of a page in a language, below the folder of the export.

    The layout's fields: `{lang}`, `{page}` (path with ending), `{dir}`, `{name}` (without ending), `{ext}` (with dot).
    """
    layout = project.config.exporting.layout
    path = PurePosixPath(page)
    fields = {
        "lang": language,
        "page": page,
        "dir": "" if str(path.parent) == "." else str(path.parent),
        "name": path.stem,
        "ext": path.suffix,
    }
    placed = re.sub(r"\{(\w+)\}", lambda found: fields[found[1]], layout)
    return posixpath.normpath(placed.lstrip("/"))


def place_asset(project: Project, asset: str, language: str) -> str:
    """The path of a file that is no page: with its language's pages where those have a folder, else where it was."""
    layout = project.config.exporting.layout
    if "{lang}" in layout.split("/")[:-1]:
        folder = layout[: layout.index("{lang}") + len("{lang}")]
        rest = layout[len(folder) :].lstrip("/")
        between = rest.split("{")[0].rstrip("/")
        return posixpath.normpath(
            "/".join(part for part in (folder.replace("{lang}", language), between, asset) if part)
        )
    return asset


def relate(here: str, there: str) -> str:
    """The link from one exported page to another."""
    return posixpath.relpath(there, posixpath.dirname(here) or ".")
