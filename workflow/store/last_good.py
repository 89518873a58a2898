"""The last version of a PO file in git that is sound: what is shown of a damaged one, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.errors import CatalogError
from workflow.model import Catalog
from workflow.store.git import list_versions, read_version
from workflow.store.po import read_catalog

MOST = 20
"""Versions that are looked at: damage that was committed more often than that is nobody's accident."""


@dataclass(frozen=True, slots=True)
class LastGood:
    """A sound version of a PO file."""

    commit: str
    at: str
    """When it was committed (ISO 8601)."""
    data: bytes
    catalog: Catalog

    @property
    def name(self) -> str:
        """The version as messages name it: short commit and day."""
        return f"{self.commit[:10]} of {self.at[:10]}"


def find_last_good(path: Path, *, shown: str) -> LastGood | None:
    """The newest committed version of a PO file that can be read; None where there is none, or no repository."""
    if not path.parent.is_dir():
        return None
    for commit, at in list_versions(path, MOST):
        data = read_version(path.parent, path.name, commit)
        if data is None:
            continue  # deleted by that commit
        try:
            return LastGood(commit, at, data, read_catalog(data, path=shown))
        except CatalogError:
            continue
    return None
