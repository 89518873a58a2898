"""A backup of everything, made while others work: what was saved before it began is in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from workflow.actions.catalogs import find_read_only, hold_repository, lock_catalogs
from workflow.errors import DocumentError, GuardStopped, PolyfolioError
from workflow.store.backup import BackupWriter, Manifest, ProjectFile, begin_backup, find_damage
from workflow.store.backup.manifest import BUNDLE, STATE, explain_place
from workflow.store.backup.project_files import FoundFile, describe_file, find_files, hash_blob, list_folders
from workflow.store.backup.repository import Bundled, bundle_repository, find_modified
from workflow.store.backup.state import CopiedState, copy_state, look_at_journal, watch_journal
from workflow.store.files import read_bytes
from workflow.store.locks import lock_file
from workflow.store.project import Project
from workflow.store.reasons import explain

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BackupDone:
    """A backup that was made."""

    file: Path
    size: int
    manifest: Manifest
    problems: tuple[DocumentError, ...]
    """What is not in it."""


@dataclass
class _Taken:
    """What was copied so far."""

    files: dict[str, ProjectFile] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    known: dict[tuple[str, str], int] = field(default_factory=dict)
    """Page and language → the journal's latest edit when the PO file was read."""
    problems: list[DocumentError] = field(default_factory=list)


def back_up(project: Project, file: Path, *, yes: bool = False, report: Report | None = None) -> BackupDone:
    """Write a project into one file: the repository with all branches, what is not in its HEAD, and state.db.

    Writers go on meanwhile: each PO file is locked for as long as it takes to read it. Edits that are saved after their
    file was read come with the journal, and are written when the backup is restored.

    Args:
        file: the backup.
        yes: replace a file that is there.
        report: told how many files are done, of how many.

    Raises:
        GuardStopped: the file is there already.
        Busy: a sync is running.
        PolyfolioError: it lies among the project's own files, or cannot be written.
    """
    file = Path(os.path.normpath(file.absolute()))
    _refuse_place(project, file, yes=yes)
    with _scratch(file) as scratch, begin_backup(file, _check) as writer:
        bundle = Path(scratch, BUNDLE)
        begun = look_at_journal(project.instance)
        bundled = bundle_repository(project.root, bundle)
        with lock_file(project.instance / "locks", "sync"), hold_repository(project):
            with watch_journal(project.instance) as latest:
                taken = _take_files(project, writer, bundled, latest, report)
            commit = bundled.repository.commit if bundled else ""
            state = copy_state(project.instance, Path(scratch, STATE), begun, taken.known, commit)
        if bundle.exists():
            writer.add_from(BUNDLE, bundle, pack=False)
        if reason := find_read_only(project):
            taken.problems.append(DocumentError(f"the merge itself is not in the backup: {reason}", path=".git"))
        if state:
            writer.add_from(STATE, Path(scratch, STATE), pack=True)
        manifest = _describe(project, writer, bundled, taken, state)
        writer.close(manifest)
    return BackupDone(file, file.stat().st_size, manifest, tuple(taken.problems))


def verify_backup(file: Path) -> tuple[DocumentError, ...]:
    """Everything that is wrong with a backup; nothing of it is unpacked.

    Raises:
        DocumentError: it cannot be opened at all.
    """
    return find_damage(file)


def _refuse_place(project: Project, file: Path, *, yes: bool) -> None:
    for folder in (*list_folders(project), "instance"):
        if file.is_relative_to(project.root / folder):
            raise PolyfolioError(f"lies in the project's own folder {folder}/; write it somewhere else", path=str(file))
    if not file.parent.is_dir():
        raise PolyfolioError("its folder is not there", path=str(file))
    if file.is_dir():
        raise PolyfolioError("is a folder; name a file in it", path=str(file))
    if file.exists() and not yes:
        raise GuardStopped("is there already; --yes replaces it", path=str(file))


def _take_files(
    project: Project, writer: BackupWriter, bundled: Bundled | None, latest: Callable[[], int], report: Report | None
) -> _Taken:
    """Copy the files that are not in HEAD, and note how all of them are."""
    commit = bundled.repository.commit if bundled else ""
    found = find_files(project, find_modified(project.root, commit) if commit else ())
    taken = _Taken()
    for number, one in enumerate(found.values(), start=1):
        try:
            _take(project, writer, bundled, one, latest, taken)
        except DocumentError as error:
            taken.problems.append(DocumentError(f"is not in the backup: {error.message}", path=one.name))
        if report:
            report(number, len(found))
    return taken


def _take(
    project: Project,
    writer: BackupWriter,
    bundled: Bundled | None,
    one: FoundFile,
    latest: Callable[[], int],
    taken: _Taken,
) -> None:
    if bundled and one.name in bundled.links and (project.root / one.name).is_symlink():
        return  # the repository has it
    if one.problem:
        taken.problems.append(one.problem)
        return
    if one.link:
        taken.links[one.name] = one.link
        return
    path = project.root / one.name
    catalog = _find_catalog(project, one.name)
    if catalog:
        with lock_catalogs(project, catalog[0], [catalog[1]], unfinished=True):
            taken.known[catalog] = latest()
            data = read_bytes(path, shown=one.name)
    else:
        data = read_bytes(path, shown=one.name)
    taken.files[one.name] = describe_file(path, data)
    if not bundled or bundled.tracked.get(one.name) != hash_blob(data, bundled.repository.object_format):
        writer.add_file(one.name, data)


def _find_catalog(project: Project, name: str) -> tuple[str, str] | None:
    """Page and language of a PO file's name."""
    below = f"{project.config.locales}/"
    language, _, rest = name.removeprefix(below).partition("/")
    if name.startswith(below) and rest.endswith(".po") and language in project.config.languages:
        return rest.removesuffix(".po"), language
    return None


def _describe(
    project: Project, writer: BackupWriter, bundled: Bundled | None, taken: _Taken, state: CopiedState | None
) -> Manifest:
    there = taken.files.keys() | taken.links.keys() | {problem.path for problem in taken.problems}
    removed: list[str] = []
    if bundled:
        missing = sorted(set(bundled.tracked) | bundled.links)
        gone = [name for name in missing if name not in there and not _exists(project.root / name)]
        removed = [name for name in gone if not explain_place(name)]
    manifest = Manifest(
        version("polyfolio"),
        datetime.now(UTC).isoformat(timespec="seconds"),
        project.config.name,
        bundled.folder if bundled else "",
        bundled.repository if bundled else None,
        dict(writer.members),
        dict(taken.files),
        list_folders(project),
        dict(taken.links),
        tuple(removed),
        tuple(str(problem) for problem in taken.problems),
    )
    counts = {
        "files": len(taken.files),
        "not_in_head": sum(name.startswith("files/") for name in writer.members),
        "catalogs": len(taken.known),
        "refs": len(bundled.repository.refs) if bundled else 0,
        "edits": state.edits if state else 0,
        "pending": state.pending if state else 0,
        "state_version": state.version if state else 0,
    }
    return replace(manifest, counts=counts)


def _exists(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _check(written: Path) -> None:
    """Read a backup that was just written once more from its beginning to its end."""
    if problems := find_damage(written):
        raise PolyfolioError(f"a backup was written and is not the same when it is read again: {problems[0]}")


@contextmanager
def _scratch(file: Path) -> Iterator[str]:
    """A folder for what is needed meanwhile, on the backup's disk."""
    try:
        with TemporaryDirectory(prefix=".polyfolio-backup-", dir=file.parent) as scratch:
            yield scratch
    except OSError as error:
        raise explain(error, file, "cannot be written") from error
