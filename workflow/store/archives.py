"""ZIP archives: written with the same bytes for the same files, read within limits and never unpacked to the disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflow.core.exchange.member_names import explain_danger, find_twins
from workflow.errors import DocumentError

MOST_FILES = 20_000
LARGEST_FILE = 50_000_000
"""Bytes of one file."""
LARGEST_WHOLE = 300_000_000
"""Bytes of all files."""
HIGHEST_RATIO = 200
"""How many times smaller a large file may be in the archive; PO files are five to twenty times smaller."""
_SMALL = 1_000_000
"""Bytes up to which the ratio does not matter."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format has, so that no clock shows in the bytes."""
_IGNORED = ("__MACOSX",)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive."""

    name: str
    data: bytes = b""
    problem: DocumentError | None = None
    """Why it was not read."""


def pack_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files by name, in the order of the names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in sorted(files):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, whatever system this is
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, data)
    return packed.getvalue()


def read_members(data: bytes, path: str) -> Iterator[Member]:
    """The files of an archive, each with its content or the reason why it was not read.

    Links, devices, encrypted files, names that are dangerous or stand twice, and files that grow beyond all measure are
    not read; the others go on. `path` is the archive's, for messages.

    Raises:
        DocumentError: it is no ZIP archive, is damaged, or holds too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise DocumentError(f"is no ZIP archive, or is damaged: {error}", path=path) from None
    with archive:
        infos = [info for info in archive.infolist() if not _is_ignored(info)]
        if len(infos) > MOST_FILES:
            raise DocumentError(f"holds {len(infos)} files; the limit is {MOST_FILES}", path=path)
        if sum(info.file_size for info in infos) > LARGEST_WHOLE:
            raise DocumentError(f"would unpack to more than {LARGEST_WHOLE} bytes", path=path)
        twins = find_twins(info.filename for info in infos)
        for info in infos:
            shown = f"{path}/{info.filename}".encode("utf-8", "backslashreplace").decode("utf-8")
            reason = explain_danger(info.orig_filename) or _explain_refusal(info)
            if not reason and info.filename in twins:
                reason = "another file has the same name, or has it but for upper and lower case"
            yield _refuse(info, reason, shown) if reason else _read(archive, info, shown)


def _is_ignored(info: zipfile.ZipInfo) -> bool:
    """Folders, and what macOS adds."""
    parts = info.filename.split("/")
    return info.is_dir() or parts[0] in _IGNORED or parts[-1] == ".DS_Store"


def _explain_refusal(info: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "it is a link"
    if kind not in (0, stat.S_IFREG):
        return "it is no regular file"
    if info.flag_bits & 0x1:
        return "it is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is compressed in a way that is not read; use deflate"
    if info.file_size > LARGEST_FILE:
        return f"it has {info.file_size} bytes; the limit is {LARGEST_FILE}"
    if info.file_size > _SMALL and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
        return f"it would grow to {info.file_size // max(info.compress_size, 1)} times its size"
    return ""


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str) -> Member:
    """One file, not a byte more of it than it says to have."""
    try:
        with archive.open(info) as file:
            return Member(info.filename, file.read(info.file_size + 1))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        return _refuse(info, f"it is damaged: {error}", shown)


def _refuse(info: zipfile.ZipInfo, reason: str, shown: str) -> Member:
    return Member(info.filename, problem=DocumentError(f"was left alone: {reason}", path=shown))
