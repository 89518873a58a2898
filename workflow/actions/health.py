"""Whether a project can be worked on."""

from __future__ import annotations

from workflow.actions.progress import project_index
from workflow.errors import DocumentError
from workflow.store.index.totals import read_project_totals
from workflow.store.project import Project


def check_health(project: Project) -> None:
    """Look whether the documents are there and the index can be used; nothing is read but the index's sums.

    Raises:
        DocumentError: the folder of documents is not there.
        Busy: another process holds the index for too long.
        PolyfolioError: the index cannot be used.
    """
    if not project.source_root.is_dir():
        message = "the folder of documents is not there; make it, or name another one as project.source"
        raise DocumentError(message, path=project.config.source)
    with project_index(project) as index:
        read_project_totals(index)
