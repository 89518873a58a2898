"""The repository in a backup: all refs as a git bundle, and made anew from one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.backup.manifest import Repository
from workflow.store.git import is_repository, run_git

_SETTINGS = r"^(user\.(name|email)|remote\..*\.(url|pushurl|fetch)|branch\..*\.(remote|merge))$"
"""What is taken of git's configuration: nothing that names a program to run."""

_SECONDS = 3600.0
"""How long git may take to copy all that there is."""

_AS_IT_IS = "-text !eol -filter -ident !working-tree-encoding\n"
"""Attributes under which git writes what it has, byte for byte (gitattributes(5))."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What a bundle holds, as seen from a project's folder."""

    repository: Repository
    folder: str
    """The project's folder in the repository; empty where it is the top one."""
    tracked: Mapping[str, str]
    """Files of HEAD below the project's folder → their blobs; links and submodules are left out."""
    links: frozenset[str]
    """Symbolic links of HEAD below the project's folder."""


def bundle_repository(root: Path, target: Path) -> Bundled | None:
    """Write all refs of the repository around a folder into one file; None outside a repository.

    Before its first commit nothing is written: there is nothing yet. The file's own list of refs counts, not what they
    are a moment later.

    Raises:
        PolyfolioError: git cannot read its repository.
    """
    if not is_repository(root):
        return None
    top = Path(run_git(root, "rev-parse", "--show-toplevel").rstrip("\n"))
    folder = run_git(root, "rev-parse", "--show-prefix").rstrip("\n").removesuffix("/")
    head = _try(top, "symbolic-ref", "--quiet", "HEAD")
    links, commit, refs = _read_links(top), "", {}
    if run_git(top, "for-each-ref", "--count=1") or _try(top, "rev-parse", "--verify", "--quiet", "HEAD"):
        _bundle(top, target)
        refs = {name: value for value, _, name in _split(run_git(top, "bundle", "list-heads", str(target)))}
        commit = refs.pop("HEAD", "")
    repository = Repository(
        head,
        commit,
        {name: value for name, value in sorted(refs.items()) if name not in links},
        links,
        run_git(top, "rev-parse", "--show-object-format").strip(),
        _read_shallow(top),
        _read_settings(top),
    )
    tracked, linked = _list_tracked(top, folder, commit)
    return Bundled(repository, folder, tracked, linked)


def _bundle(top: Path, target: Path) -> None:
    try:
        run_git(top, "bundle", "create", "--quiet", str(target), "--all", seconds=_SECONDS)
    except PolyfolioError as error:
        counted = dict(line.split(": ") for line in run_git(top, "count-objects", "-v").splitlines())
        needed = 1024 * (int(counted["size"]) + int(counted["size-pack"]))
        disk = os.statvfs(target.parent)
        if needed < disk.f_bavail * disk.f_frsize:
            raise
        message = f"there is no room for the repository, about {needed // 1_000_000} MB: make room or take another disk"
        raise PolyfolioError(message) from error


def find_modified(root: Path, commit: str) -> tuple[str, ...]:
    """Files below a folder that are not what a commit has: with false alarms, without misses."""
    listed = run_git(root, "diff-index", "--name-only", "-z", "--relative", "--ignore-submodules", commit, "--", ".")
    return tuple(listed.split("\0")[:-1])


def restore_repository(top: Path, bundle: Path | None, repository: Repository, folder: str) -> None:
    """Make a repository anew: refs, HEAD, remotes, and the files of HEAD.

    Below `folder` (the project's) files are written byte for byte as git has them, whatever its attributes say.

    Raises:
        PolyfolioError: git cannot read the bundle, or what came of it is not what was bundled.
    """
    run_git(top, "init", "--quiet", "--template=", f"--object-format={repository.object_format}")
    git = top / ".git"
    if repository.shallow:
        (git / "shallow").write_text("".join(f"{one}\n" for one in repository.shallow), encoding="ascii")
    if bundle is not None:
        options = ("--quiet", "--no-tags", "--no-recurse-submodules", "--update-head-ok", "--no-write-fetch-head")
        refs = ("+refs/*:refs/*", *_head_of(repository))
        run_git(top, "fetch", *options, "--end-of-options", str(bundle), *refs, seconds=_SECONDS)
    for name, target in repository.links.items():
        run_git(top, "symbolic-ref", name, target)
    if repository.head:
        run_git(top, "symbolic-ref", "HEAD", repository.head)
    else:
        run_git(top, "update-ref", "--no-deref", "HEAD", repository.commit)
    for key, value in repository.settings:
        run_git(top, "config", "--local", "--add", key, value)
    if repository.commit:
        attributes = git / "info" / "attributes"
        attributes.parent.mkdir(exist_ok=True)
        pattern = f'"/{folder}/**"' if folder else "**"
        attributes.write_text(f"{pattern} {_AS_IT_IS}", encoding="utf-8")
        run_git(top, "reset", "--hard", "--quiet", repository.commit, seconds=_SECONDS)
        attributes.unlink()
    _compare(top, repository)


def _head_of(repository: Repository) -> tuple[str, ...]:
    """A detached HEAD may be in no ref."""
    return () if repository.head or not repository.commit else ("HEAD",)


def _compare(top: Path, repository: Repository) -> None:
    links = _read_links(top)
    listed = _split(run_git(top, "for-each-ref", "--format=%(objectname)%00%(refname)", "--sort=refname"))
    refs = {name: value for value, _, name in listed if name not in links}
    commit = _try(top, "rev-parse", "--verify", "--quiet", "HEAD")
    if (refs, links, commit) != (dict(repository.refs), dict(repository.links), repository.commit):
        raise PolyfolioError("the restored repository has other branches or tags than were backed up")


def _list_tracked(top: Path, folder: str, commit: str) -> tuple[dict[str, str], frozenset[str]]:
    """Files with their blobs, and links, of a commit below a folder."""
    tracked: dict[str, str] = {}
    links: set[str] = set()
    if not commit:
        return tracked, frozenset()
    below = (f"{folder}/",) if folder else ()
    for line in run_git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *below).split("\0")[:-1]:
        about, _, name = line.partition("\t")
        mode, kind, blob = about.split(" ")
        name = name.removeprefix(f"{folder}/") if folder else name
        if mode == "120000":
            links.add(name)
        elif kind == "blob":
            tracked[name] = blob
    return tracked, frozenset(links)


def _read_links(top: Path) -> dict[str, str]:
    listed = _split(run_git(top, "for-each-ref", "--format=%(refname)%00%(symref)"))
    return {name: target for name, _, target in listed if target}


def _read_shallow(top: Path) -> tuple[str, ...]:
    if run_git(top, "rev-parse", "--is-shallow-repository").strip() != "true":
        return ()
    path = Path(top, run_git(top, "rev-parse", "--git-path", "shallow").rstrip("\n"))
    return tuple(path.read_text(encoding="ascii").split())


def _read_settings(top: Path) -> tuple[tuple[str, str], ...]:
    listed = _try(top, "config", "--local", "-z", "--get-regexp", _SETTINGS)
    found = (entry.partition("\n") for entry in listed.split("\0")[:-1])
    return tuple((key, value) for key, _, value in found if "\n" not in value)


def _split(listed: str) -> list[tuple[str, str, str]]:
    """Lines of two fields."""
    return [line.partition("\0" if "\0" in line else " ") for line in listed.splitlines()]


def _try(top: Path, *arguments: str) -> str:
    """What git prints; empty where it says no."""
    try:
        return run_git(top, *arguments).rstrip("\n")
    except PolyfolioError:
        return ""
