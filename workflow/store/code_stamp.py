"""What the program's own code is, told without reading it: results that it computed hold as long as it is the same."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import workflow

_JUDGING = {"checks": (".py",), "core": (".py",), "formats": (".py",), "store": (".json",)}
"""Packages whose code or data decides what a check finds → the endings of those of their files that do."""


@cache
def stamp_code() -> str:
    """A digest of the names, sizes and times of the files that decide what a check finds."""
    root = Path(workflow.__file__).parent
    files = sorted(found for package in _JUDGING for found in _walk(str(root / package), package, _JUDGING[package]))
    return hashlib.sha256(repr(files).encode()).hexdigest()[:16]


def stamp_module(function: Callable[..., Any]) -> str:
    """A digest of size and time of the module that defines a function; empty where it is no file."""
    path = getattr(sys.modules.get(function.__module__), "__file__", None)
    if path is None:
        return ""
    status = Path(path).stat()
    return hashlib.sha256(f"{path} {status.st_size} {status.st_mtime_ns}".encode()).hexdigest()[:16]


def _walk(folder: str, name: str, endings: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _walk(entry.path, f"{name}/{entry.name}", endings)
        elif entry.name.endswith(endings):
            status = entry.stat()
            yield f"{name}/{entry.name}", status.st_size, status.st_mtime_ns
