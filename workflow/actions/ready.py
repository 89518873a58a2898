"""What is ready to be exported: complete pages that are newer than their exported file, or have none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from workflow.actions.export.manifest import MANIFEST_NAME, read_manifest
from workflow.actions.remembered import remember
from workflow.errors import PolyfolioError
from workflow.store.files import Identity, identify
from workflow.store.index.schema import Index
from workflow.store.index.trouble import CompleteFile, list_complete
from workflow.store.project import Project

_read: dict[Path, tuple[Identity | None, Mapping[tuple[str, str], str]]] = {}
"""The list of exported files of each target, as long as the file that holds it is the same."""


@dataclass(frozen=True, slots=True)
class ReadyLanguage:
    """A language's pages that wait for an export."""

    language: str
    pages: tuple[str, ...]
    never: int
    """How many of them were never exported."""


def find_ready(project: Project) -> tuple[ReadyLanguage, ...]:
    """The languages with pages that wait, those with most of them first.

    A page waits when it is complete enough (`[export]`) and its PO file or source was written after the exported file.
    A page whose PO file was written without a change of its text (a review) waits too, until it is exported again:
    only rendering could tell the difference. Costs one look at each exported file of a complete page.
    """
    complete = remember(project, _list_complete)
    target = project.root / project.config.export
    exported = _read_exported(target)
    never = {(file.page, file.language) for file in complete if (file.page, file.language) not in exported}
    waiting = [file for file in complete if _is_waiting(file, target, exported)]
    waiting.sort(key=attrgetter("language"))
    found = []
    for language, files in groupby(waiting, key=attrgetter("language")):
        pages = tuple(file.page for file in files)
        found.append(ReadyLanguage(language, pages, sum((page, language) in never for page in pages)))
    return tuple(sorted(found, key=lambda one: (-len(one.pages), one.language)))


def _list_complete(project: Project, index: Index) -> tuple[CompleteFile, ...]:
    settings = project.config.exporting
    languages = project.config.languages
    return tuple(list_complete(index, languages, percent=settings.complete, reviewed=settings.require_review))


def _is_waiting(file: CompleteFile, target: Path, exported: Mapping[tuple[str, str], str]) -> bool:
    name = exported.get((file.page, file.language))
    if name is None:
        return True
    try:
        return os.stat(f"{target}/{name}").st_mtime_ns < file.written_ns  # noqa: PTH116 - thousands: a Path costs more than the call
    except OSError:
        return True  # it was removed, or cannot be seen: the export tells


def _read_exported(target: Path) -> Mapping[tuple[str, str], str]:
    """(page, language) → path below the target, of what was exported; empty where the list of it is damaged."""
    identity = identify(target / MANIFEST_NAME)
    known = _read.get(target)
    if known and known[0] == identity:
        return known[1]
    try:
        files = read_manifest(target).files
    except PolyfolioError:
        files = {}  # the export itself says what is wrong with the list; all is to be exported anew then
    found = {(made.page, made.language): name for name, made in files.items()}
    _read[target] = (identity, found)
    return found
