"""Glossaries of a project: `glossary/<language>.csv`, read as they are and lengthened by lines.

Cells that a spreadsheet program would take for formulas (`=`, `+`, `-`, `@` at the beginning) are texts here and stay
as they are written: the file is the repository's own, and a sign put before them would be a part of the term. Whoever
opens the file in such a program imports its columns as text.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from workflow.core.glossary_file import append_line, list_columns, parse_glossary
from workflow.core.terms import Glossary
from workflow.errors import DocumentError, PolyfolioError
from workflow.store.files import Identity, decode_text, identify, lock_file, read_bytes, write_atomic
from workflow.store.project import Project

FOLDER = "glossary"
LARGEST = 5_000_000
"""Bytes of one file."""
MOST = 64
"""Glossaries kept at most."""
FRESH_NS = 20_000_000
"""A file written less than this before it was read may be written again without its time changing."""


@dataclass(frozen=True, slots=True)
class LoadedGlossary:
    """A language's glossary, and what could not be used of its file."""

    glossary: Glossary
    problems: tuple[PolyfolioError, ...] = ()


_known: OrderedDict[tuple[str, str, str], tuple[Identity, LoadedGlossary]] = OrderedDict()
_lock = Lock()


def glossary_path(project: Project, language: str) -> Path:
    """The file of a language, whether it is there or not."""
    return project.root / FOLDER / f"{language}.csv"


def load_glossary(project: Project, language: str) -> LoadedGlossary:
    """The glossary of one of the project's languages; without terms where there is no file.

    It is read again when the file's identity has changed. A file that cannot be read is a glossary without terms, and a
    problem.
    """
    path = glossary_path(project, language)
    source = project.config.source_language
    key = (str(path), language, source)
    try:
        file = identify(path)
        if file is None:
            return LoadedGlossary(Glossary(language, source))
        with _lock:
            known = _known.get(key)
        if known is not None and known[0] == file:
            return known[1]
        read_at = time.time_ns()
        text = _read_text(project, path, file)
    except PolyfolioError as error:
        problem = PolyfolioError(error.message, path=project.relative(path), line=error.line)
        return LoadedGlossary(Glossary(language, source), (problem,))
    loaded = _parse(project, path, language, text)
    if read_at - file.mtime_ns >= FRESH_NS:
        with _lock:
            _known[key] = (file, loaded)
            while len(_known) > MOST:
                _known.popitem(last=False)
    return loaded


def add_to_glossary(project: Project, language: str, cells: Mapping[str, str]) -> int:
    """Put a line at the end of a language's glossary and return its number; every other byte stays.

    Args:
        project: the project.
        language: one of its languages.
        cells: column → text, `term` among them; columns that the file's header lacks must be empty.

    Raises:
        PolyfolioError: the file cannot be read or written, its header cannot be used or lacks a column that is needed.
        Busy: another process is writing it.
    """
    path = glossary_path(project, language)
    shown = project.relative(path)
    with lock_file(project.instance / "locks", shown):
        file = identify(path)
        text = _read_text(project, path, file) if file is not None else ""
        read = parse_glossary(text)
        if read.faults and read.faults[0].line == 1 and not read.terms:
            raise PolyfolioError(read.faults[0].message, path=shown, line=1)
        columns = list_columns(text)
        missing = [name for name, cell in cells.items() if cell and columns and name not in columns]
        if missing:
            raise PolyfolioError(f"has no column '{missing[0]}': add it to the first line", path=shown, line=1)
        longer, line = append_line(text, cells)
        write_atomic(path, longer.encode("utf-8"), root=project.root)
    return line


def _read_text(project: Project, path: Path, file: Identity) -> str:
    """The file's text, byte order mark and line ends included.

    Raises:
        DocumentError: it is too large, not UTF-8, or a link that leads out of the project.
    """
    shown = project.relative(path)
    if not path.resolve().is_relative_to(project.root.resolve()):
        raise DocumentError("is a link that leads out of the project: not read", path=shown)
    if file.size > LARGEST:
        raise DocumentError(f"has {file.size} bytes; a glossary has {LARGEST} at most", path=shown)
    return decode_text(read_bytes(path, shown=shown), shown)


def _parse(project: Project, path: Path, language: str, text: str) -> LoadedGlossary:
    read = parse_glossary(text)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:16] if read.terms else ""
    glossary = Glossary(language, project.config.source_language, digest, read.terms)
    shown = project.relative(path)
    return LoadedGlossary(
        glossary, tuple(PolyfolioError(fault.message, path=shown, line=fault.line) for fault in read.faults)
    )
