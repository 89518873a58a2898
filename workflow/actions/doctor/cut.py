"""PO files without their end that are sound all the same: cut in the last unit's text, or among obsolete entries."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.actions.doctor.index import peek
from workflow.actions.doctor.mending import mend_catalog, place_of
from workflow.actions.lost_ends import describe_lost_ends
from workflow.actions.progress import project_index
from workflow.core.catalog_end import put_end_back
from workflow.errors import CatalogError, PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.files import read_bytes
from workflow.store.git import list_larger, read_version
from workflow.store.index.ends import LostEnd, forget_lost_end
from workflow.store.index.peek import peek_index
from workflow.store.po import read_catalog
from workflow.store.project import Project

_REPAIR = "`polyfolio doctor --fix` puts the end back; if that was meant, "


def _find_by_index(look: Examination) -> Iterator[Finding]:
    for problem in describe_lost_ends(look.project, peek(look).lost):
        message = "the end of this file has gone since it was read last"
        yield Finding(problem.path, problem.line, message, f"{_REPAIR}`polyfolio index` forgets it", fixable=True)


def _find_by_git(look: Examination) -> Iterator[Finding]:
    project = look.project
    if not look.in_git:
        return
    for path in list_larger(project.root, project.config.locales):
        file = project.root / path
        if not path.endswith(".po"):
            continue
        left, whole = read_bytes(file, shown=path).rstrip(), read_version(project.root, path, "HEAD") or b""
        if left and whole.startswith(left) and _is_sound(left, path):
            message = "the end of this file is missing: git's last version goes on here"
            yield Finding(path, left.count(b"\n") + 1, message, f"{_REPAIR}commit it as it is", fixable=True)


def _is_sound(data: bytes, path: str) -> bool:
    """Whether a file can be read: any other is told as damaged."""
    try:
        read_catalog(data + b"\n", path=path)
    except CatalogError:
        return False
    return True


def _put_back(project: Project, finding: Finding) -> str:
    """Put back what the index, or git, knows of the end of a file."""
    page, language = place_of(project, finding.path)
    lost = next(
        (one for one in peek_index(project.instance).lost if (one.page, one.language) == (page, language)), None
    )
    told: list[str] = []

    def mend(catalog: Catalog) -> Catalog:
        mended, count = put_end_back(catalog, _read_lost(project, finding.path, catalog, lost))
        told.append(f"{count} texts put back")
        return mended

    aside = mend_catalog(project, finding.path, mend)
    if lost is not None:
        with project_index(project) as index:
            forget_lost_end(index, page, language)
    return f"{told[0]}; {aside}"


def _read_lost(project: Project, path: str, catalog: Catalog, lost: LostEnd | None) -> tuple[Entry, ...]:
    """The entries of the end that has gone."""
    if lost is not None:
        header = catalog.header.raw.encode(catalog.charset) if catalog.header else b""
        return read_catalog(header.rstrip() + b"\n\n" + lost.rest, path=path).entries
    data = read_version(project.root, path, "HEAD")
    if data is None:
        raise PolyfolioError("neither the index nor git knows the end of this file")
    return read_catalog(data, path=path).entries


KINDS = (Kind("cut-files", _find_by_index, _put_back), Kind("shorter-than-git", _find_by_git, _put_back))
