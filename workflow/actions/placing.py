"""Where an exported page goes: the layout of the configuration."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath

from workflow.store.project import Project


def place_page(project: Project, page: str, language: str) -> str:
    """The path of a page in a language, below the folder of the export."""
    return _clean(fill_layout(project.config.exporting.layout, page, language))


def fill_layout(layout: str, page: str, language: str) -> str:
    """A layout with the fields of a page and language put in.

    The fields: `{lang}`, `{page}` (path with ending), `{dir}`, `{name}` (without ending), `{ext}` (with dot).
    """
    path = PurePosixPath(page)
    fields = {
        "lang": language,
        "page": page,
        "dir": "" if str(path.parent) == "." else str(path.parent),
        "name": path.stem,
        "ext": path.suffix,
    }
    return re.sub(r"\{(\w+)\}", lambda found: fields.get(found[1], found[0]), layout)


def place_asset(project: Project, asset: str, language: str) -> str:
    """The path of a file that is no page: with its language's pages where those have a folder, else where it was."""
    folders = project.config.exporting.layout.split("/")[:-1]
    if "{lang}" not in folders:
        return asset
    below = folders.index("{lang}") + 1
    while below < len(folders) and "{" not in folders[below]:
        below += 1
    path = PurePosixPath(asset)
    if "{dir}" in folders[:below]:
        rest, folder = path.name, str(path.parent)
    else:
        rest, folder = asset, ""
    placed = "/".join([*folders[:below], rest]).replace("{dir}", folder).replace("{lang}", language)
    return asset if "{" in "".join(folders[:below]).replace("{dir}", "").replace("{lang}", "") else _clean(placed)


def _clean(path: str) -> str:
    return posixpath.normpath(path.lstrip("/"))


def relate(here: str, there: str) -> str:
    """The link from one exported page to another."""
    return posixpath.relpath(there, posixpath.dirname(here) or ".")
