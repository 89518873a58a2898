"""Taking over translations from PO files of other tools, by their source text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.actions.catalogs import lock_catalogs, start_catalog
from workflow.actions.lookup import require_target
from workflow.actions.pages import LoadedPage, load_catalog, load_page, refuse_changed
from workflow.core.catalog import active, put_entry
from workflow.core.words import count_words, normalise
from workflow.errors import ConfigError, PolyfolioError
from workflow.model import Entry
from workflow.store.files import read_bytes, write_atomic
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project
from workflow.store.scan import scan_source

Texts = Mapping[str, Entry]
"""Normalised source text → the foreign entry that translates it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import took over."""

    units: int
    words: int
    """Words of the sources of those units."""
    entries: int
    """Translated entries in the files."""
    placed: int
    """Those of them that stand for at least one unit, taken over now or translated before."""
    problems: tuple[PolyfolioError, ...]


def import_catalogs(
    project: Project, files: Sequence[Path], language: str, *, report: Callable[[int, int], None] | None = None
) -> Imported:
    """Give every untranslated unit of a language the translation that a PO file has for the same text.

    Texts are the same when they differ in white space only. A unit that has a translation keeps it. What a file has as
    fuzzy comes in as outdated. Where files or entries disagree about a text, the first one counts.

    Raises:
        UnknownName: the project has no such language, or it is the source language.
    """
    require_target(project, language)
    problems: list[PolyfolioError] = []
    texts = _read_texts(files, problems)
    used: set[str] = set()
    unsynchronised: list[str] = []
    units = words = 0
    pages = list(scan_source(project).pages)
    for done, page in enumerate(pages):
        if report:
            report(done, len(pages))
        try:
            loaded = load_page(project, page)
            if loaded.plan.changed or loaded.template is None:
                unsynchronised.append(page)
                continue
            taken = _fill_page(project, loaded, language, texts, used)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError as error:
            problems.append(error)
            continue
        units += len(taken)
        words += sum(map(count_words, taken))
    if unsynchronised:
        problems.append(_ask_for_sync(unsynchronised))
    return Imported(units, words, len(texts), len(used), tuple(problems))


def _read_texts(files: Sequence[Path], problems: list[PolyfolioError]) -> dict[str, Entry]:
    texts: dict[str, Entry] = {}
    for path in files:
        try:
            catalog = read_catalog(read_bytes(path), path=str(path), foreign=True)
        except PolyfolioError as error:
            problems.append(error)
            continue
        for entry in catalog.entries:
            if not entry.obsolete and entry.translation.strip():
                known = texts.get(normalise(entry.source))
                if known is None or (known.outdated and not entry.outdated):
                    texts[normalise(entry.source)] = entry
    return texts


def _ask_for_sync(pages: Sequence[str]) -> PolyfolioError:
    """One error for all pages that must be synchronised first; a new project would have one for each page."""
    others = len(pages) - 1
    also = f" (and {others} other pages)" if others > 1 else " (and one other page)" if others else ""
    return PolyfolioError(f"has changed since the last sync{also}; run `polyfolio sync` first", path=pages[0])


def _fill_page(project: Project, loaded: LoadedPage, language: str, texts: Texts, used: set[str]) -> list[str]:
    """Put the foreign translations of one page's units into its PO file; the sources of the units that got one."""
    found = {unit.id: key for unit in loaded.source.units if (key := normalise(unit.source)) in texts}
    if not found:
        return []
    used.update(found.values())
    taken: list[str] = []
    with lock_catalogs(project, loaded.page, [language]):
        before = load_catalog(project, loaded, language)
        catalog = before.merged
        if before.catalog is None:
            catalog = start_catalog(project, project.language(language), loaded.wanted)
        for entry in active(catalog).values():
            if entry.id in found and not entry.translation:
                catalog = put_entry(catalog, _translate(entry, texts[found[entry.id]]))
                taken.append(entry.source)
        if taken:
            path = project.catalog_path(loaded.page, language)
            refuse_changed(project, loaded.page, before)
            write_atomic(path, write_catalog(catalog), root=project.root)
    return taken


def _translate(entry: Entry, foreign: Entry) -> Entry:
    """Our entry with the foreign translation; soft line breaks are joined where the source has none."""
    translation = foreign.translation
    if "\n" not in entry.source:
        translation = normalise(translation) if "\n" in translation else translation.strip()
    return entry.change(
        translation=translation,
        outdated=foreign.outdated,
        previous_source=foreign.previous_source if foreign.outdated else "",
    )
