"""Overwriting a file that has several hard links: a rename would cut it off from the other names.

Writing in place is not atomic, so the old and the new content are kept beside the file, flushed, until the new one is
whole. When the writer is killed in between, `finish` completes the write – but only if the file is exactly what an
interrupted write leaves; a file that somebody has mended or changed meanwhile is left alone.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

SUFFIX = ".polyfolio-redo"


def pack(target: Path, data: bytes) -> bytes:
    """What the file beside `target` holds: a line of JSON, the old content, the new content."""
    old = target.read_bytes()
    return json.dumps({"name": target.name, "old": len(old), "new": len(data)}).encode() + b"\n" + old + data


def write_all(handle: int, data: bytes) -> None:
    """Write every byte: one call may take fewer than it was given."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def overwrite(target: Path, data: bytes) -> os.stat_result:
    """Write the bytes over the file's own and cut off what is left of the old ones. Raises `OSError`."""
    handle = os.open(target, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        # Room first: a full disk must be noticed before the first byte of the old content is gone.
        if data:
            os.posix_fallocate(handle, 0, len(data))
        write_all(handle, data)
        os.ftruncate(handle, len(data))
        os.fsync(handle)
        return os.fstat(handle)
    finally:
        os.close(handle)


def finish(packed: Path) -> bool:
    """Complete an interrupted `overwrite` from the file that `pack` made; whether there was something to do."""
    content = packed.read_bytes()
    head, separator, body = content.partition(b"\n")
    if not separator:
        return False  # killed before anything was overwritten
    try:
        note = json.loads(head)
        name, size, wanted = str(note["name"]), int(note["old"]), int(note["new"])
    except (ValueError, KeyError, TypeError):
        return False  # not a file of ours
    if len(body) != size + wanted:
        return False
    old, new = body[:size], body[size:]
    target = packed.with_name(Path(name).name)
    if target.is_symlink() or not target.is_file() or not _is_torn(target.read_bytes(), old, new):
        return False
    overwrite(target, new)
    return True


def _is_torn(content: bytes, old: bytes, new: bytes) -> bool:
    """Whether an interrupted overwrite leaves this: a part of the new content, then what was there before."""
    if content in (old, new):
        return False
    grown = old + bytes(max(0, len(new) - len(old)))
    if len(content) != len(grown):
        return False
    pairs = enumerate(zip(content, new, strict=False))
    same = next((index for index, (is_there, wanted) in pairs if is_there != wanted), min(len(content), len(new)))
    return content[same:] == grown[same:]
