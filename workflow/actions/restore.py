"""A backup put back: looked at as a whole, built beside its place, compared, and only then moved to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from workflow.actions.recovery import Recovered, recover_project
from workflow.actions.setup import set_merge_driver
from workflow.errors import DocumentError, GuardStopped, PolyfolioError
from workflow.store.backup import Manifest, OpenBackup, find_damage, open_backup
from workflow.store.backup.manifest import BUNDLE, FILES, STATE
from workflow.store.backup.project_files import find_differences, put_file, put_link, remove_file
from workflow.store.backup.repository import restore_repository
from workflow.store.journal.state import refuse_newer
from workflow.store.project import open_project
from workflow.store.reasons import explain


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    root: Path
    """The project's folder."""
    manifest: Manifest
    aside: Path | None
    """Where the folder is now that was there before."""
    recovered: Recovered
    """Edits that the backup's journal had and its PO files had not."""


class DamagedBackup(PolyfolioError):
    """A backup is not restored; `problems` say why, each with the name of a file in it."""

    def __init__(self, problems: tuple[DocumentError, ...]) -> None:
        """`problems` are not empty."""
        super().__init__(f"nothing was restored: {len(problems)} damaged")
        self.problems = problems


def restore_backup(file: Path, target: Path, *, in_project: bool = False, yes: bool = False) -> Restored:
    """Put a backup into a folder. Whatever is there is moved aside, never changed.

    Args:
        file: the backup.
        target: becomes the top folder of the repository, or the project's where there was no repository.
        in_project: the target is the project's folder, although it may not be the repository's top one.
        yes: move aside what is there.

    Raises:
        DamagedBackup, DocumentError: the backup is damaged, is none, or is of a newer version.
        GuardStopped: the target is not empty.
        PolyfolioError: there is no room, or the target cannot be written.
    """
    file, target = file.absolute(), Path(os.path.normpath(target.absolute()))
    if problems := find_damage(file):
        raise DamagedBackup(problems)
    with open_backup(file) as backup:
        manifest = backup.manifest
        refuse_newer(manifest.counts.get("state_version", 0), f"{file}/{STATE}")
        if in_project:
            target = _find_top(target, manifest.folder)
        _refuse_target(target, yes=yes)
        _refuse_without_room(target, manifest)
        with _beside(target) as (stage, scratch):
            _build(backup, stage, scratch)
            aside = _put(stage, target)
    root = target / manifest.folder
    recovered = recover_project(open_project(root))
    return Restored(root, manifest, aside, recovered)


def _find_top(root: Path, folder: str) -> Path:
    """The top folder of the repository whose project is in `root`."""
    parts = Path(folder).parts
    if parts and root.parts[-len(parts) :] != parts:
        message = f"is not the folder {folder}/ of a repository, as the backup has it; name the top folder with --into"
        raise PolyfolioError(message, path=str(root))
    return root.parents[len(parts) - 1] if parts else root


def _refuse_target(target: Path, *, yes: bool) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise PolyfolioError("is no folder; name another place with --into", path=str(target))
    if target.is_dir() and any(target.iterdir()) and not yes:
        message = "is not empty; --yes moves all that is there aside, --into DIR restores to another place"
        raise GuardStopped(message, path=str(target))


def _refuse_without_room(target: Path, manifest: Manifest) -> None:
    """Before the first byte is written."""
    bundle = manifest.members.get(BUNDLE)
    needed = sum(one.size for one in manifest.members.values()) + sum(one.size for one in manifest.files.values())
    needed += 2 * bundle.size if bundle else 0
    there = next(folder for folder in (target, *target.parents) if folder.exists())
    disk = os.statvfs(there)
    free = disk.f_bavail * disk.f_frsize
    if needed > free:
        message = f"needs about {needed // 1_000_000} MB, and the disk has {free // 1_000_000} left; make room"
        raise PolyfolioError(message, path=str(target))


@contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, Path]]:
    """Two new folders on the target's disk, for the project and for what is needed meanwhile; taken away at the end."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workplace = Path(mkdtemp(prefix=f".{target.name}.restoring-", dir=target.parent))
    except OSError as error:
        raise explain(error, target.parent, "cannot be written") from error
    try:
        stage, scratch = workplace / "project", workplace / "scratch"
        stage.mkdir()
        scratch.mkdir()
        yield stage, scratch
    except OSError as error:
        raise explain(error, target, "cannot be restored") from error
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _build(backup: OpenBackup, stage: Path, scratch: Path) -> None:
    """The whole project as it was."""
    manifest = backup.manifest
    root = stage / manifest.folder
    if manifest.repository is not None:
        bundle = None
        if BUNDLE in manifest.members:
            bundle = scratch / BUNDLE
            backup.copy_to(BUNDLE, bundle)
        restore_repository(stage, bundle, manifest.repository, manifest.folder)
    if any(folder.is_symlink() for folder in (root, *root.parents) if folder.is_relative_to(stage)):
        raise PolyfolioError("lies behind a link in the repository: refused", path=manifest.folder)
    root.mkdir(parents=True, exist_ok=True)
    for name in manifest.removed:
        remove_file(root, name)
    for name in manifest.members:
        if name.startswith(FILES):
            inside = name.removeprefix(FILES)
            known = manifest.files.get(inside)
            put_file(root, inside, backup.read(name), known.mode if known else 0o644)
    for folder in manifest.folders:
        if not (root / folder).is_symlink():
            (root / folder).mkdir(parents=True, exist_ok=True)
    for name, to in manifest.links.items():
        put_link(root, name, to)
    different = list(find_differences(root, manifest.files.items()))
    if different:
        message = f"{len(different)} files would not be what they were; nothing was restored"
        raise PolyfolioError(message, path=different[0])
    instance = root / "instance"
    if instance.is_symlink() or (instance.exists() and not instance.is_dir()):
        instance.unlink()  # of a hostile repository
    instance.mkdir(exist_ok=True)
    if STATE in manifest.members:
        for path in instance.glob(f"{STATE}*"):
            path.unlink()
        backup.copy_to(STATE, instance / STATE)
    if manifest.repository is not None:
        set_merge_driver(stage)


def _put(stage: Path, target: Path) -> Path | None:
    """Move what is there aside, and the restored project to its place."""
    aside: Path | None = None
    try:
        if target.is_dir() and any(target.iterdir()):
            aside = _name_aside(target)
            target.rename(aside)
        stage.rename(target)
    except OSError as error:
        if aside and aside.exists() and not target.exists():
            aside.rename(target)
        way = "restore to another place with --into"
        raise PolyfolioError(f"cannot be replaced: {error.strerror}; {way}", path=str(target)) from error
    return aside


def _name_aside(target: Path) -> Path:
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    number = 0
    while True:
        name = f"{target.name}.before-restore-{now}{f'-{number}' if number else ''}"
        if not os.path.lexists(target.parent / name):
            return target.parent / name
        number += 1
