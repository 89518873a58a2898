"""Edits that git's history holds, whoever committed them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workflow.core.catalog import active
from workflow.errors import PolyfolioError
from workflow.store.git import find_repository
from workflow.store.git.changes import read_versions
from workflow.store.journal import Edit, note_committed
from workflow.store.po import read_catalog
from workflow.store.project import Project


def drop_committed(project: Project, path: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Those of a PO file's edits that no commit made since holds; the others are noted as committed.

    Args:
        project: the project.
        path: the PO file, below the project.
        edits: edits that are not in the file any more.
    """
    if not edits or find_repository(project.root) is None:
        return tuple(edits)
    left = list(edits)
    for data in read_versions(project.root, path, min(edit.at for edit in edits)):
        held = _find_held(data, path, left)
        left = [edit for edit in left if edit.edit_id not in held]
        note_committed(project.instance, held)
        if not left:
            break
    return tuple(left)


def _find_held(data: bytes, path: str, edits: Iterable[Edit]) -> frozenset[str]:
    try:
        catalog = read_catalog(data, path=path)
    except PolyfolioError:
        return frozenset()
    entries = active(catalog)
    return frozenset(
        edit.edit_id for edit in edits if edit.unit in entries and entries[edit.unit].translation == edit.translation
    )
