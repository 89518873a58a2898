"""Writing a backup: beside its place under a dot name, closed with a checksum of the whole, then renamed."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from workflow.errors import PolyfolioError
from workflow.store.archives import HIGHEST_RATIO
from workflow.store.backup.manifest import FILES, NAME, Manifest, Member, pack_manifest
from workflow.store.leftovers import SUFFIX, open_temporary
from workflow.store.reasons import explain

SEAL = b"sha256:"
"""How the archive's comment begins; the checksum of everything before the checksum follows."""
SEAL_LENGTH = len(SEAL) + 64
SMALL = 1_000_000
"""Bytes up to which it does not matter how well a file can be compressed."""
BLOCK = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


class BackupWriter:
    """A backup that is being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """`archive` is empty."""
        self._archive = archive
        self.members: dict[str, Member] = {}

    def add_file(self, name: str, data: bytes) -> None:
        """Put a file of the project in."""
        self._add(f"{FILES}{name}", data)

    def add_from(self, name: str, path: Path, *, pack: bool) -> None:
        """Put a large file in, from the disk; `pack` says whether to compress it."""
        with path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            shrinks = pack and not _shrinks_too_well(source)
            info = _describe(name, shrinks)
            info.file_size = size
            digest = hashlib.sha256()
            with self._archive.open(info, "w") as target:
                while block := source.read(BLOCK):
                    digest.update(block)
                    target.write(block)
        self.members[name] = Member(size, digest.hexdigest())

    def close(self, manifest: Manifest) -> None:
        """Put the manifest in, and end the archive."""
        self._archive.writestr(_describe(NAME, pack=True), pack_manifest(manifest))
        self._archive.comment = SEAL + b"0" * 64
        self._archive.close()

    def _add(self, name: str, data: bytes) -> None:
        shrinks = len(data) <= SMALL or len(data) <= HIGHEST_RATIO * _measure(iter([data]))
        self._archive.writestr(_describe(name, shrinks), data)
        self.members[name] = Member(len(data), hashlib.sha256(data).hexdigest())


@contextmanager
def begin_backup(path: Path, check: Callable[[Path], None]) -> Iterator[BackupWriter]:
    """Write a backup in the block, by a writer that is to be closed there.

    Afterwards it is at its path, on the disk and readable by its owner only, if `check` raises nothing when it is given
    the file. Raises `PolyfolioError` when it cannot be written; what was at its path is then as it was.
    """
    try:
        handle, temporary = open_temporary(path.parent, SUFFIX)
    except OSError as error:
        raise explain(error, path, "cannot be written") from error
    try:
        with os.fdopen(handle, "w+b") as file:
            os.fchmod(handle, stat.S_IRUSR | stat.S_IWUSR)
            with zipfile.ZipFile(file, "w", compresslevel=_LEVEL) as archive:
                yield BackupWriter(archive)
            seal(file)
            os.fsync(handle)
            check(temporary)
            temporary.replace(path)
            _flush_folder(path.parent)
    except OSError as error:
        raise explain(error, path, "cannot be written") from error
    finally:
        temporary.unlink(missing_ok=True)


def seal(file: BinaryIO) -> None:
    """Put the checksum of the whole to the archive's end."""
    size = file.seek(0, os.SEEK_END)
    digest = hash_until(file, size - 64)
    file.seek(size - 64)
    file.write(digest.encode("ascii"))
    file.flush()


def hash_until(file: BinaryIO, end: int) -> str:
    """The checksum of the first bytes of a file."""
    file.seek(0)
    digest = hashlib.sha256()
    while end > 0 and (block := file.read(min(BLOCK, end))):
        digest.update(block)
        end -= len(block)
    return digest.hexdigest()


def _describe(name: str, pack: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED if pack else zipfile.ZIP_STORED
    info.create_system = 3  # Unix, whatever system this is
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def _shrinks_too_well(source: BinaryIO) -> bool:
    """Whether a file would look like one made to fill the disk: such a one is not compressed."""
    size = os.fstat(source.fileno()).st_size
    if size <= SMALL:
        return False
    packed = _measure(iter(lambda: source.read(BLOCK), b""))
    source.seek(0)
    return size > HIGHEST_RATIO * packed


def _measure(blocks: Iterator[bytes]) -> int:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return sum(len(packer.compress(block)) for block in blocks) + len(packer.flush())


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        raise PolyfolioError(f"the folder cannot be flushed: {error.strerror}", path=str(folder)) from error
    finally:
        os.close(handle)
