"""Finding a repository and what is unfinished in it, with a few looks at its files and without running git.

The files are those of gitrepository-layout(5) and of git's own `wt_status_get_state`.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree and its folder of git's."""

    top: Path
    """The work tree."""
    folder: Path
    """`.git`, or where that points to: HEAD, index and whatever is unfinished are in it."""

    @property
    def common(self) -> Path:
        """The folder that all work trees of the repository share: branches and objects are in it."""
        try:
            named = (self.folder / "commondir").read_text(encoding="utf-8", errors="surrogateescape").strip()
        except OSError:
            return self.folder
        return Path(os.path.normpath(self.folder / named))


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something that git has begun and waits to be ended."""

    kind: str
    """`merge`, `rebase`, `am`, `cherry-pick`, `revert` or `bisect`."""

    @property
    def way_out(self) -> str:
        """What ends it."""
        if self.kind == "bisect":
            return "`git bisect reset` ends it"
        resolve = "`polyfolio resolve FILE…` merges PO files, "
        goes_on = "`git commit`" if self.kind == "merge" else f"`git {self.kind} --continue`"
        return f"{resolve}{goes_on} finishes it, `git {self.kind} --abort` gives it up"

    def __str__(self) -> str:
        return f"git has an unfinished {self.kind}: {self.way_out}"


_SIGNS = (
    ("MERGE_HEAD", "merge"),
    ("rebase-merge", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
    ("BISECT_LOG", "bisect"),
)


def find_repository(start: Path) -> Repository | None:
    """The repository in whose work tree a folder lies; the folder itself need not be there yet."""
    for top in (start, *start.parents):
        if top.name == ".git":
            return None  # inside git's own folder
        folder = top / ".git"
        try:
            status = folder.stat()
        except OSError:
            continue
        found = folder if stat.S_ISDIR(status.st_mode) else _follow(folder)
        if found is not None and os.path.lexists(found / "HEAD"):
            return Repository(top, found)
    return None


def find_unfinished(repository: Repository) -> Unfinished | None:
    """What git has begun there and not ended, while which the files in the work tree are nobody's."""
    folder = repository.folder
    for name, kind in _SIGNS:
        if (folder / name).exists():
            return Unfinished(kind)
    if (folder / "rebase-apply").exists():
        return Unfinished("am" if (folder / "rebase-apply" / "applying").exists() else "rebase")
    return None


def _follow(file: Path) -> Path | None:
    """Where a `.git` that is a file points to: a work tree's or a submodule's."""
    try:
        text = file.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    if not text.startswith("gitdir: "):
        return None
    return Path(os.path.normpath(file.parent / text.removeprefix("gitdir: ").rstrip("\n")))


def read_branch(repository: Repository) -> str:
    """The branch that is checked out; empty where HEAD is detached."""
    try:
        text = (repository.folder / "HEAD").read_text(encoding="utf-8", errors="surrogateescape").strip()
    except OSError:
        return ""
    return text.removeprefix("ref: ").removeprefix("refs/heads/") if text.startswith("ref: ") else ""
