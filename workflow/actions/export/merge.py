"""Merging: exporting pages into the project's own export folder, and committing what was written there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workflow.actions.committing.written import commit_written
from workflow.actions.export.manifest import MANIFEST_NAME
from workflow.actions.export.run import ExportResult, export_project
from workflow.errors import PolyfolioError
from workflow.store.git import is_repository
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to."""

    exports: tuple[ExportResult, ...]
    committed: bool = False
    commit_problem: str = ""
    """Why the written files were not committed."""

    @property
    def written(self) -> tuple[str, ...]:
        """Paths below the export folder."""
        return tuple(sorted({path for one in self.exports for path in one.written}))

    @property
    def removed(self) -> tuple[str, ...]:
        """Paths below the export folder, of pages that left."""
        return tuple(sorted({path for one in self.exports for path in one.removed}))


def merge_pages(
    project: Project, picked: Collection[tuple[str, str]], *, commit: bool = False, message: str = ""
) -> Merged:
    """Export single pages: (language, page) pairs.

    Raises:
        UnknownName: a page or language that is not there.
        PolyfolioError: as `export_project`.
    """
    by_language: dict[str, list[str]] = defaultdict(list)
    for language, page in picked:
        by_language[language].append(page)
    exports = [export_project(project, [language], pages=pages) for language, pages in by_language.items()]
    return _commit(project, exports, commit, message)


def merge_languages(
    project: Project,
    languages: Collection[str] = (),
    *,
    finished: bool = False,
    commit: bool = False,
    message: str = "",
) -> Merged:
    """Export every complete page of some languages, or of the finished ones.

    Raises:
        UnknownName: a language that is not there.
        PolyfolioError: as `export_project`.
    """
    return _commit(project, [export_project(project, languages, finished=finished)], commit, message)


def _commit(project: Project, exports: Sequence[ExportResult], commit: bool, message: str) -> Merged:
    """Commit exactly what was written; what hinders that is told, and the files stay written."""
    merged = Merged(tuple(exports))
    names = (*merged.written, *merged.removed)
    if not commit or not names:
        return merged
    if not is_repository(project.root):
        return Merged(merged.exports, commit_problem="the project is not in a git repository")
    paths = [f"{project.config.export}/{name}" for name in (*names, MANIFEST_NAME)]
    try:
        committed = commit_written(project, paths, message.strip() or describe_merge(merged))
    except PolyfolioError as error:
        return Merged(merged.exports, commit_problem=str(error))
    problem = "" if committed else "git sees no change in them: they are committed already, or .gitignore names them"
    return Merged(merged.exports, committed, problem)


def describe_merge(merged: Merged) -> str:
    """The message of the commit: how many files, and which."""
    names = merged.written
    title = f"Merge {len(names)} translated {'file' if len(names) == 1 else 'files'}"
    if merged.removed:
        title += f", remove {len(merged.removed)}"
    listed = "\n".join(names[:50]) + (f"\nand {len(names) - 50} more" if len(names) > 50 else "")
    return f"{title}\n\n{listed}" if listed else title
