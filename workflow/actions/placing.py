"""Where an exported page goes: the layout of the configuration."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath

from workflow.errors import ConfigError
from workflow.store.config import CONFIG_NAME
from workflow.store.project import Project

_FIELDS = ("lang", "page", "dir", "name", "ext")


def place_page(project: Project, page: str, language: str) -> str:
    """The path of a page in a language, below the folder of the export.

    The layout's fields: `{lang}`, `{page}` (path with ending), `{dir}`, `{name}` (without ending), `{ext}` (with dot).

    Raises:
        ConfigError: the layout has another field, no `{lang}`, no field that tells pages apart, or leads outside.
    """
    layout = project.config.exporting.layout
    check_layout(layout)
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


def check_layout(layout: str) -> None:
    """Refuse a layout that cannot place every page in every language.

    Raises:
        ConfigError: naming the layout and what is wrong with it.
    """
    fields = re.findall(r"\{([^{}]*)\}", layout)
    problem = ""
    unknown = [field for field in fields if field not in _FIELDS]
    if unknown:
        problem = f"has the unknown field {{{unknown[0]}}}; there are: {', '.join(_FIELDS)}"
    elif "lang" not in fields:
        problem = "has no {lang}: all languages would be written over each other"
    elif "page" not in fields and "name" not in fields:
        problem = "has neither {page} nor {name}: all pages would be written over each other"
    elif layout.startswith("/") or ".." in layout.split("/") or "\\" in layout:
        problem = "leads outside of the folder of the export"
    if problem:
        raise ConfigError(f"export.layout = {layout!r} {problem}", path=CONFIG_NAME)


def relate(here: str, there: str) -> str:
    """The link from one exported page to another."""
    return posixpath.relpath(there, posixpath.dirname(here) or ".")
