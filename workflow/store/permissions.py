"""What keeps files from being written: links that lead away, read-only files and folders, other owners."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A file or folder that cannot be written."""

    path: Path
    message: str
    repair: str


def find_obstacles(root: Path, places: Iterable[Path]) -> Iterator[Obstacle]:
    """What cannot be written in these files and folders of the project at `root`, and below; nothing is opened.

    Files whose names begin with a dot are left alone.
    """
    real_root = os.path.realpath(root)
    for place in places:
        if place.is_dir():
            yield from _walk(place, real_root)
        elif place.exists() or place.is_symlink():
            yield from _look_at(place, real_root)


def _walk(folder: Path, real_root: str) -> Iterator[Obstacle]:
    yield from _look_at(folder, real_root)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Obstacle(folder, f"the folder cannot be read: {error.strerror}", "`chmod u+rx` it")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), real_root)
        else:
            yield from _look_at(Path(entry.path), real_root)


def _look_at(path: Path, real_root: str) -> Iterator[Obstacle]:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return  # somebody is at work here
    if stat.S_ISLNK(status.st_mode):
        target = os.path.realpath(path)
        if not Path(target).is_relative_to(real_root):
            repair = "put the file itself here: nothing outside of the project is read or written"
            yield Obstacle(path, f"is a link that leads out of the project, to {target}", repair)
        elif not Path(target).exists():
            yield Obstacle(path, "is a link that leads to no file", "mend it or remove it")
        return
    is_folder = stat.S_ISDIR(status.st_mode)
    if not is_folder and not stat.S_ISREG(status.st_mode):
        yield Obstacle(path, "is neither a file nor a folder", "remove it")
    elif os.geteuid() not in (0, status.st_uid):
        yield Obstacle(path, f"belongs to another user (uid {status.st_uid})", "`chown` it to the user who serves it")
    elif not status.st_mode & stat.S_IWUSR:
        what = "the folder is" if is_folder else "is"
        yield Obstacle(path, f"{what} read-only (mode {stat.S_IMODE(status.st_mode):04o})", "`chmod u+w` it")
