"""A project whose every translation is a tag of its own, so that it can be seen where each one went."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.book_project import POLYFOLIO, run
from workflow.core.catalog import active
from workflow.core.pseudo import pseudo_translate
from workflow.core.words import normalise
from workflow.model import Entry, Span
from workflow.store.files import read_bytes, write_atomic
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project, open_project

LANGUAGE = "eo"
_TAG = re.compile("«[^«»]*»")


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit with its place in its source page."""

    page: str
    number: int
    """Its place in the page's order, from 0."""
    id: str
    source: str
    """Normalised."""
    start: int
    end: int

    @property
    def tag(self) -> str:
        """What its translation begins with in a tagged project."""
        return f"«{self.page}#{self.number}»"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a language has for one unit."""

    id: str
    tag: str = ""
    """The tag of the translation that stands there; empty where none does."""
    outdated: bool = False
    made_from: str = ""
    """The source that an outdated translation was made from, normalised."""
    offered: frozenset[str] = frozenset()
    """The tags of the unit's obsolete entries."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the tags are after a source change."""

    pages: Mapping[str, tuple[Standing, ...]]
    """Page → what stands at each of its units, in the page's order."""
    found: frozenset[str]
    """Every tag that stands anywhere, obsolete entries included."""


Units = dict[str, tuple[PlacedUnit, ...]]
"""Page → its units in order."""


def make_tagged(pages: Mapping[str, str], folder: Path) -> Units:
    """Make a project of these pages with one language, each unit's translation its tag and the accented source."""
    folder.mkdir()
    run([*POLYFOLIO, "init"], folder)
    write_pages(pages, folder)
    run([*POLYFOLIO, "language", "add", LANGUAGE], folder)
    run([*POLYFOLIO, "sync"], folder)
    project = open_project(folder)
    units = read_units(folder)
    for page, placed in units.items():
        _fill_catalog(project, page, placed)
    return units


def read_pages(source: Path) -> dict[str, str]:
    """Page → text of every Markdown file below a folder."""
    return {path.relative_to(source).as_posix(): path.read_bytes().decode() for path in sorted(source.rglob("*.md"))}


def write_pages(pages: Mapping[str, str], folder: Path) -> None:
    """Make these the pages of a project: what differs is written, what is not among them goes, as git would do it."""
    source = folder / "source"
    for path in source.rglob("*.md"):
        if path.relative_to(source).as_posix() not in pages:
            path.unlink()
    for page, text in pages.items():
        path = source / page
        data = text.encode()
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def read_units(folder: Path) -> Units:
    """The units of every synchronised page: ids from the template, places from the page."""
    project = open_project(folder)
    return {page: _read_page(project, page) for page in read_pages(project.source_root)}


def read_outcome(folder: Path, units: Units) -> Outcome:
    """What the language's PO files have for these units, and every tag in them."""
    project = open_project(folder)
    found: set[str] = set()
    entries: dict[str, list[Entry]] = {}
    root = project.locales_root / LANGUAGE
    for path in root.rglob("*.po"):
        catalog = read_catalog(read_bytes(path), path=str(path))
        entries[path.relative_to(root).as_posix().removesuffix(".po")] = list(catalog.entries)
        found.update(tag for entry in catalog.entries for tag in _TAG.findall(entry.translation))
    pages = {page: _stand(placed, entries.get(page, [])) for page, placed in units.items()}
    return Outcome(pages, frozenset(found))


def _stand(placed: tuple[PlacedUnit, ...], entries: list[Entry]) -> tuple[Standing, ...]:
    present = {entry.id: entry for entry in entries if not entry.obsolete}
    offered: dict[str, set[str]] = {}
    for entry in entries:
        if entry.obsolete:
            offered.setdefault(entry.id, set()).update(_TAG.findall(entry.translation))
    standing = []
    for unit in placed:
        entry = present.get(unit.id, Entry(unit.id, ""))
        tag = "".join(_TAG.findall(entry.translation)[:1])
        made_from = normalise(entry.previous_source) if entry.outdated else ""
        standing.append(Standing(unit.id, tag, entry.outdated, made_from, frozenset(offered.get(unit.id, ()))))
    return tuple(standing)


def parse_page(project: Project, page: str, text: str) -> tuple[Span, ...]:
    """The translatable texts of a page."""
    format, options = project.format_of(page)
    return format.parse(text, page=page, options=options).spans


def _read_page(project: Project, page: str) -> tuple[PlacedUnit, ...]:
    spans = parse_page(project, page, project.source_path(page).read_bytes().decode())
    path = project.template_path(page)
    template = active(read_catalog(read_bytes(path), path=str(path))) if path.is_file() else {}
    pairs = list(zip(template.values(), spans, strict=True))
    if any(normalise(entry.source) != normalise(span.source) for entry, span in pairs):
        raise SystemExit(f"the template of {page} is not in the page's order")
    return tuple(
        PlacedUnit(page, number, entry.id, normalise(span.source), span.start, span.end)
        for number, (entry, span) in enumerate(pairs)
    )


def _fill_catalog(project: Project, page: str, placed: tuple[PlacedUnit, ...]) -> None:
    path = project.catalog_path(page, LANGUAGE)
    if not path.is_file():
        return  # a page without units
    format, options = project.format_of(page)
    spans = parse_page(project, page, project.source_path(page).read_bytes().decode())
    texts = {
        unit.id: f"{unit.tag} {pseudo_translate(span, format, options)}"
        for unit, span in zip(placed, spans, strict=True)
    }
    catalog = read_catalog(read_bytes(path), path=str(path))
    filled = tuple(entry.change(translation=texts[entry.id]) for entry in catalog.entries)
    write_atomic(path, write_catalog(type(catalog)(filled, catalog.header, tail=catalog.tail)), root=project.root)
