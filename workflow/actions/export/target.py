"""Where an export may not write: into the folders that the project itself reads."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.globs import matches_any
from workflow.store.project import Project


def refuse_own_folders(project: Project, target: Path, names: Collection[str]) -> None:
    """Refuse a target in which an exported file would be taken for a document or a PO file.

    A target inside the source folder is fine where `project.exclude` keeps every exported file from being a page.

    Args:
        project: the project.
        target: the folder of the export.
        names: the exported files, as paths below it.

    Raises:
        PolyfolioError: naming the target and what is read from there.
    """
    real = target.resolve()
    if real.is_relative_to(project.locales_root.resolve()):
        message = f"is inside {project.config.locales}/, where the PO files are; export somewhere else (--out DIR)"
        raise PolyfolioError(message, path=str(target))
    source = project.source_root.resolve()
    if not real.is_relative_to(source) and not source.is_relative_to(real):
        return
    for name in names:
        path = real / name
        page = path.relative_to(source).as_posix() if path.is_relative_to(source) else ""
        if page and matches_any(page, project.config.include) and not matches_any(page, project.config.exclude):
            message = (
                f"is where documents are read from: the exported {name} would become a page of its own; "
                "export somewhere else (--out DIR), or list such files in project.exclude"
            )
            raise PolyfolioError(message, path=str(target))
