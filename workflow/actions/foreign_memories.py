"""Bringing the index up to the memories of other projects that lie in the project's folder."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import islice

from workflow.actions.facts import doubt_racy
from workflow.core.memory_context import Remembered
from workflow.core.tmx import Pair, PairChooser
from workflow.errors import DocumentError, PolyfolioError
from workflow.model import State
from workflow.store.identity import Identity
from workflow.store.index.foreign_memories import MemoryRow, drop_memory, read_memories, write_memory
from workflow.store.index.memory import add_remembered, forget_remembered
from workflow.store.index.schema import Index, keep_rows
from workflow.store.memories import FOLDER, scan_memories
from workflow.store.project import Project
from workflow.store.tmx_read import load_tmx, parse_tmx

_AT_ONCE = 1000
"""Pairs after which whoever waits to write gets a turn."""


def refresh_memories(project: Project, index: Index) -> None:
    """Read the memories that are not in the index as their files are now, or were read for other languages."""
    files, rows = find_memories(project), read_memories(index)
    languages = " ".join((project.config.source_language, *project.config.languages))
    for name in rows.keys() - files.keys():
        forget_remembered(index, "", origin=name)
        drop_memory(index, name)
    for name, file in files.items():
        row = rows.get(name)
        if row is None or (row.file, row.languages) != (file, languages):
            write_memory(index, _read_memory(project, index, name, file, languages))
            keep_rows(index)


def find_memories(project: Project) -> dict[str, Identity]:
    """The memories that are there, by name; none where their folder cannot be read, which is told as a problem."""
    try:
        return scan_memories(project)
    except DocumentError:
        return {}


def list_memory_problems(project: Project, index: Index) -> Iterator[PolyfolioError]:
    """The memories that could not be read."""
    try:
        scan_memories(project)
    except DocumentError as error:
        yield error
    for row in read_memories(index).values():
        if row.error:
            yield PolyfolioError(row.error, path=f"{FOLDER}/{row.name}", line=row.error_line)


def choose_pairs(project: Project) -> PairChooser:
    """Takes from TMX units what the project can use."""
    return PairChooser(project.languages, project.config.source_language, project.config.languages)


def _read_memory(project: Project, index: Index, name: str, file: Identity, languages: str) -> MemoryRow:
    """Put a memory's pairs into the index in place of those that are there; of one that is damaged none."""
    forget_remembered(index, "", origin=name)
    drop_memory(index, name)
    shown = f"{FOLDER}/{name}"
    count = 0
    file = doubt_racy(file, time.time_ns())
    try:
        data = load_tmx(project.root / FOLDER / name, shown=shown)
        pairs = choose_pairs(project).choose(parse_tmx(data, shown=shown))
        while some := list(islice(pairs, _AT_ONCE)):
            _add_pairs(index, name, count, some)
            count += len(some)
            keep_rows(index)
    except PolyfolioError as error:
        forget_remembered(index, "", origin=name)
        return MemoryRow(name, file, languages, 0, error.message, error.line)
    return MemoryRow(name, file, languages, count)


def _add_pairs(index: Index, name: str, before: int, pairs: Iterable[Pair]) -> None:
    texts: dict[str, list[Remembered]] = {}
    for number, pair in enumerate(pairs, before + 1):
        remembered = Remembered(str(number), pair.source, pair.text, State.TRANSLATED)
        texts.setdefault(pair.language, []).append(remembered)
    for language, some in texts.items():
        add_remembered(index, name, language, some)
