"""Merging PO files for git, which hands over three temporary files."""

from __future__ import annotations

from pathlib import Path

from workflow.core.merging import Merged, merge_catalogs
from workflow.errors import CatalogError
from workflow.model import Catalog
from workflow.store.files import read_bytes, write_atomic
from workflow.store.git import merge_text
from workflow.store.po import read_catalog, write_catalog


def merge_files(base: Path, ours: Path, theirs: Path, *, name: str = "") -> Merged:
    """Merge the changes of two files since their common base, unit by unit, and write the result into `ours`.

    An empty base is git's way to say that both sides added the file. `name` stands for all three in messages.

    Raises:
        CatalogError: one of the files is damaged, or the result cannot be written in its charset. `ours` then holds
            what git's own merge of the texts gives, as it would without us.
        DocumentError: a file cannot be read.
    """
    try:
        merged = merge_catalogs(
            _read(base, "base", name) if base.stat().st_size else Catalog(()),
            _read(ours, "ours", name),
            _read(theirs, "theirs", name),
        )
        data = write_catalog(merged.catalog)
    except CatalogError as error:
        text = merge_text(base, ours, theirs)
        if text is not None:
            _write(ours, text)
        if not error.path:
            error.path = name or str(ours)
            error.message = f"{error.unit}: {error.message}" if error.unit else error.message
        raise
    _write(ours, data)
    return merged


def _read(path: Path, side: str, name: str) -> Catalog:
    """One side's catalog. A file of another tool may have one msgctxt at many entries."""
    data = read_bytes(path)
    try:
        return read_catalog(data, path=name or str(path), foreign=True)
    except CatalogError as error:
        error.message = f"in {side}: {error.message}"
        raise


def _write(path: Path, data: bytes) -> None:
    target = path.absolute()
    write_atomic(target, data, root=target.parent)
