"""A page as readers will see it, in any of the project's languages and in its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workflow.actions.lookup import require_page
from workflow.actions.overview import read_counts
from workflow.actions.pages import LoadedPage, make_view
from workflow.actions.preview.addresses import keep_foreign
from workflow.actions.preview.assemble import FindLink, assemble_page
from workflow.actions.preview.page import classify_shown
from workflow.actions.preview.render import render_marked
from workflow.actions.preview.styles import Piece, ReaderStyle
from workflow.actions.recent_pages import load_recent
from workflow.actions.rendering import choose_shown, read_chain
from workflow.core.banner import banner_sentence
from workflow.errors import PolyfolioError
from workflow.model import Counts, Language, Shown
from workflow.store.banner import load_banner_texts
from workflow.store.project import Project

_TITLE = "\ufdd0"
"""Stands in the banner's sentence where the title does; no text has this noncharacter."""


@dataclass(frozen=True, slots=True)
class Banner:
    """The sentence at the top of a translation page, in pieces, so that two of them can be links."""

    parts: tuple[tuple[str, str], ...]
    """(`title`, `percent`, or nothing for the words between, and the text)."""
    language: Language
    """The language of the sentence: the page's own, or one that its readers understand."""


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page opened for reading."""

    loaded: LoadedPage
    language: Language
    shown: Mapping[str, Shown]
    """What each unit shows, by id."""
    counts: Counts
    title: Shown
    """The page's title: the translation, or the source text standing in."""
    languages: tuple[tuple[Language, Counts | None], ...]
    """The languages the page can be read in, the source language first and without counts."""
    banner: Banner | None
    """What the page is a translation of; None in the source language."""
    problems: tuple[PolyfolioError, ...] = ()

    @property
    def page(self) -> str:
        """The page's name."""
        return self.loaded.page

    @property
    def shows_fallback(self) -> bool:
        """Whether a text in another language stands in somewhere."""
        return any(shown.fallback for shown in self.shown.values())

    @property
    def shows_outdated(self) -> bool:
        """Whether a text is shown whose source has changed since."""
        return any(shown.outdated for shown in self.shown.values())


def open_reading_page(project: Project, page: str, language: str) -> ReadingPage:
    """Open a page for reading, with the settings of the export.

    Raises:
        UnknownName: the page or language is not there.
        DocumentError: the page cannot be read.
        CatalogError: its template or the language's PO file is damaged.
    """
    target = project.language(language)
    require_page(project, page)
    loaded = load_recent(project, page)
    problems: list[PolyfolioError] = []
    texts = read_chain(project, loaded, language, problems)
    shown = choose_shown(project, loaded, texts, project.config.exporting.outdated)
    units = len(loaded.source.units)
    counts = texts[0].counts if texts else Counts(units, translated=units)
    return ReadingPage(
        loaded,
        target,
        shown,
        counts,
        _find_title(loaded, shown),
        _list_languages(project, page, language),
        _make_banner(project, loaded, language, counts) if texts else None,
        tuple(problems),
    )


def preview_reading_page(
    project: Project, reading: ReadingPage, find_link: FindLink = keep_foreign, *, table: str = "Table"
) -> str:
    """The page as sanitised HTML: what is in another language has its `lang`, `dir` and the class `fallback`, what is
    outdated the class `stale`. `table` is what a table is called, which may scroll by itself."""
    source = reading.loaded.source
    translated = any(shown.text is not None for shown in reading.shown.values())
    view = make_view(project, reading.loaded, reading.language.code, translated=translated)
    view = replace(view, title=reading.title.text or "")
    pieces = [_make_piece(unit.id, reading.shown[unit.id]) for unit in source.units]
    marked = render_marked(source, reading.shown, view)
    return assemble_page(marked, len(pieces), ReaderStyle(pieces, view.language, view.direction, table), find_link).html


def _find_title(loaded: LoadedPage, shown: Mapping[str, Shown]) -> Shown:
    source = loaded.source
    standing_in = Shown(source.title, source.view.language, source.view.direction)
    found = next((shown[unit.id] for unit in source.units if unit.source == source.title), standing_in)
    return found if found.text else replace(found, text=source.title)


def _make_piece(unit_id: str, shown: Shown) -> Piece:
    return Piece(unit_id, classify_shown(shown), shown.language, shown.direction)


def _list_languages(project: Project, page: str, current: str) -> tuple[tuple[Language, Counts | None], ...]:
    """The source language, every language in which something is translated, and the current one."""
    counts = read_counts(project, page, project.config.languages)
    listed: list[tuple[Language, Counts | None]] = [(project.source_language, None)]
    for code in project.config.languages:
        found = counts.get(code, Counts())
        if found.translated or found.outdated or code == current:
            listed.append((project.language(code), found))
    return tuple(listed)


def _make_banner(project: Project, loaded: LoadedPage, language: str, counts: Counts) -> Banner:
    title, chain = loaded.source.title, project.chain(language)
    sentence, used = banner_sentence(load_banner_texts(), language, chain, _TITLE, counts.percent, False)
    parts = [
        ("title" if part == _TITLE else "percent" if part.isdecimal() else "", title if part == _TITLE else part)
        for part in re.split(rf"({_TITLE}|\d+)", sentence)
        if part
    ]
    return Banner(tuple(parts), project.languages.find(used))
