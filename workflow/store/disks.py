"""What kind of disk a folder is on, as the kernel lists its mounts."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
"""Linux's list of mounts (proc(5)); other systems have none, and nothing is told there."""

NETWORK = frozenset(
    (
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "davfs2",
        "drvfs",
        "gcsfuse",
        "gfs",
        "gfs2",
        "glusterfs",
        "gpfs",
        "juicefs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs3",
        "nfs4",
        "ocfs2",
        "orangefs",
        "prl_fs",
        "pvfs2",
        "rclone",
        "s3fs",
        "smb3",
        "smbfs",
        "sshfs",
        "vboxsf",
        "vmhgfs",
        "vmhgfs-fuse",
    )
)
"""File systems, also under FUSE (`fuse.sshfs`), that several computers may write at once."""

_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Disk:
    """What a folder is on."""

    kind: str
    """The file system: `ext4`, `nfs4`, `fuse.sshfs`."""
    source: str
    """The device, or the server with its folder."""

    @property
    def is_shared(self) -> bool:
        """Whether several computers may write it."""
        return self.kind.removeprefix("fuse.") in NETWORK


def find_disk(path: Path, mounts: str | None = None) -> Disk | None:
    """The disk that a file or folder is on, links followed; None where the system does not tell.

    Args:
        path: need not be there.
        mounts: the list of mounts; the kernel's own when None.
    """
    if mounts is None:
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None
    place = Path(os.path.realpath(path))
    best: tuple[int, Disk] | None = None
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, about = before.split(" "), after.split(" ")
        if len(fields) < 6 or len(about) < 2:
            continue
        at = Path(_unescape(fields[4]))
        depth = len(at.parts)
        # A later mount hides an earlier one at the same place.
        if place.is_relative_to(at) and (best is None or depth >= best[0]):
            best = depth, Disk(about[0], _unescape(about[1]))
    return best[1] if best else None


def _unescape(text: str) -> str:
    """Blanks and backslashes in names are octal numbers."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)
