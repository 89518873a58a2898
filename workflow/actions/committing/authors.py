"""Whose name and address a commit bears."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.git import make_identity, try_git


@dataclass(frozen=True, slots=True)
class Authors:
    """Names become identities: git's own where it is git's user, a made-up address otherwise."""

    own_name: str
    own: str
    """`Name <address>` of git's user."""
    domain: str

    def identify(self, name: str) -> str:
        """`Name <address>` of an author."""
        return self.own if name == self.own_name else make_identity(name, self.domain)

    def sign(self, name: str) -> str:
        """The author to name to git; empty for git's own user."""
        return "" if name == self.own_name else make_identity(name, self.domain)


def check_identity(top: Path) -> None:
    """Refuse to begin a commit that git would not sign.

    Raises:
        PolyfolioError: git has no name and address for whoever runs it.
    """
    if try_git(top, "var", "GIT_COMMITTER_IDENT").code:
        raise PolyfolioError(
            "git knows no name and address to sign commits with: `git config user.name NAME` and "
            "`git config user.email ADDRESS` in the project's folder, as the user that runs polyfolio"
        )


def read_authors(top: Path, domain: str) -> Authors:
    """Names to identities; `domain` is that of made-up addresses."""
    told = try_git(top, "var", "GIT_AUTHOR_IDENT").out.decode(errors="replace").strip()
    found = re.fullmatch(r"(.*) <(.*)> \d+ [-+]\d+", told)
    return Authors(found[1], f"{found[1]} <{found[2]}>", domain) if found else Authors("", "", domain)
