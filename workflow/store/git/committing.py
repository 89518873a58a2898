"""Commits of exactly the paths that are named, whatever else is staged or changed."""

from __future__ import annotations

import hashlib
import re
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.git.running import SECONDS, Ran, read_names, run_git, try_git

_CRUD = "".join(map(chr, range(33))) + ".,:;<>\"\\'"
"""What git takes off both ends of a name."""

_FATAL = 128
"""git's exit code where it could not begin."""

_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds before trying again while the index is locked."""

_AT_ONCE = 400
"""Paths on a command line."""


@dataclass(frozen=True, slots=True)
class PathStates:
    """How paths stand against HEAD and git's index."""

    changed: tuple[str, ...]
    """What a commit of the file as it is would change."""
    added: tuple[str, ...]
    """Those of them that git does not know yet."""
    staged: tuple[str, ...]
    """What somebody has put into the index; not in `changed`."""


def read_path_states(root: Path, paths: Sequence[str]) -> PathStates:
    """Look at files below `root`. What git ignores, and what is as it was committed, is in neither list."""
    changed: list[str] = []
    added: list[str] = []
    staged: list[str] = []
    for state, path in _read_status(root, paths):
        if state[0] not in " ?":
            staged.append(path)
            continue
        changed.append(path)
        if state == "??":
            added.append(path)
    return PathStates(tuple(changed), tuple(added), tuple(staged))


def commit_paths(root: Path, paths: Sequence[str], message: str, *, seconds: float = SECONDS) -> bool:
    """Commit exactly these paths, whatever else is staged; False where they hold no change.

    Raises:
        PolyfolioError: git refuses: no identity, a hook, an unfinished merge.
    """
    known = [path for _, path in _read_status(root, paths)]
    if not known:
        return False
    run_git(root, "add", "--all", paths=known)
    done = _try_when_free(root, "commit", "--quiet", f"--message={message}", "--only", seconds=seconds, paths=known)
    if done.code or done.seconds:
        raise done.explain("commit")
    _settle_index(root, known)
    return True


def commit_states(root: Path, states: PathStates, message: str, *, author: str = "", seconds: float) -> None:
    """Commit the changed ones of the paths, and nothing that is staged.

    Args:
        root: the folder that the paths are below.
        states: as `read_path_states` found them.
        message: the whole message.
        author: `Name <address>`; git's own identity when empty.
        seconds: how long it may take, with its hooks.

    Raises:
        PolyfolioError: git refuses, a hook fails or hangs; the message holds the last lines of what was said.
    """
    if states.added:
        run_git(root, "add", "--intent-to-add", paths=states.added)
    signed = [f"--author={author}"] if author else []
    options = ["--quiet", "--cleanup=whitespace", "--no-status", f"--message={message}", *signed]
    done = _try_when_free(root, "commit", *options, "--only", seconds=seconds, paths=states.changed)
    if done.code or done.seconds:
        if states.added:  # as if nothing had been tried
            try_git(root, "rm", "--cached", "--quiet", "--force", "--ignore-unmatch", paths=states.added)
        raise done.explain("commit", lines=8)
    _settle_index(root, states.changed)


def _settle_index(root: Path, paths: Sequence[str]) -> None:
    """Let git's index say of paths that were just committed what the commit says.

    When it commits paths alone, git reads each file twice: for its index, and for the commit. A file that is saved in
    between would look as if somebody had staged what it was the first time.
    """
    for some in _cut(paths):
        asked = ("diff", "--cached", "--name-only", "--no-renames", "--relative", "-z", "HEAD", "--", *some)
        left = read_names(run_git(root, *asked))
        if left:
            done = _try_when_free(root, "reset", "--quiet", "HEAD", paths=left)
            if done.code or done.seconds:
                raise done.explain("reset")


def _try_when_free(root: Path, *arguments: str, seconds: float = SECONDS, paths: Sequence[str]) -> Ran:
    """Run git; where another git holds the index for a moment, as an editor's does, try again."""
    for pause in (*_PAUSES, 0):
        done = try_git(root, *arguments, seconds=seconds, paths=paths)
        if done.code != _FATAL or b"index.lock" not in done.err or not pause:
            break
        time.sleep(pause)
    return done


