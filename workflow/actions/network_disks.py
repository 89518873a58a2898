"""Projects on network disks: one server at most may write them, and nothing but people can make sure of that."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.disks import Disk, find_disk
from workflow.store.project import Project

WAY_OUT = "give each server a copy of the project on its own disk, and let git carry the changes between them"


@dataclass(frozen=True, slots=True)
class SharedFolder:
    """A folder of a project that other computers may write too."""

    name: str
    """As messages name it."""
    disk: Disk

    @property
    def problem(self) -> str:
        """What is wrong with it, in one sentence."""
        where = f"{self.disk.kind}, {self.disk.source}" if self.disk.source not in ("", "none") else self.disk.kind
        return f"is on a network disk ({where}), where two servers would not see each other's locks and lose edits"


def find_shared_folder(project: Project, mounts: str | None = None) -> SharedFolder | None:
    """The first of the project's folders that is on a network disk; any of them may be a link to one.

    `mounts` is the system's list of mounts; read when None.
    """
    config = project.config
    named: tuple[tuple[str, Path], ...] = (
        (str(project.root), project.root),
        (config.source, project.source_root),
        (config.locales, project.locales_root),
        (project.instance.name, project.instance),
    )
    for name, folder in named:
        disk = find_disk(folder, mounts)
        if disk and disk.is_shared:
            return SharedFolder(name, disk)
    return None


def refuse_network_disk(project: Project) -> None:
    """Refuse to serve from a network disk.

    Raises:
        PolyfolioError: a folder of the project is on one; with the way out.
    """
    if found := find_shared_folder(project):
        message = f"{found.problem}; {WAY_OUT}, or say --network-disk if no other computer ever serves it"
        raise PolyfolioError(message, path=found.name)
