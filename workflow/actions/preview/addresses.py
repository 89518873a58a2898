"""Where the links and images of a document lead: to another page of the project, to a file beside it, or out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from os import sep
from os.path import isfile, islink
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from workflow.actions.preview.assets import find_image
from workflow.store.globs import matches_any
from workflow.store.project import Project
from workflow.store.scan import find_name_fault

_SUFFIXES = ("", ".md", ".wiki", ".html", ".txt")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_KEPT = ("http:", "https:", "mailto:")


@dataclass(frozen=True, slots=True)
class Target:
    """What an address in a document names in the project."""

    name: str
    """The path below the source folder."""
    is_page: bool
    fragment: str = ""


def is_foreign(address: str) -> bool:
    """Whether an address leads out of the project."""
    return address.startswith(("//", "\\")) or _SCHEME.match(address) is not None


def keep_foreign(address: str, image: bool) -> str | None:
    """The address where it is a link out of the project; no image is fetched from elsewhere, and what is in the
    project has no address without a server."""
    return address if not image and address.lower().startswith(_KEPT) else None


def find_target(project: Project, page: str, address: str, *, image: bool) -> Target | None:
    """What a relative address in a page's document names; None where nothing of the project is there.

    A link may leave out a page's suffix, as links of wikis do, which also begin at the source folder.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = unquote(parts.path)
    if is_foreign(address) or not path:
        return None
    for folder in ("",) if path.startswith("/") else (dirname(page), ""):
        name = normpath(f"{folder}/{path}".lstrip("/"))
        if image:
            if find_image(project, name):
                return Target(name, False)
            continue
        for suffix in _SUFFIXES:
            if is_page(project, name + suffix):
                return Target(name + suffix, True, parts.fragment)
    return None


def is_page(project: Project, name: str) -> bool:
    """Whether the project has a page of that name."""
    plain = find_name_fault(name) is None and all(part and not part.startswith(".") for part in name.split("/"))
    if not plain or not matches_any(name, project.config.include) or matches_any(name, project.config.exclude):
        return False
    path = f"{project.source_root}{sep}{name}"  # by hand: a page may have hundreds of links
    return isfile(path) and (not _has_links(path, name) or _is_inside(path, project.source_root))  # noqa: PTH113


def _has_links(path: str, name: str) -> bool:
    """Whether the file, or a folder between it and the source folder, is a symbolic link."""
    for _ in range(name.count("/") + 1):
        if islink(path):  # noqa: PTH114
            return True
        path = path.rpartition(sep)[0]
    return False


def _is_inside(path: str, root: Path) -> bool:
    return Path(path).resolve().is_relative_to(root.resolve())