def make_identity(name: str, domain: str) -> str:
    """`Name <address>` for somebody of whom only the name is known: the same name always has the same address."""
    clean = " ".join("".join(char for char in name if char.isprintable() and char not in "<>").split())
    if not clean.strip(_CRUD):
        clean = "translator"
    plain = unicodedata.normalize("NFKD", clean).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    digest = hashlib.sha256(clean.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    local = f"{readable}-{digest}" if readable else digest
    return f"{clean} <{local}@{domain}>"


def list_versions(path: Path, most: int) -> tuple[tuple[str, str], ...]:
    """(commit, when it was made in ISO 8601) of the latest commits that changed a file, newest first.

    Empty where it is in no repository, or was never committed.
    """
    try:
        listed = run_git(path.parent, "log", f"--max-count={most}", "--format=%H %cI", "--", path.name)
    except PolyfolioError:
        return ()
    return tuple((commit, at) for commit, _, at in (line.partition(" ") for line in listed.splitlines()))


def read_version(root: Path, path: str, commit: str) -> bytes | None:
    """A file below `root` as a commit has it, with the line ends that git would write; None where that has none."""
    done = try_git(root, "cat-file", "--filters", "--end-of-options", f"{commit}:./{path}")
    return done.out if done.code == 0 and not done.seconds else None


def is_ignored(root: Path, path: str) -> bool:
    """Whether git leaves a path alone that it does not keep yet."""
    # Without a root: it does not take the option that other commands are given for paths.
    return try_git(None, "-C", str(root), "check-ignore", "--quiet", "--no-index", "--", path).code == 0


def read_committed(root: Path, paths: Sequence[str], tree: str = "HEAD") -> Iterator[tuple[str, bytes]]:
    """(path, content) of files as HEAD or another tree has them; those that it does not have are left out.

    Raises:
        PolyfolioError: git cannot tell.
    """
    for some in _cut(paths):
        blobs = list_blobs(root, tree, some)
        done = try_git(root, "cat-file", "--batch", feed="".join(f"{blob}\n" for blob in blobs.values()).encode())
        if done.code or done.seconds:
            raise done.explain("cat-file")
        start = 0
        for path in blobs:  # a line `NAME blob SIZE`, the content, a line end
            head = done.out[start : done.out.index(b"\n", start)]
            start += len(head) + 1
            size = int(head.rpartition(b" ")[2])
            yield path, done.out[start : start + size]
            start += size + 1


def mend_index(root: Path, before: str, paths: Sequence[str]) -> tuple[str, ...]:
    """Bring git's index up to a commit whose git was killed between moving HEAD and writing the index.

    Without that the index says that the commit shall be undone, and the next commit of anybody would do so. Only
    entries are touched that are still what they were before that commit.

    Args:
        root: the folder that the paths are below.
        before: what HEAD was when the commit was begun; empty where there was no commit yet.
        paths: the paths of that commit.

    Returns:
        What was mended.
    """
    if not paths:
        return ()
    old = list_blobs(root, before, paths) if before else {}
    indexed, now = list_blobs(root, "", paths), list_blobs(root, "HEAD", paths)
    late = tuple(path for path in paths if path in now and indexed.get(path) == old.get(path) != now[path])
    if late:
        run_git(root, "reset", "--quiet", paths=late)
    return late


def list_blobs(root: Path, tree: str, paths: Sequence[str]) -> dict[str, str]:
    """Path → name of its content in a tree, or in the index where none is named."""
    command = ("ls-tree", "-z", "--end-of-options", tree) if tree else ("ls-files", "-z", "--stage", "--")
    found = {}
    for some in _cut(paths):
        done = try_git(root, *command, *some)
        for line in read_names(done.out) if not done.code else ():
            about, _, path = line.partition("\t")
            found[path] = about.split(" ")[2 if tree else 1]
    return found


def _read_status(root: Path, paths: Sequence[str]) -> list[tuple[str, str]]:
    """(state as `git status` has it, path below `root`) of what is not as it was committed."""
    if not paths:
        return []
    options = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all")
    listed = [line for some in _cut(paths) for line in read_names(run_git(root, "status", *options, "--", *some))]
    prefix = run_git(root, "rev-parse", "--show-prefix").rstrip("\n")
    return [(line[:2], line[3:].removeprefix(prefix)) for line in listed]


def _cut(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many at once as a command line has room for."""
    for start in range(0, len(paths), _AT_ONCE):
        yield paths[start : start + _AT_ONCE]


def is_repository(root: Path) -> bool:
    """Whether a folder lies in a git work tree."""
    try:
        return run_git(root, "rev-parse", "--is-inside-work-tree").strip() == "true"
    except PolyfolioError:
        return False


def read_user_name(root: Path) -> str:
    """git's user.name for that folder; empty where there is none."""
    try:
        return run_git(root, "config", "--get", "user.name").strip()
    except PolyfolioError:
        return ""


def list_larger(root: Path, folder: str) -> tuple[str, ...]:
    """The files of a folder that git's HEAD has larger than they are now, by path below `root`."""
    try:
        changed = set(run_git(root, "diff", "--name-only", "--relative", "-z", "HEAD", "--", folder).split("\0"))
        listed = run_git(root, "ls-tree", "-r", "-l", "-z", "HEAD", "--", folder) if changed - {""} else ""
    except PolyfolioError:
        return ()  # nothing was committed yet
    larger = []
    for line in listed.split("\0")[:-1]:
        about, _, path = line.partition("\t")
        size = about.split()[3]
        file = root / path
        if path in changed and size.isdigit() and file.is_file() and file.stat().st_size < int(size):
            larger.append(path)
    return tuple(larger)
