"""The way to a remote and back: fetching, merging what came, and pushing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.git.folder import Repository, find_unfinished
from workflow.store.git.running import SECONDS, read_names, run_git, try_git


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the branch and the remote's are apart."""

    ahead: int
    """Commits that the remote does not have, as far as is known here."""
    behind: int


class Rejected(PolyfolioError):
    """The remote has commits that are not here: they are to be merged first."""


class Conflict(PolyfolioError):
    """What came cannot be merged by itself; the work tree is as it was."""


class Hindered(PolyfolioError):
    """Changed files are in the way of a merge; nothing was done."""


def read_commit_name(root: Path, ref: str = "HEAD") -> str:
    """The full name of a ref's commit; empty where there is none yet."""
    done = try_git(root, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{ref}^{{commit}}")
    return done.out.decode().strip() if done.code == 0 else ""


def has_remote(root: Path, remote: str) -> bool:
    """Whether git knows a remote by that name."""
    return remote in run_git(root, "remote").splitlines()


def read_distance(root: Path, remote: str, branch: str) -> Distance | None:
    """How far the branch is from the remote's, as last seen; None where the remote's was never seen."""
    there = f"refs/remotes/{remote}/{branch}"
    done = try_git(root, "rev-list", "--left-right", "--count", "--end-of-options", f"refs/heads/{branch}...{there}")
    if done.code:
        return None
    ahead, behind = done.out.split()
    return Distance(int(ahead), int(behind))


def fetch_branch(root: Path, remote: str, branch: str, *, seconds: float) -> bool:
    """Fetch a branch; False where the remote does not have it yet.

    Raises:
        PolyfolioError: the remote cannot be reached, or does not let us in.
    """
    refspec = f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"
    options = ("--quiet", "--no-write-fetch-head", "--no-tags", "--no-recurse-submodules")
    done = try_git(root, "fetch", *options, "--end-of-options", remote, refspec, seconds=seconds)
    if done.code == 0 and not done.seconds:
        return True
    if not done.seconds:
        asked = ("--quiet", "--exit-code", "--end-of-options", remote, f"refs/heads/{branch}")
        if try_git(root, "ls-remote", *asked, seconds=seconds).code == 2:
            return False  # ls-remote's way to say that there is no such branch
    raise done.explain("fetch", lines=4)


def merge_fetched(repository: Repository, there: str, message: str, *, driver: str, seconds: float) -> None:
    """Merge what was fetched. Where that cannot be done without a person, everything is as it was before.

    Args:
        repository: where.
        there: the commit.
        message: of the merge, where it needs a commit of its own.
        driver: the command that merges PO files.
        seconds: how long it may take.

    Raises:
        Conflict: both sides have changed the same; the message names the files.
        Hindered: files that are changed and not committed would be overwritten.
        PolyfolioError: git refuses for another reason, or a hook fails or hangs.
    """
    top = repository.top
    if try_git(top, "diff", "--cached", "--quiet").code:
        raise PolyfolioError("git merge: something is staged, and a merge would mix it up: commit or unstage it")
    options = ("--quiet", f"--message={message}", "--no-edit", "--ff", "--no-autostash", "--no-verify-signatures")
    done = try_git(top, *write_driver_options(driver), "merge", *options, "--end-of-options", there, seconds=seconds)
    if done.code == 0 and not done.seconds:
        return
    clashing = read_names(try_git(top, "diff", "--name-only", "--diff-filter=U", "-z").out)
    begun = _undo_merge(repository)
    if clashing:
        raise Conflict(", ".join(clashing))
    error = done.explain("merge", lines=6)
    raise error if begun or done.code < 0 or done.seconds else Hindered(error.message)


def write_driver_options(driver: str) -> tuple[str, ...]:
    """Options of git's that let a command merge PO files, also in a clone whose configuration does not say so."""
    return "-c", f"merge.polyfolio.driver={driver}", "-c", "merge.polyfolio.name=PO files, per unit"


def _undo_merge(repository: Repository) -> bool:
    """Put index and work tree back to HEAD where a merge has changed them; whether it had.

    Nothing was staged before, so what differs from HEAD in the index is the merge's. A git that was ended while a hook
    ran has left that without a word of a merge.
    """
    if find_unfinished(repository) is not None:
        run_git(repository.top, "merge", "--abort", seconds=SECONDS)
        return True
    if try_git(repository.top, "diff", "--cached", "--quiet").code:
        run_git(repository.top, "reset", "--quiet", "--merge", seconds=SECONDS)
        return True
    return False


def push_branch(root: Path, remote: str, branch: str, *, seconds: float) -> None:
    """Push a branch.

    Raises:
        Rejected: the remote has commits that are not here.
        PolyfolioError: the remote cannot be reached, does not let us in, or one of its hooks says no.
    """
    refspec = f"refs/heads/{branch}:refs/heads/{branch}"
    options = ("--porcelain", "--no-follow-tags", "--recurse-submodules=no")
    done = try_git(root, "push", *options, "--end-of-options", remote, refspec, seconds=seconds)
    if done.code == 0 and not done.seconds:
        return
    told = [line for line in done.out.decode(errors="replace").splitlines() if line.startswith("!\t")]
    if any("[rejected]" in line for line in told):
        raise Rejected(f"git push: {told[0].rpartition(chr(9))[2]}")
    raise done.explain("push", lines=8)
