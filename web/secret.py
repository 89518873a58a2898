"""The key that signs sessions: made once, readable by its owner only."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

LENGTH = 32


def read_secret(instance: Path) -> bytes:
    """The key in `instance/secret.key`, made with mode 0600 when it is absent; processes that start together agree."""
    path = instance / "secret.key"
    instance.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.stat().st_size < LENGTH:
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Write the key beside its place, whole, then give it its name: nobody ever reads half a key."""
    path.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".secret-") as file:  # made with mode 0600
        file.write(secrets.token_bytes(LENGTH))
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return  # another process was faster: its key counts
