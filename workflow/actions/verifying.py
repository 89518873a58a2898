"""Comparing the index with the files: whether its numbers are those that they give."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workflow.actions.progress import make_fingerprint, rebuild_index
from workflow.actions.refresh import CatalogRows, PageRows, Report, refresh_index
from workflow.errors import PolyfolioError
from workflow.model import Counts
from workflow.store.index.peek import Peeked, peek_index
from workflow.store.index.schema import open_index
from workflow.store.project import Project

_NAMES = ("units", "words", "translated", "outdated", "reviewed", "untranslated", "errors", "translated_words")
_INDEX = "instance/index.db"


@dataclass(frozen=True, slots=True)
class Verified:
    """What the comparison gave."""

    compared: int
    """PO files that the index has counted as they are now."""
    differences: tuple[PolyfolioError, ...]
    rebuilt: bool
    """Whether the index was made anew from the files."""


def verify_index(project: Project, *, rebuild: bool = True, report: Report | None = None) -> Verified:
    """Count everything anew beside the index, and compare. What has changed on disk since is no difference.

    Args:
        project: the project.
        rebuild: whether an index that is wrong is made anew.
        report: told how many pages are done, of how many.

    Raises:
        DocumentError: the folder of documents is not there.
    """
    peeked = peek_index(project.instance)
    with (
        tempfile.TemporaryDirectory(prefix="polyfolio-") as folder,
        open_index(Path(folder), make_fingerprint(project)) as fresh,
    ):
        pages, catalogs = refresh_index(project, fresh, report=report)
    differences = tuple(_compare(project, peeked, pages, catalogs))
    compared = sum(row.file == catalogs[key].file for key, row in peeked.catalogs.items() if key in catalogs)
    if differences and rebuild:
        rebuild_index(project, report=report)
    return Verified(compared, differences, rebuilt=bool(differences) and rebuild)


def _compare(project: Project, peeked: Peeked, pages: PageRows, catalogs: CatalogRows) -> Iterator[PolyfolioError]:
    if peeked.damage:
        yield PolyfolioError(peeked.damage, path=_INDEX)
    for page, now in pages.items():
        was = peeked.pages.get(page)
        if was is None or (was.source, was.template) != (now.source, now.template):
            continue
        for name in ("units", "words", "error"):
            if getattr(was, name) != getattr(now, name):
                path = project.relative(project.source_path(page))
                yield _tell(path, name, getattr(was, name), getattr(now, name))
    for key, row in catalogs.items():
        known = peeked.catalogs.get(key)
        if known is None or (known.file, known.stamp) != (row.file, row.stamp):
            continue
        path = project.relative(project.catalog_path(*key))
        for name, was_count, now_count in find_count_differences(known.counts, row.counts):
            yield _tell(path, name, was_count, now_count)
        if known.broken != row.broken:
            yield _tell(path, "units that fall back", sorted(known.broken), sorted(row.broken))
        if known.error != row.error:
            yield _tell(path, "error", known.error, row.error)


def find_count_differences(was: Counts, now: Counts) -> Iterator[tuple[str, int, int]]:
    """(name, number in the index, number now) of counts that differ."""
    for name in _NAMES:
        if getattr(was, name) != getattr(now, name):
            yield name, getattr(was, name), getattr(now, name)


def _tell(path: str, name: str, was: object, now: object) -> PolyfolioError:
    return PolyfolioError(f"{name.replace('_', ' ')}: the index says {was!r}, the files say {now!r}", path=path)
