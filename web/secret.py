"""The key that signs sessions: made once, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read_secret(instance: Path) -> bytes:
    """The key in `instance/secret.key`, made with mode 0600 when it is absent."""
    path = instance / "secret.key"
    instance.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        key = secrets.token_bytes(32)
        file.write(key)
    return key
