"""The page as it will look, cut where the open unit's form stands, and the units that cannot be seen on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from babel import Locale
from flask_babel import gettext
from markupsafe import Markup, escape

from web.editor.asked import Asked
from web.editor.document import cut_after
from web.editor.names import describe_unit
from web.interface import interface_language
from web.projects import current_project
from workflow.actions.preview import Wording, preview_unit, preview_work_page
from workflow.actions.preview.addresses import find_target, keep_foreign
from workflow.actions.workpage import WorkPage, WorkUnit

FindLink = Callable[[str, bool], str | None]
_OPENS = 'class="gut" href="?mode=page&amp;'
"""How the link of a piece begins."""


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A rendered page."""

    before: Markup
    """The page up to the form, or the whole page."""
    after: Markup
    hidden: tuple[WorkUnit, ...]
    """Units that have no place in the page's text."""
    placed: bool
    """Whether a form stands between `before` and `after`."""


def show_document(work: WorkPage, asked: Asked, opened: WorkUnit | None) -> ShownDocument:
    """The page, cut after the outermost element that holds the open unit."""
    preview = preview_work_page(work, make_wording(), link_pages(work))
    html = preview.html
    if asked.state:
        html = html.replace(_OPENS, f"{_OPENS}state={escape(asked.state)}&amp;")
    halves = cut_after(html, f"u{opened.number}") if opened else None
    if halves is None:
        return ShownDocument(Markup(html), Markup(), preview.hidden, placed=False)  # noqa: S704 - sanitised
    return ShownDocument(Markup(halves.before), Markup(halves.after), preview.hidden, placed=True)  # noqa: S704


def show_piece(work: WorkPage, item: WorkUnit) -> str:
    """What stands in a unit's piece of the page; empty where its text is spread over several elements."""
    inner = preview_unit(work, item.unit.id, make_wording(), link_pages(work))
    if inner is not None:
        return inner
    return str(escape(item.shown.text if item.shown.text is not None else item.unit.source))


def make_wording() -> Wording:
    """The interface's words in a preview."""
    language = interface_language()
    return Wording(language, Locale.parse(language).text_direction, gettext("Unit"), describe_unit)


def link_pages(work: WorkPage) -> FindLink:
    """Links in the document to other pages of the project lead to their editors, others out of it."""
    project = current_project()

    def find_link(address: str, image: bool) -> str | None:
        target = None if image else find_target(project, work.page, address, image=False)
        if target is None:
            return keep_foreign(address, image)
        return f"/{quote(work.language)}/translate/{quote(target.name)}"

    return find_link
