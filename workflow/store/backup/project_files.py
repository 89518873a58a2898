"""The project's own files: found for a backup, put back byte for byte, compared with what they were."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workflow.core.exchange.member_names import explain_danger
from workflow.errors import DocumentError, PolyfolioError
from workflow.store import in_place
from workflow.store.backup.manifest import ProjectFile
from workflow.store.config import CONFIG_NAME
from workflow.store.glossary import FOLDER as GLOSSARY
from workflow.store.leftovers import SUFFIX
from workflow.store.memories import FOLDER as MEMORY
from workflow.store.project import Project

_SINGLE = (CONFIG_NAME, ".gitignore", ".gitattributes")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A name in one of the project's folders."""

    name: str
    """Below the project, with `/`."""
    link: str = ""
    """The target of a symbolic link."""
    problem: DocumentError | None = None
    """Why it cannot be taken."""


def list_folders(project: Project) -> tuple[str, ...]:
    """The project's own folders that are there."""
    config = project.config
    named = dict.fromkeys((config.source, config.locales, config.export, GLOSSARY, MEMORY))
    return tuple(name for name in named if (project.root / name).is_dir())


def find_files(project: Project, more: Iterable[str] = ()) -> dict[str, FoundFile]:
    """The files of the project's folders, its configuration, and `more` names that are there, by name."""
    found: dict[str, FoundFile] = {}
    names = [name for name in (*_SINGLE, *more) if os.path.lexists(project.root / name)]
    for folder in list_folders(project):
        names += _walk(project.root, folder)
    for name in names:
        if name not in found and name.partition("/")[0] != "instance":
            found[name] = _look_at(project.root, name)
    return dict(sorted(found.items()))


def describe_file(path: Path, data: bytes) -> ProjectFile:
    """What the manifest says of a file."""
    return ProjectFile(len(data), hashlib.sha256(data).hexdigest(), stat.S_IMODE(path.stat().st_mode) & 0o777)


def hash_blob(data: bytes, object_format: str) -> str:
    """The name that git gives a content."""
    return hashlib.new(object_format, b"blob %d\0" % len(data) + data).hexdigest()


def put_file(root: Path, name: str, data: bytes, mode: int) -> None:
    """Write a file below a folder that nobody else knows yet; links in its way are taken away, never followed."""
    path = _clear_way(root, name)
    path.write_bytes(data)
    path.chmod(mode | stat.S_IRUSR | stat.S_IWUSR)


def put_link(root: Path, name: str, target: str) -> None:
    """Make a symbolic link; one that leads out of the folder is refused.

    Raises:
        PolyfolioError: it leads out.
    """
    path = _clear_way(root, name)
    path.symlink_to(target)
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        path.unlink()
        raise PolyfolioError(f"is a link that leads out of the project, to {target!a}: refused", path=name)


def remove_file(root: Path, name: str) -> None:
    """Take a file away that was not in the working copy."""
    path = root / name
    if not any(parent.is_symlink() for parent in _parents(root, path)):
        path.unlink(missing_ok=True)


def find_differences(root: Path, files: Iterable[tuple[str, ProjectFile]]) -> Iterator[str]:
    """The names of files that are not what they were."""
    for name, expected in files:
        if not _is_same(root / name, expected):
            yield name


def _is_same(path: Path, expected: ProjectFile) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    data = path.read_bytes()
    return (len(data), hashlib.sha256(data).hexdigest()) == (expected.size, expected.sha256)


def _walk(root: Path, folder: str) -> Iterator[str]:
    """Names below a folder; what killed writers left is not the project's."""
    for here, folders, names in os.walk(root / folder):
        folders[:] = sorted(name for name in folders if name != ".git")
        below = Path(here).relative_to(root).as_posix()
        for name in (*names, *(one for one in folders if Path(here, one).is_symlink())):
            if not (name.startswith(".") and name.endswith((SUFFIX, in_place.SUFFIX))):
                yield f"{below}/{name}"


def _look_at(root: Path, name: str) -> FoundFile:
    path = root / name
    if danger := explain_danger(name):
        return FoundFile(name, problem=DocumentError(f"is not in the backup: {danger}", path=ascii(name)))
    if path.is_symlink():
        target = str(path.readlink())
        if Path(target).is_absolute() or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
            message = f"is not in the backup: it is a link that leads out of the project, to {target!a}"
            return FoundFile(name, problem=DocumentError(message, path=name))
        return FoundFile(name, link=target)
    if not path.is_file():
        return FoundFile(name, problem=DocumentError("is not in the backup: it is no regular file", path=name))
    return FoundFile(name)


def _clear_way(root: Path, name: str) -> Path:
    path = root / name
    for parent in _parents(root, path):
        if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
            parent.unlink()
        parent.mkdir(exist_ok=True)
    if path.is_symlink() or path.exists():
        path.unlink()
    return path


def _parents(root: Path, path: Path) -> list[Path]:
    """The folders between the root and a path, the outermost first."""
    return [parent for parent in reversed(path.parents) if parent.is_relative_to(root) and parent != root]
