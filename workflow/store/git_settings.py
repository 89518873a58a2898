"""What polyfolio.toml says about git, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class GitSettings:
    """The `[git]` table."""

    commit: bool = True
    """Whether a server commits what was saved, where the project is in a repository."""
    commit_after: int = 120
    """Seconds that a file must have been quiet for."""
    branch: str = ""
    """The only branch that is committed to by itself, pulled and pushed; empty for the one that is checked out."""
    remote: str = "origin"
    pull: bool = False
    push: bool = False
    seconds: int = 120
    """How long a commit or push may take, with its hooks."""
    author_domain: str = "polyfolio.invalid"
    """The domain of the addresses that are made up for authors, of whom no address is known."""


def find_git_fault(settings: GitSettings) -> str:
    """What cannot be; empty where everything can."""
    for key, least, most in (("commit_after", 1, 86_400), ("seconds", 1, 3600)):
        value = getattr(settings, key)
        if type(value) is not int or not least <= value <= most:
            return f"git.{key} = {value!r} must be a whole number from {least} to {most}"
    for key in ("remote", "branch"):
        value = getattr(settings, key)
        bad = not _NAME.fullmatch(value) or ".." in value or value.endswith((".lock", "/"))
        if bad and (value or key == "remote"):
            what = "a remote that git knows (`git remote -v` lists them)" if key == "remote" else "the name of a branch"
            return f"git.{key} = {value!r} must be {what}"
    if not _DOMAIN.fullmatch(settings.author_domain):
        return f"git.author_domain = {settings.author_domain!r} must be a domain, as in 'polyfolio.invalid'"
    return ""
