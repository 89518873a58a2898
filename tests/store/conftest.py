"""The real PO files that reading and writing are tried on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = "2024-10-28/po"


@pytest.fixture(scope="session")
def book() -> dict[str, bytes]:
    """The 21 catalogs of the book, by language."""
    corpus = os.environ.get("POLYFOLIO_CORPUS")
    if not corpus:
        pytest.skip("POLYFOLIO_CORPUS is not set: the 21 PO files of the book are NOT tested")
    files = sorted(Path(corpus, _FOLDER).glob("*.po"))
    assert len(files) == 21
    return {file.stem: file.read_bytes() for file in files}
