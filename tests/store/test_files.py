"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from workflow.errors import DocumentError, PolyfolioError
from workflow.store.files import Identity, decode_text, identify, read_bytes, write_atomic, write_many


def _names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def _refusal(path: Path, root: Path, data: bytes = b"new") -> str:
    before = _names(root)
    with pytest.raises(PolyfolioError) as caught:
        write_atomic(path, data, root=root)
    assert _names(root) == before
    return str(caught.value)


def test_a_new_file_is_made_with_its_folders(tmp_path: Path) -> None:
    file = tmp_path / "locales" / "da" / "a.md.po"
    identity = write_atomic(file, b"text", root=tmp_path)
    assert file.read_bytes() == b"text"
    assert _names(tmp_path) == ["locales/da/a.md.po"]
    status = file.stat()
    assert identity == identify(file) == Identity(4, status.st_mtime_ns, status.st_ino)


def test_nothing_has_no_identity(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert identify(tmp_path / "none") is None
    assert identify(tmp_path / "file" / "none") is None


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    for mode in (0o600, 0o644, 0o664):
        file.write_bytes(b"old")
        file.chmod(mode)
        write_atomic(file, b"new", root=tmp_path)
        assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", mode)


def test_a_new_file_has_the_permissions_the_user_asks_for(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_atomic(tmp_path / "a.po", b"new", root=tmp_path)
    finally:
        os.umask(old)
    assert (tmp_path / "a.po").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away: keeping the owner is NOT tested")
def test_root_keeps_the_owner_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(b"old")
    os.chown(file, 1234, 1234)
    write_atomic(file, b"new", root=tmp_path)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 1234)


def test_a_read_only_file_is_refused_even_for_root(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(b"old")
    file.chmod(0o444)
    assert _refusal(file, tmp_path) == "a.po: is read-only (mode 0444): `chmod u+w`"
    assert file.read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user: NOT tested")
def test_the_file_of_another_user_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:  # one that the other user can look into
        file = Path(folder, "a.po")
        file.write_bytes(b"old")
        file.parent.chmod(0o777)
        file.chmod(0o666)
        os.seteuid(1234)
        try:
            assert _refusal(file, file.parent) == "a.po: belongs to another user (uid 0): `chown` it"
        finally:
            os.seteuid(0)
        assert file.read_bytes() == b"old"


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.po").mkdir()
    assert _refusal(tmp_path / "a.po", tmp_path) == "a.po: is not a regular file"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    name = "a" * 300
    assert (
        _refusal(tmp_path / name, tmp_path) == f"{name}: cannot be written: the name is too long for this file system"
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small file system cannot be mounted here: a full disk is NOT tested")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("linked", [False, True])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(small_disk: Path, linked: bool) -> None:
    file = small_disk / "a.po"
    file.write_bytes(b"old")
    if linked:
        (small_disk / "b.po").hardlink_to(file)
    data = b"new" * 30_000
    assert _refusal(file, small_disk, data) == "a.po: cannot be written: the disk is full"
    assert file.read_bytes() == b"old"
    write_atomic(file, b"there is room", root=small_disk)
    assert file.read_bytes() == b"there is room"


def test_many_files_are_written_with_their_identities_in_order(tmp_path: Path) -> None:
    files = [(tmp_path / f"{number % 7}" / f"{number}.po", str(number).encode()) for number in range(300)]
    identities = write_many(iter(files), root=tmp_path)
    assert identities == tuple(identify(path) for path, _ in files)
    assert [path.read_bytes() for path, _ in files] == [data for _, data in files]
    assert len(_names(tmp_path)) == 300


def test_one_refused_file_leaves_its_batch_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "b.po").mkdir()
    with pytest.raises(PolyfolioError, match=r"^b\.po: is not a regular file$"):
        write_many([(tmp_path / "a.po", b"a"), (tmp_path / "b.po", b"b")], root=tmp_path)
    assert _names(tmp_path) == []


def test_reading_what_is_not_there_names_the_reason(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read: No such file or directory"):
        read_bytes(tmp_path / "none")


def test_a_document_is_decoded_without_losing_anything() -> None:
    text = "\ufeffa\r\nb\rc\n\u2028d\0"
    assert decode_text(text.encode(), "a.md") == text


def test_a_document_that_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(DocumentError) as caught:
        decode_text(b"a\nb\nr\xf8d\n", "a.md")
    assert str(caught.value) == (
        "a.md:3: byte 0xf8 is not UTF-8: convert the file from its real encoding, "
        "like `iconv -f WINDOWS-1252 -t utf-8 a.md`"
    )
