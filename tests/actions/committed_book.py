"""A project in a repository, and short names for what tests do to it there."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta

from tests.project import Workspace


def begin_repository(workspace: Workspace) -> None:
    """Put a project into a new repository."""
    git(workspace, "init", "--quiet")
    commit(workspace)


def git(workspace: Workspace, *arguments: str, at: str = "") -> str:
    """Run git in a project."""
    names = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    times = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if at else {}
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | times
    command = ["git", "-C", str(workspace.root), *names, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def commit(workspace: Workspace, *, later: int = 1) -> str:
    """Commit everything, some seconds from now, and return the commit's id."""
    at = (datetime.now().astimezone() + timedelta(seconds=later)).isoformat(timespec="seconds")
    git(workspace, "add", "source", "locales", "polyfolio.toml")
    git(workspace, "commit", "--quiet", "--message=x", at=at)
    return git(workspace, "rev-parse", "HEAD").strip()
