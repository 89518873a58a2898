"""A letter, its translation that exists already, and a project that has the letter."""

from __future__ import annotations

from pathlib import Path

from tests.core.page_alignment.documents import BREV, LETTER
from tests.project import Workspace
from workflow.actions.importing_page import ImportedPages, import_pages

__all__ = ["BREV", "LETTER", "bring", "put", "read_po"]


def put(workspace: Workspace, name: str, text: str) -> Path:
    """A file beside the project's own."""
    path = workspace.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def bring(workspace: Workspace, name: str, **options: object) -> ImportedPages:
    """Import from a path below the project; nothing may go wrong."""
    done = import_pages(workspace.project, str(workspace.root / name), **options)  # type: ignore[arg-type]
    assert done.problems == ()
    return done


def read_po(workspace: Workspace, page: str, language: str) -> dict[str, tuple[str, str]]:
    """Source → (translation, state), of units that have a translation."""
    return {source: found for source, found in workspace.states(page, language).items() if found[0]}
