"""TMX out and in: the project's translations for other tools, and other projects' memories for this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.actions.foreign_memories import choose_pairs
from workflow.actions.lookup import require_target
from workflow.actions.progress import project_index, read_index
from workflow.actions.refresh import Report
from workflow.core.tmx import Pair, TmxUnit, Variant, find_unfit
from workflow.errors import DocumentError, PolyfolioError
from workflow.store.files import identify, read_bytes, write_atomic
from workflow.store.index.translations import KeptUnit, list_translations
from workflow.store.memories import FOLDER, name_memory
from workflow.store.project import Project
from workflow.store.tmx_read import load_tmx, parse_tmx
from workflow.store.tmx_write import write_tmx


@dataclass(frozen=True, slots=True)
class Exported:
    """What a TMX file got."""

    units: int
    texts: dict[str, int]
    """Translations by language."""
    problems: tuple[PolyfolioError, ...]
    """Texts that are left out since XML cannot hold one of their characters."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in with a TMX file."""

    memory: str
    """Where it lies in the project."""
    pairs: dict[str, int]
    """Translations of the project's source language by language of the project."""
    other: dict[str, int]
    """Texts in languages that the project does not have, by code as the file writes it."""
    changed: bool
    """Whether that very file was not there before."""


def export_tmx(
    project: Project, file: Path, languages: Collection[str] = (), *, report: Report | None = None
) -> Exported:
    """Write the project's translations, those that are current and break no page, to a TMX file.

    Args:
        project: the project.
        file: replaced when it is there.
        languages: all when empty.
        report: is told of the progress of reading.

    Raises:
        UnknownName: the project has no such language.
        PolyfolioError: the file cannot be written.
    """
    wanted = tuple(dict.fromkeys(languages or project.config.languages))
    for code in wanted:
        require_target(project, code)
    read_index(project, report=report)
    problems: list[PolyfolioError] = []
    with project_index(project) as index:
        kept = list_translations(index, wanted)
        units = list(_shape_units(project.config.source_language, kept, problems))
    file = file.absolute()
    try:
        write_atomic(file, write_tmx(units, project.config.source_language), root=file.parent)
    except PolyfolioError as error:
        raise PolyfolioError(error.message, path=str(file)) from error
    texts = Counter(variant.language for unit in units for variant in unit.variants[1:])
    return Exported(len(units), {code: texts[code] for code in wanted}, tuple(problems))


def import_tmx(project: Project, file: Path, *, language: str = "", force: bool = False) -> Imported:
    """Take another project's translations into the memory: they are offered, and never become translations unasked.

    The file is put into the project's folder `memory`, from which the index is filled.

    Args:
        project: the project.
        file: a TMX file.
        language: take only the translations into this language; all of the file when empty.
        force: replace another memory of the same name.

    Raises:
        UnknownName: the project has no such language.
        DocumentError: the file is no TMX that can be read, or has nothing that the project could use.
        PolyfolioError: a memory of that name is there, or it cannot be written.
    """
    if language:
        require_target(project, language)
    data = load_tmx(file, shown=str(file))
    chooser = choose_pairs(project)
    pairs = [pair for pair in chooser.choose(parse_tmx(data, shown=str(file))) if language in ("", pair.language)]
    if not pairs:
        raise DocumentError(_say_nothing_found(project, language, chooser.other), path=str(file))
    if language:
        data = write_tmx(_shape_pairs(project.config.source_language, pairs), project.config.source_language)
    path = project.root / FOLDER / name_memory(file.name)
    known = read_bytes(path, shown=project.relative(path)) if identify(path) else None
    if known not in (None, data) and not force:
        raise PolyfolioError("is there with other content; --force replaces it", path=project.relative(path))
    if known != data:
        write_atomic(path, data, root=project.root)
        read_index(project)
    found = Counter(pair.language for pair in pairs)
    return Imported(project.relative(path), dict(sorted(found.items())), dict(chooser.other), known != data)


def _shape_units(source_language: str, kept: Iterator[KeptUnit], problems: list[PolyfolioError]) -> Iterator[TmxUnit]:
    for one in kept:
        variants = [Variant(source_language, one.source)]
        for language, text, state in one.texts:
            if unfit := find_unfit(one.source) or find_unfit(text):
                message = f"the unit {one.unit} is left out in {language}: XML cannot hold its character {unfit}"
                problems.append(PolyfolioError(message, path=one.page))
            else:
                variants.append(Variant(language, text, state))
        if len(variants) > 1:
            yield TmxUnit(tuple(variants), one.page, one.unit)


def _shape_pairs(source_language: str, pairs: Sequence[Pair]) -> Iterator[TmxUnit]:
    for number, pair in enumerate(pairs, 1):
        yield TmxUnit((Variant(source_language, pair.source), Variant(pair.language, pair.text)), unit=str(number))


def _say_nothing_found(project: Project, language: str, other: Counter[str]) -> str:
    targets = language or ", ".join(project.config.languages) or "any language: it has none yet"
    there = ", ".join(code or "(no language)" for code in sorted(other)[:10])
    beside = f"; it has texts in: {there}" if there else ""
    return f"has no text in {project.config.source_language} with a translation into {targets}{beside}"
