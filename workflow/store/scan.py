"""What files a project has, with their identities: one walk, no file opened."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workflow.errors import DocumentError, PolyfolioError
from workflow.store.files import Identity
from workflow.store.globs import matches_any
from workflow.store.project import Project

LONGEST_NAME = 240
"""Bytes of a file name, so that `.pot` and a temporary name still fit into 255."""


@dataclass(frozen=True, slots=True)
class SourceTree:
    """The files below the source folder."""

    pages: dict[str, Identity] = field(default_factory=dict)
    """Documents by page name, sorted."""
    assets: dict[str, Identity] = field(default_factory=dict)
    """Everything else, such as images."""
    problems: tuple[PolyfolioError, ...] = ()
    """Documents that cannot be pages."""


def scan_source(project: Project) -> SourceTree:
    """Find the documents and the other files of a project.

    Raises:
        DocumentError: the source folder is not there.
    """
    root = project.source_root
    if not root.is_dir():
        message = "the folder of documents is not there; make it, or name another one as project.source"
        raise DocumentError(message, path=project.config.source)
    pages: dict[str, Identity] = {}
    assets: dict[str, Identity] = {}
    problems: list[PolyfolioError] = []
    for name, identity in sorted(_walk(root, root.resolve())):
        is_page = matches_any(name, project.config.include) and not matches_any(name, project.config.exclude)
        if not is_page:
            assets[name] = identity
        elif problem := _refuse_name(name):
            problems.append(problem)
        else:
            pages[name] = identity
    for name in _find_twins(pages):
        twin = DocumentError(
            "another page has this name but for upper and lower case (or Unicode form); rename one of them", path=name
        )
        problems.append(twin)
        del pages[name]
    return SourceTree(pages, assets, tuple(problems))


def scan_locales(project: Project) -> dict[str, Identity]:
    """The PO files and templates by path below the locales folder: `da/strategy/direction.md.po`."""
    root = project.locales_root
    return dict(_walk(root, root.resolve())) if root.is_dir() else {}


def _walk(root: Path, real_root: Path) -> Iterator[tuple[str, Identity]]:
    """Files below a folder as (path with `/`, identity), without names that begin with a dot.

    Links are followed only to files inside the folder.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{name}/")
                    continue
                if entry.is_symlink() and not _leads_inside(Path(entry.path), real_root):
                    continue
                found = entry.stat()
                yield name, Identity(found.st_size, found.st_mtime_ns, found.st_ino)


def _leads_inside(link: Path, real_root: Path) -> bool:
    target = link.resolve()
    return target.is_file() and target.is_relative_to(real_root)


def _refuse_name(name: str) -> PolyfolioError | None:
    last = name.rpartition("/")[2]
    try:
        length = len(last.encode("utf-8"))
    except UnicodeEncodeError:
        return DocumentError("the file's name is not UTF-8; rename it", path=ascii(name))
    if length > LONGEST_NAME:
        return DocumentError(f"the file's name has {length} bytes; the limit is {LONGEST_NAME}", path=name)
    if any(char in last for char in '\n\r\t\0\\"') or any(0xD800 <= ord(char) < 0xE000 for char in name):
        return DocumentError("the file's name has a character that a page's name cannot have", path=ascii(name))
    return None


def _find_twins(pages: dict[str, Identity]) -> list[str]:
    """Pages whose names differ by case or Unicode form only: they would share PO files on many file systems."""
    groups: dict[str, list[str]] = {}
    for name in pages:
        groups.setdefault(unicodedata.normalize("NFC", name).casefold(), []).append(name)
    return [name for group in groups.values() if len(group) > 1 for name in group]
