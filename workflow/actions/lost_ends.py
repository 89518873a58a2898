"""PO files whose end has gone, though what is left of them is sound: told until it is back, or was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflow.errors import PolyfolioError
from workflow.store.files import identify, read_bytes
from workflow.store.index.ends import LostEnd, list_lost_ends
from workflow.store.index.schema import Index
from workflow.store.project import Project


def list_lost_problems(project: Project, index: Index) -> Iterator[PolyfolioError]:
    """The PO files of which the index knows an end that they do not have any more."""
    yield from describe_lost_ends(project, list_lost_ends(index))


def describe_lost_ends(project: Project, ends: Iterable[LostEnd]) -> Iterator[PolyfolioError]:
    """Each with its last line."""
    for end in ends:
        if end.language not in project.config.languages:
            continue
        path = project.catalog_path(end.page, end.language)
        line = read_bytes(path).rstrip().count(b"\n") + 1 if identify(path) else 0
        yield PolyfolioError(
            "the end of this file has gone since it was read last: `polyfolio doctor --fix` puts it back; "
            "if that was meant, `polyfolio index` forgets it",
            path=project.relative(path),
            line=line,
        )
