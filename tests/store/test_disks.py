"""Folders on network disks are told from folders on disks of this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.doctor import network_disk
from workflow.actions.doctor.finding import Examination
from workflow.actions.network_disks import find_shared_folder
from workflow.errors import PolyfolioError
from workflow.store import disks
from workflow.store.disks import Disk, find_disk

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:31 / /srv rw,relatime - nfs4 files.example.org:/export/srv rw,vers=4.2
31 30 8:2 / /srv/local rw - xfs /dev/sdb1 rw
40 22 0:40 / /mnt/with\\040blank rw - cifs //files/team\\040share rw
41 22 0:41 / /home/ada/remote rw - fuse.sshfs ada@example.org:/books rw
42 22 0:42 / /home/ada/disk rw - fuseblk /dev/sdc1 rw
43 22 0:43 / /mnt/c rw - 9p drvfs rw
50 22 0:50 / /over rw - nfs old:/x rw
51 22 0:51 / /over rw - tmpfs none rw
52 22 0:52 / /auto rw - autofs systemd-1 rw
53 52 0:53 / /auto rw - nfs new:/y rw
not a mount
"""


@pytest.mark.parametrize(
    ("path", "disk", "shared"),
    [
        ("/home/ada/book", Disk("ext4", "/dev/sda1"), False),
        ("/srv/book", Disk("nfs4", "files.example.org:/export/srv"), True),
        ("/srv", Disk("nfs4", "files.example.org:/export/srv"), True),
        ("/srvbook", Disk("ext4", "/dev/sda1"), False),
        ("/srv/local/book", Disk("xfs", "/dev/sdb1"), False),
        ("/mnt/with blank/book", Disk("cifs", "//files/team share"), True),
        ("/home/ada/remote/book", Disk("fuse.sshfs", "ada@example.org:/books"), True),
        ("/home/ada/disk/book", Disk("fuseblk", "/dev/sdc1"), False),
        ("/mnt/c/book", Disk("9p", "drvfs"), True),
        ("/over/book", Disk("tmpfs", "none"), False),
        ("/auto/book", Disk("nfs", "new:/y"), True),
    ],
)
def test_a_folder_is_on_the_disk_that_was_mounted_nearest_and_last(path: str, disk: Disk, shared: bool) -> None:
    found = find_disk(Path(path), MOUNTS)
    assert (found, found and found.is_shared) == (disk, shared)


def test_disks_of_this_computer_are_no_network_disks(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/shm"), Path("/proc")):  # noqa: S108 - a folder in memory
        disk = find_disk(path)
        assert disk is not None
        assert not disk.is_shared, disk
    assert find_disk(Path("/proc")) == Disk("proc", "proc")


def mount(folder: Path) -> str:
    """A list of mounts as it is when a folder comes from a file server."""
    return f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 22 0:31 / {folder} rw - nfs4 files:/x rw\n"


@pytest.mark.parametrize("folder", ["", "source", "locales", "instance"])
def test_each_folder_of_a_project_is_looked_at_where_a_link_leads_to(
    workspace: Workspace, tmp_path: Path, folder: str
) -> None:
    away = tmp_path / "away"
    if folder:
        away.mkdir()
        if (workspace.root / folder).exists():
            (workspace.root / folder).rmdir()
        (workspace.root / folder).symlink_to(away)
    found = find_shared_folder(workspace.project, mount(away if folder else workspace.root))
    assert found is not None
    assert found.name == (folder or str(workspace.root))
    assert "is on a network disk (nfs4, files:/x)" in found.problem
    assert find_shared_folder(workspace.project) is None


def test_a_project_on_a_network_disk_is_not_served_unless_that_is_asked_for(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web.app import Serving, create_app

    create_app(workspace.root)
    listed = tmp_path / "mounts"
    listed.write_text(mount(workspace.root))
    monkeypatch.setattr(disks, "MOUNTS", listed)
    with pytest.raises(PolyfolioError, match="let git carry the changes between them, or say --network-disk"):
        create_app(workspace.root)
    create_app(workspace.root, Serving(network_disk=True))
    (finding,) = network_disk.KIND.find(Examination(workspace.project))
    assert (finding.path, finding.fixable) == (str(workspace.root), False)
    listed.unlink()  # a system without such a list
    create_app(workspace.root)
