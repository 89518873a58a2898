"""What files a project has, with their identities: one walk, no file opened."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
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
    """Documents that cannot be pages, and folders (path with `/` at its end) that cannot be read."""

    def is_refused(self, page: str) -> bool:
        """Whether a page is hidden by a problem: its document may be there."""
        return any(page == one.path or (one.path.endswith("/") and page.startswith(one.path)) for one in self.problems)


def scan_source(project: Project) -> SourceTree:
    """Find the documents and the other files of a project.

    Raises:
        DocumentError: the source folder is not there, or cannot be read.
    """
    root = project.source_root
    if not root.is_dir():
        message = "the folder of documents is not there; make it, or name another one as project.source"
        raise DocumentError(message, path=project.config.source)
    pages: dict[str, Identity] = {}
    assets: dict[str, Identity] = {}
    problems: list[PolyfolioError] = []
    for name, identity in sorted(_walk(root, os.path.realpath(root)), key=itemgetter(0)):
        is_page = matches_any(name, project.config.include) and not matches_any(name, project.config.exclude)
        if isinstance(identity, DocumentError):
            if is_page or name.endswith("/"):
                problems.append(identity)
        elif not is_page:
            assets[name] = identity
        elif problem := find_name_fault(name):
            problems.append(problem)
        else:
            pages[name] = identity
    for name, twin in _find_twins(pages):
        message = f"'{twin}' has the same name but for upper and lower case or Unicode form; rename one of them"
        problems.append(DocumentError(message, path=name))
        del pages[name]
    return SourceTree(pages, assets, tuple(problems))


def scan_locales(project: Project) -> dict[str, Identity]:
    """The PO files and templates by path below the locales folder: `da/strategy/direction.md.po`."""
    root = project.locales_root
    if not root.is_dir():
        return {}
    found = _walk(root, os.path.realpath(root))
    return {name: identity for name, identity in found if isinstance(identity, Identity)}


def _walk(root: Path, real_root: str) -> Iterator[tuple[str, Identity | DocumentError]]:
    """Files below a folder as (path with `/`, identity), without names that begin with a dot.

    Links are followed only to files inside the folder; other links, and what the system does not let us see, come with
    what is wrong with them.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError as error:
            problem = DocumentError(f"the folder cannot be read: {error.strerror}", path=folder or root.name)
            if not folder:
                raise problem from error
            yield folder, problem
            continue
        for entry in entries:
            name = f"{folder}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{name}/")
            else:
                yield name, _identify_entry(entry, name, real_root)


def _identify_entry(entry: os.DirEntry[str], name: str, real_root: str) -> Identity | DocumentError:
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if not Path(target).is_relative_to(real_root):
            return DocumentError(f"is a link that leads out of the folder, to {target}: not read", path=name)
        if not Path(target).is_file():
            return DocumentError("is a link that leads to no file: mend it or remove it", path=name)
    try:
        found = entry.stat()
    except OSError as error:
        return DocumentError(f"cannot be looked at: {error.strerror}", path=name)
    return Identity(found.st_size, found.st_mtime_ns, found.st_ino)


def find_name_fault(name: str) -> DocumentError | None:
    """Why a file's name cannot be a page's: PO files and messages could not hold it. None when it can."""
    for char in name:
        if char in '\\"' or ord(char) < 0x20 or char in "\x7f\x85\u2028\u2029" or 0xD800 <= ord(char) < 0xE000:
            what = "a byte that is not UTF-8" if 0xD800 <= ord(char) < 0xE000 else f"the character {char!a}"
            return DocumentError(f"a page's name cannot have {what}; rename it", path=ascii(name))
    length = max(len(part.encode("utf-8")) for part in name.split("/"))
    if length > LONGEST_NAME:
        return DocumentError(f"the name has {length} bytes; the limit is {LONGEST_NAME}: shorten it", path=name)
    return None


def _find_twins(pages: dict[str, Identity]) -> list[tuple[str, str]]:
    """Pages whose names differ by case or Unicode form only, each with another one: they would share PO files on many
    file systems."""
    groups: dict[str, list[str]] = {}
    for name in pages:
        groups.setdefault(unicodedata.normalize("NFC", name).casefold(), []).append(name)
    return [
        (name, next(other for other in group if other != name))
        for group in groups.values()
        if len(group) > 1
        for name in group
    ]
