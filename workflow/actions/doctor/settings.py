"""The files that people write by hand: the configuration, documents, glossaries, memories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.actions.foreign_memories import choose_pairs
from workflow.core.conflict_markers import find_marker
from workflow.errors import ConfigError, PolyfolioError
from workflow.store.config import CONFIG_NAME
from workflow.store.files import read_bytes
from workflow.store.glossary import glossary_path, load_glossary
from workflow.store.memories import FOLDER, scan_memories
from workflow.store.project import Project
from workflow.store.tmx_read import load_tmx, parse_tmx

_MARKERS = "git left conflict markers here"
_CHOOSE = "choose between the two sides, take the lines with the markers out, then `git add` the file"


def describe_config(root: Path, error: ConfigError) -> Finding:
    """What is wrong with a configuration that cannot be used."""
    try:
        marker = find_marker(read_bytes(root / CONFIG_NAME))
    except PolyfolioError:
        marker = 0
    if marker:
        return Finding(CONFIG_NAME, marker, _MARKERS, _CHOOSE)
    repair = "correct it; until then nothing else of the project can be looked at"
    return Finding(CONFIG_NAME, error.line, error.message, repair)


def _find(look: Examination) -> Iterator[Finding]:
    project = look.project
    if not project.source_root.is_dir():
        repair = "make it, or name another one as project.source"
        yield Finding(project.config.source, 0, "the folder of documents is not there", repair)
    for page in look.tree.pages:
        try:
            yield from _look_at_document(project, page)
        except ConfigError as error:
            yield Finding(error.path or CONFIG_NAME, error.line, error.message, "correct it")
            return
    yield from _look_at_glossaries(project)
    yield from _look_at_memories(project)


def _look_at_document(project: Project, page: str) -> Iterator[Finding]:
    path = f"{project.config.source}/{page}"
    try:
        data = read_bytes(project.source_path(page), shown=path)
        project.format_of(page)
    except ConfigError:
        raise
    except PolyfolioError as error:
        yield Finding(path, error.line, error.message, "make it readable")
        return
    if b"<<<<<<<" in data and b"\n>>>>>>>" in data and (marker := find_marker(data)):
        yield Finding(path, marker, _MARKERS, _CHOOSE)
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "has NUL bytes: it is no text" if b"\0" in data else f"byte 0x{data[error.start]:02x} is not UTF-8"
        repair = f"convert it from its real charset, like `iconv -f WINDOWS-1252 -t utf-8 {path}`"
        yield Finding(path, line, message, repair)


def _look_at_glossaries(project: Project) -> Iterator[Finding]:
    for language in project.config.languages:
        path = glossary_path(project, language)
        if path.is_file():
            name = project.relative(path)
            if marker := find_marker(read_bytes(path, shown=name)):
                yield Finding(name, marker, _MARKERS, _CHOOSE)
                continue
            for problem in load_glossary(project, language).problems:
                yield Finding(name, problem.line, problem.message, "correct the line; the other terms are used")


def _look_at_memories(project: Project) -> Iterator[Finding]:
    for name in scan_memories(project):
        shown = f"{FOLDER}/{name}"
        try:
            data = load_tmx(project.root / shown, shown=shown)
            for _ in choose_pairs(project).choose(parse_tmx(data, shown=shown)):
                pass
        except PolyfolioError as error:
            yield Finding(shown, error.line, error.message, "export it again, or take it away")


KINDS = (Kind("files-by-hand", _find),)
