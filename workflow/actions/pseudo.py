"""Filling a pseudo-language, so that text which nobody can translate shows itself."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.actions.catalogs import lock_catalogs, start_catalog
from workflow.actions.pages import load_catalog, load_page
from workflow.actions.setup import add_languages
from workflow.actions.sync import sync_project
from workflow.core.catalog import active, put_entry
from workflow.core.pseudo import pseudo_translate
from workflow.errors import PolyfolioError
from workflow.store.files import write_atomic
from workflow.store.po import write_catalog
from workflow.store.project import Project
from workflow.store.scan import scan_source


@dataclass(frozen=True, slots=True)
class Filled:
    """What a pseudo-translation came to."""

    units: int
    pages: int
    problems: tuple[PolyfolioError, ...]


def fill_pseudo(project: Project, language: str) -> Filled:
    """Pseudo-translate every untranslated unit of a language; all others are left alone.

    The language is added to the project when it is not there.

    Raises:
        UnknownName: the language is not known, or is another code of a listed one.
        GuardStopped: the project must be synchronised first, and a guard stops that.
    """
    if language not in project.config.languages:
        project = add_languages(project, [language])
    synchronised = sync_project(project)
    problems = [*synchronised.problems, *synchronised.guarded]
    units = pages = 0
    for page in scan_source(project).pages:
        if any(problem.path == page for problem in problems):
            continue
        try:
            filled = _fill_page(project, page, language)
        except PolyfolioError as error:
            problems.append(error)
            continue
        units += filled
        pages += bool(filled)
    sync_project(project)
    return Filled(units, pages, tuple(problems))


def _fill_page(project: Project, page: str, language: str) -> int:
    loaded = load_page(project, page)
    source = loaded.source
    with lock_catalogs(project, page, [language]):
        found = load_catalog(project, loaded, language)
        catalog = found.catalog or start_catalog(project, project.language(language), loaded.wanted)
        entries = active(catalog)
        filled = 0
        for unit in source.units:
            entry = entries.get(unit.id)
            if entry is None or entry.translation:
                continue
            text = pseudo_translate(unit.span, source.format, source.options)
            catalog = put_entry(catalog, entry.change(translation=text))
            filled += 1
        if filled:
            path = project.catalog_path(page, language)
            write_atomic(path, write_catalog(catalog), root=project.root)
    return filled
