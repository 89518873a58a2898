"""Reading a backup: nothing of it is believed before sizes, names and checksums have been looked at."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workflow.errors import DocumentError
from workflow.store.archives import HIGHEST_RATIO
from workflow.store.backup.manifest import NAME, Manifest, Member, parse_manifest
from workflow.store.backup.writing import BLOCK, SEAL, SEAL_LENGTH, SMALL, hash_until
from workflow.store.reasons import explain

LARGEST_MANIFEST = 100_000_000
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
"""The header before each file of an archive (APPNOTE 4.3.7)."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """A backup whose manifest was read."""

    path: str
    manifest: Manifest
    archive: zipfile.ZipFile

    def copy_to(self, name: str, target: Path) -> None:
        """Write one file of the archive to the disk.

        Raises:
            DocumentError: it is not what the manifest says.
        """
        with target.open("xb") as file:
            for block in self._read_blocks(name):
                file.write(block)

    def read(self, name: str) -> bytes:
        """One file of the archive. Raises `DocumentError` when it is not what the manifest says."""
        return b"".join(self._read_blocks(name))

    def find_fault(self, name: str) -> str:
        """What is wrong with a file; empty where it is what the manifest says."""
        try:
            for _ in self._read_blocks(name):
                continue
        except DocumentError as error:
            return error.message
        return ""

    def _read_blocks(self, name: str) -> Iterator[bytes]:
        """The file, never a byte more than the manifest says, and an error at its end if it is another one."""
        expected = self.manifest.members[name]
        digest = hashlib.sha256()
        left = expected.size
        shown = f"{self.path}/{name}"
        try:
            info = self.archive.getinfo(name)
            if reason := _explain_refusal(info, expected):
                raise DocumentError(reason, path=shown)
            with self.archive.open(info) as file:
                while block := file.read(min(BLOCK, left + 1)):
                    left -= len(block)
                    if left < 0:
                        raise DocumentError("is longer than it says", path=shown)
                    digest.update(block)
                    yield block
        except KeyError:
            raise DocumentError("is missing", path=shown) from None
        except _BROKEN as error:
            raise DocumentError(f"is damaged: {error}", path=shown) from None
        if left or digest.hexdigest() != expected.sha256:
            raise DocumentError("is damaged: it is not what was backed up", path=shown)


@contextmanager
def open_backup(path: Path) -> Iterator[OpenBackup]:
    """Open a backup and read its manifest.

    Raises:
        DocumentError: it is no backup, is cut off or damaged so that it cannot be opened, or is of a newer format.
    """
    shown = str(path)
    try:
        file = path.open("rb")
    except OSError as error:
        raise explain(error, path, "cannot be read") from error
    with file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise DocumentError(_explain_cut(file, str(error)), path=shown) from None
        with archive:
            yield OpenBackup(shown, parse_manifest(_read_manifest(archive, shown), f"{shown}/{NAME}"), archive)


def find_damage(path: Path) -> tuple[DocumentError, ...]:
    """Everything that is wrong with a backup, each with the name of the file in it; nothing of it is unpacked.

    Raises:
        DocumentError: it cannot be opened at all.
    """
    with open_backup(path) as backup:
        named = [NAME, *backup.manifest.members]
        problems = [
            DocumentError(fault, path=f"{path}/{name}")
            for name in backup.manifest.members
            if (fault := backup.find_fault(name))
        ]
        strangers = sorted({info.filename for info in backup.archive.infolist()} - set(named))
        problems += [DocumentError("is not on the backup's list", path=f"{path}/{name!a}") for name in strangers]
        if not problems and len(backup.archive.infolist()) != len(named):
            problems.append(DocumentError("holds a file twice", path=str(path)))
        if not problems and not _is_sealed(path):
            message = "was changed after it was made, or is damaged outside of its files"
            problems.append(DocumentError(message, path=str(path)))
    return tuple(problems)


def _is_sealed(path: Path) -> bool:
    """Whether the whole archive has the checksum that stands at its end."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        file.seek(max(size - SEAL_LENGTH, 0))
        tail = file.read()
        return tail == SEAL + hash_until(file, size - 64).encode("ascii")


def _read_manifest(archive: zipfile.ZipFile, shown: str) -> bytes:
    try:
        info = archive.getinfo(NAME)
        if info.file_size > LARGEST_MANIFEST or (reason := _explain_refusal(info, Member(info.file_size, ""))):
            message = reason if info.file_size <= LARGEST_MANIFEST else "is too long to be one"
            raise DocumentError(message, path=f"{shown}/{NAME}")
        with archive.open(info) as file:
            return file.read(info.file_size)
    except KeyError:
        message = f"has no {NAME}: it is no backup of polyfolio (`polyfolio exchange in` takes ZIPs of PO files)"
        raise DocumentError(message, path=shown) from None
    except _BROKEN as error:
        raise DocumentError(f"is damaged: {error}", path=f"{shown}/{NAME}") from None


def _explain_refusal(info: zipfile.ZipInfo, expected: Member) -> str:
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "is no regular file"
    if info.flag_bits & 0x1:
        return "is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is compressed in a way that is not read"
    if info.file_size != expected.size:
        return f"is damaged: it has {info.file_size} bytes instead of {expected.size}"
    if info.file_size > SMALL and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
        return f"would grow to {info.file_size // max(info.compress_size, 1)} times its size"
    return ""


def _explain_cut(file: BinaryIO, reason: str) -> str:
    """Why an archive cannot be opened: where it ends in the middle of a file, which one that is."""
    size = file.seek(0, os.SEEK_END)
    position = 0
    while True:
        file.seek(position)
        head = file.read(_LOCAL.size)
        if not head.startswith(b"PK\x03\x04"):
            break
        name = "the next file"
        if len(head) == _LOCAL.size:
            _, _, _, _, _, _, _, packed, full, name_length, more = _LOCAL.unpack(head)
            name = file.read(name_length).decode("utf-8", "backslashreplace") or name
            packed = _find_large_size(file.read(more), packed, full)
            position += _LOCAL.size + name_length + more + packed
        if len(head) < _LOCAL.size or position > size:
            return f"is cut off in {name}: take another copy of it; an unzip program may save what comes before"
    if not position:
        return f"is no backup, or is damaged at its very beginning: {reason}"
    return "is cut off in its table of contents: take another copy of it; `zip -FF` may save its files"


def _find_large_size(extra: bytes, packed: int, full: int) -> int:
    """The size of a file of more than 4 GB, which stands in an extra field (APPNOTE 4.5.3)."""
    if packed != 0xFFFFFFFF:
        return packed
    if extra[:2] == b"\x01\x00" and len(extra) >= 20:
        first = 8 if full == 0xFFFFFFFF else 0
        return int.from_bytes(extra[4 + first : 12 + first], "little")
    return packed
