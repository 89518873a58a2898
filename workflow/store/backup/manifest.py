"""What a backup says of itself: its own list of what is in it, and how the project's files were."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from workflow.core.exchange.member_names import explain_danger
from workflow.errors import DocumentError

FORMAT = 1
"""Raised when an older program could not restore what a newer one has written."""
NAME = "manifest.json"
BUNDLE = "repository.bundle"
STATE = "state.db"
FILES = "files/"
"""The folder of the archive that holds the project's files."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REF = re.compile(r"refs/[^\s\x00-\x1f~^:?*\[\\]+")
_KEY = re.compile(r"user\.(?:name|email)|remote\.[^\n]+\.(?:url|pushurl|fetch)|branch\.[^\n]+\.(?:remote|merge)")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ProjectFile(Member):
    """One file of the project as it was, in the archive or in the repository's HEAD."""

    mode: int = 0o644


@dataclass(frozen=True, slots=True)
class Repository:
    """The git repository around the project."""

    head: str
    """The branch that was checked out (`refs/heads/main`); empty for a detached HEAD."""
    commit: str
    """The commit that was checked out; empty before the first one."""
    refs: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """Refs that only name another one."""
    object_format: str = "sha1"
    shallow: tuple[str, ...] = ()
    """Commits whose parents this clone does not have."""
    settings: tuple[tuple[str, str], ...] = ()
    """Remotes, upstream branches and identity, as names and values of git's configuration."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole list."""

    version: str
    """Of the program that made the backup."""
    at: str
    """When, in UTC (ISO 8601)."""
    project: str
    folder: str = ""
    """The project's folder in its repository; empty where it is the top one."""
    repository: Repository | None = None
    members: Mapping[str, Member] = field(default_factory=dict)
    files: Mapping[str, ProjectFile] = field(default_factory=dict)
    folders: tuple[str, ...] = ()
    """The project's folders, which may be empty."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links inside the project that are not in HEAD, with their targets."""
    removed: tuple[str, ...] = ()
    """Files that are in HEAD and were not in the working copy."""
    left_out: tuple[str, ...] = ()
    """What could not be taken, with the reasons."""
    counts: Mapping[str, int] = field(default_factory=dict)


def pack_manifest(manifest: Manifest) -> bytes:
    """The manifest as JSON."""
    content = {"format": FORMAT, "product": "polyfolio", **asdict(manifest)}
    return (json.dumps(content, ensure_ascii=True, indent=1) + "\n").encode("ascii")


def parse_manifest(data: bytes, path: str) -> Manifest:
    """The manifest of a backup, every value of it looked at: it says where things are written.

    Raises:
        DocumentError: it is not one of ours, is of a newer format, or names a dangerous place.
    """
    try:
        content = json.loads(data)
        if content["product"] != "polyfolio":
            raise DocumentError("is not a backup of polyfolio", path=path)
        if int(content["format"]) > FORMAT:
            made = f"version {content.get('version', '?')}"
            message = f"was made by a newer polyfolio ({made}): restore it with that one"
            raise DocumentError(message, path=path)
        manifest = _read(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentError(f"cannot be understood: {error or type(error).__name__}", path=path) from None
    if fault := _find_fault(manifest):
        raise DocumentError(f"is refused: {fault}", path=path)
    return manifest


def explain_place(name: str) -> str:
    """Why a file of a project is not restored under that name; empty where it may be."""
    return explain_danger(name) or ("it lies in the folder of databases" if name.split("/")[0] == "instance" else "")


def _read(content: Mapping[str, Any]) -> Manifest:
    found = content["repository"]
    repository = None
    if found is not None:
        repository = Repository(
            str(found["head"]),
            str(found["commit"]),
            _read_texts(found["refs"]),
            _read_texts(found["links"]),
            str(found["object_format"]),
            tuple(str(one) for one in found["shallow"]),
            tuple((str(key), str(value)) for key, value in found["settings"]),
        )
    return Manifest(
        str(content["version"]),
        str(content["at"]),
        str(content["project"]),
        str(content["folder"]),
        repository,
        {str(name): Member(int(one["size"]), str(one["sha256"])) for name, one in content["members"].items()},
        {
            str(name): ProjectFile(int(one["size"]), str(one["sha256"]), int(one["mode"]) & 0o777)
            for name, one in content["files"].items()
        },
        tuple(str(name) for name in content["folders"]),
        _read_texts(content["links"]),
        tuple(str(name) for name in content["removed"]),
        tuple(str(one) for one in content["left_out"]),
        {str(name): int(number) for name, number in content["counts"].items()},
    )


def _read_texts(content: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in content.items()}


def _find_fault(manifest: Manifest) -> str:
    """What must not be in a manifest; empty where all is well."""
    inside = [name.removeprefix(FILES) for name in manifest.members if name not in (BUNDLE, STATE)]
    if any(not name.startswith(FILES) for name in manifest.members if name not in (BUNDLE, STATE)):
        return "it lists a file that no backup has"
    if manifest.folder and (danger := explain_danger(manifest.folder)):
        return f"{danger}: {manifest.folder!a}"
    for name in (*inside, *manifest.files, *manifest.folders, *manifest.links, *manifest.removed):
        if danger := explain_place(name):
            return f"{danger}: {name!a}"
    known: tuple[Member, ...] = (*manifest.members.values(), *manifest.files.values())
    if any(one.size < 0 or not _DIGEST.fullmatch(one.sha256) for one in known):
        return "a size or checksum is malformed"
    return _find_git_fault(manifest.repository) if manifest.repository else ""


def _find_git_fault(repository: Repository) -> str:
    names = [*repository.refs, *repository.links, *repository.links.values(), repository.head or "refs/heads/x"]
    if bad := [name for name in names if not _REF.fullmatch(name) or ".." in name]:
        return f"{bad[0]!a} is no name of a branch or tag"
    commits = [*repository.refs.values(), *repository.shallow, repository.commit or "0" * 40]
    if bad := [one for one in commits if not _COMMIT.fullmatch(one)]:
        return f"{bad[0]!a} is no commit"
    if bad := [key for key, value in repository.settings if not _KEY.fullmatch(key) or "\n" in value]:
        return f"{bad[0]!a} is no setting that is restored"
    if repository.object_format not in ("sha1", "sha256"):
        return f"{repository.object_format!a} is no format of git's objects"
    return "" if repository.head or repository.commit else "it has no HEAD"
