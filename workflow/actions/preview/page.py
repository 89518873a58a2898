"""A page as the editor shows it: the rendered document, each unit of it a piece that can be opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from workflow.actions.preview.addresses import keep_foreign
from workflow.actions.preview.assemble import FindLink, assemble_page, assemble_piece
from workflow.actions.preview.render import render_marked
from workflow.actions.preview.styles import EditorStyle, Piece
from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.model import Shown, State, View


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the interface that stand in a preview."""

    language: str
    direction: str
    unit: str
    """Before a unit's number, for those who cannot see where it stands: `Unit`."""
    describe: Callable[[WorkUnit], str]
    """A unit's state in words: `untranslated, shown in English`."""
    table: str = "Table"
    """What a table is called, which may scroll by itself."""


@dataclass(frozen=True, slots=True)
class PagePreview:
    """The page, and what of it cannot be seen."""

    html: str
    """Safe to show: everything in it came through the sanitiser or is markup of ours."""
    hidden: tuple[WorkUnit, ...]
    """Units without a place in the page's text: its title, front matter, alternative texts."""


def preview_work_page(work: WorkPage, wording: Wording, find_link: FindLink = keep_foreign) -> PagePreview:
    """The page as it will look, with `a.gut` (the number, leading to `?mode=page&unit=ID`) and `span.tx` (with
    `data-unit`, `id="uN"`, `lang` and `dir`) for each unit that has a place in it.

    Args:
        work: the page.
        wording: the interface's words.
        find_link: where the document's links and images may lead; without it those that lead out of the project.
    """
    assembled = assemble_page(_render(work), len(work.units), _make_style(work, wording), find_link)
    return PagePreview(assembled.html, tuple(item for item in work.units if item.number not in assembled.inner))


def preview_unit(work: WorkPage, unit_id: str, wording: Wording, find_link: FindLink = keep_foreign) -> str | None:
    """What stands in one piece; None for a unit that has none, or whose text is spread over several elements.

    Raises:
        UnknownName: the page has no such unit.
    """
    number = work.find(unit_id).number
    return assemble_piece(_render(work), len(work.units), number, _make_style(work, wording), find_link)


def classify_shown(shown: Shown) -> str:
    """The class of a text that is not as it should be: `fallback` in another language, `stale` when outdated."""
    return "fallback" if shown.fallback else "stale" if shown.outdated else ""


def _render(work: WorkPage) -> str:
    source = work.loaded.source
    shown: Mapping[str, Shown] = {item.unit.id: item.shown for item in work.units}
    translated = any(item.shown.text is not None for item in work.units)
    direction = work.texts[0].direction
    view = View(
        source.page, work.language, direction, source.view.language, source.view.direction, source.title, translated
    )
    return render_marked(source, shown, view)


def _make_style(work: WorkPage, wording: Wording) -> EditorStyle:
    pieces = [_make_piece(item, wording) for item in work.units]
    return EditorStyle(pieces, work.language, work.texts[0].direction, wording.table)


def _make_piece(item: WorkUnit, wording: Wording) -> Piece:
    shown = item.shown
    done = item.state in (State.TRANSLATED, State.REVIEWED) and not shown.fallback
    return Piece(
        item.unit.id, classify_shown(shown), shown.language, shown.direction, done, _write_gutter(item, wording)
    )


def _write_gutter(item: WorkUnit, wording: Wording) -> str:
    """The link beside a unit: the language it is shown in where that is another one, its number, its state."""
    state = item.state.value
    language = (
        f'<span class="fl" aria-hidden="true">{escape(item.shown.language)}</span>' if item.shown.fallback else ""
    )
    return (
        f'<a class="gut" href="?mode=page&amp;unit={quote(item.unit.id, safe="")}"'
        f' lang="{escape(wording.language)}" dir="{escape(wording.direction)}">{language}'
        f'<span class="n"><span class="vh">{escape(wording.unit)} </span>{item.number}</span>'
        f'<svg class="mark s-{state}" aria-hidden="true"><use href="#m-{state}"/></svg>'
        f'<span class="vh">{escape(wording.describe(item))}</span></a>'
    )
