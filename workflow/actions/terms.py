"""Terms: which of a glossary's occur in a unit, and adding one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.pages import LoadedPage
from workflow.actions.recent_pages import load_recent
from workflow.actions.refresh import Report
from workflow.core.glossary_file import find_note_fault, find_text_fault
from workflow.core.terms import FoundTerm, Glossary
from workflow.core.words import normalise
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import Kind, Unit
from workflow.store.glossary import add_to_glossary, glossary_path, load_glossary
from workflow.store.project import Project
from workflow.store.scan import scan_source

_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """The terms that occur in a unit."""

    page: str
    unit: str
    terms: tuple[FoundTerm, ...]


@dataclass(frozen=True, slots=True)
class ListedTerms:
    """The terms that occur in pages."""

    units: tuple[UnitTerms, ...]
    """Units that have some, in the order of pages and units."""
    problems: tuple[PolyfolioError, ...] = ()
    """Lines of the glossary that cannot be used, and pages that cannot be read."""


@dataclass(frozen=True, slots=True)
class AddedTerm:
    """What became of a term that was to be added."""

    path: str
    """The glossary, below the project."""
    line: int
    """Where the term stands."""
    added: bool
    """Whether it is new; a line that says the same is not written twice."""
    warning: str = ""


def find_terms(project: Project, page: str, unit_id: str, language: str) -> tuple[FoundTerm, ...]:
    """The terms of a language's glossary that occur in a unit's source, in its order.

    Raises:
        UnknownName: page, unit or language are not there.
        DocumentError: the page cannot be read.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    return _find_in(loaded, find_unit(loaded, unit_id), load_glossary(project, language).glossary)


def list_terms(
    project: Project, language: str, *, page: str = "", unit_id: str = "", report: Report | None = None
) -> ListedTerms:
    """The terms that occur in a unit, in a page, or in all pages where `page` is empty.

    Raises:
        UnknownName: page, unit or language are not there.
    """
    require_target(project, language)
    if page:
        require_page(project, page)
    loaded_glossary = load_glossary(project, language)
    problems = list(loaded_glossary.problems)
    units: list[UnitTerms] = []
    names = [page] if page else list(scan_source(project).pages)
    for done, name in enumerate(names):
        if report:
            report(done, len(names))
        try:
            loaded = load_recent(project, name)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(PolyfolioError(error.message, path=name, line=error.line))
            continue
        wanted = [find_unit(loaded, unit_id)] if unit_id else loaded.source.units
        units += _list_in(loaded, wanted, loaded_glossary.glossary)
    return ListedTerms(tuple(units), tuple(problems))


def add_term(
    project: Project,
    language: str,
    term: str,
    translation: str,
    *,
    note: str = "",
    forbidden: str = "",
    case: bool = False,
) -> AddedTerm:
    """Add a term to a language's glossary, which is made where there is none.

    Args:
        project: the project.
        language: the language of the translation.
        term: in the source language.
        translation: one, or several with `|` between them; empty where only `forbidden` says something.
        note: what translators should know.
        forbidden: what must not stand for it, several with `|` between them.
        case: whether capitals count.

    Raises:
        UnknownName: the language is not there.
        PolyfolioError: a text is empty, too long or has no word; the file cannot be read or written.
        Busy: another process is writing the file.
    """
    require_target(project, language)
    texts = {"term": term, "translation": translation, "note": note, "forbidden": forbidden}
    cells = {column: normalise(text) for column, text in texts.items()} | {"case": "yes" if case else ""}
    _refuse_unfit(cells)
    path = project.relative(glossary_path(project, language))
    known = _find_same(load_glossary(project, language).glossary, cells)
    if known:
        return AddedTerm(path, known, added=False)
    line = add_to_glossary(project, language, cells)
    formula = next((cell for cell in cells.values() if cell.startswith(_FORMULA)), "")
    warning = (
        f"spreadsheet programs take '{formula}' for a formula: import the columns there as text" if formula else ""
    )
    return AddedTerm(path, line, added=True, warning=warning)


def _refuse_unfit(cells: dict[str, str]) -> None:
    if not cells["translation"] and not cells["forbidden"]:
        raise PolyfolioError("a term needs a translation, or one that is forbidden", unit=cells["term"])
    parts = [cells["term"], *cells["translation"].split("|"), *cells["forbidden"].split("|")]
    for text in (parts[0], *filter(str.strip, parts[1:])):
        if fault := find_text_fault(text.strip()):
            raise PolyfolioError(fault, unit=text.strip()[:40] or "the term")
    if fault := find_note_fault(cells["note"]):
        raise PolyfolioError(fault, unit="the note")


def _find_same(glossary: Glossary, cells: dict[str, str]) -> int:
    """The line that says the same already; 0 where there is none."""
    for term in glossary.terms:
        same = term.term == cells["term"] and term.match_case == bool(cells["case"])
        if same and (_join(term.translations), _join(term.forbidden), term.note) == (
            _join(cells["translation"].split("|")),
            _join(cells["forbidden"].split("|")),
            cells["note"],
        ):
            return term.line
    return 0


def _join(texts: list[str] | tuple[str, ...]) -> str:
    return "|".join(text.strip() for text in texts)


def _list_in(loaded: LoadedPage, units: list[Unit] | tuple[Unit, ...], glossary: Glossary) -> Iterator[UnitTerms]:
    for unit in units:
        if found := _find_in(loaded, unit, glossary):
            yield UnitTerms(loaded.page, unit.id, found)


def _find_in(loaded: LoadedPage, unit: Unit, glossary: Glossary) -> tuple[FoundTerm, ...]:
    if not glossary.terms or unit.span.kind is Kind.CODE:
        return ()
    source = loaded.source
    pieces = source.format.markup(unit.source, unit.span.kind, options=source.options)
    return glossary.find(unit.source, pieces)
