"""Reading files whole, and the door to everything else that touches them: writing, identities, locks, leftovers."""

from __future__ import annotations

from pathlib import Path

from workflow.errors import DocumentError
from workflow.store.atomic import write_atomic, write_many
from workflow.store.identity import Identity, identify
from workflow.store.leftovers import sweep_leftovers
from workflow.store.locks import lock_file
from workflow.store.reasons import give_reason

__all__ = [
    "Identity",
    "decode_text",
    "identify",
    "lock_file",
    "read_bytes",
    "read_identified",
    "sweep_leftovers",
    "write_atomic",
    "write_many",
]


def read_bytes(path: Path, *, shown: str = "") -> bytes:
    """The file's bytes. `shown` is the path as messages name it. Raises `DocumentError` with the reason."""
    try:
        return path.read_bytes()
    except PermissionError as error:
        message = "cannot be read: permission denied: the file and its folder must be readable for this user"
        raise DocumentError(message, path=shown or str(path)) from error
    except OSError as error:
        raise DocumentError(f"cannot be read: {give_reason(error)}", path=shown or str(path)) from error


def read_identified(path: Path, *, shown: str = "") -> tuple[Identity, bytes] | None:
    """A file's identity and bytes; None where it is not there: git takes files away before it writes them anew.

    Raises `DocumentError` as `read_bytes`.
    """
    while (file := identify(path)) is not None:
        try:
            return file, read_bytes(path, shown=shown)
        except DocumentError:
            if path.exists():
                raise
    return None


def decode_text(data: bytes, path: str) -> str:
    """The text of a source document: strict UTF-8, a byte order mark kept as U+FEFF, line ends as they are.

    Raises `DocumentError` with the line of the first bad byte.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if b"\0" in data:
            message = "is not a text file: it has NUL bytes; move it away, or leave it out with project.exclude"
            raise DocumentError(message, path=path, line=line) from None
        message = (
            f"byte 0x{data[error.start]:02x} is not UTF-8: convert the file from its real encoding, "
            f"like `iconv -f WINDOWS-1252 -t utf-8 {path}`"
        )
        raise DocumentError(message, path=path, line=line) from None
