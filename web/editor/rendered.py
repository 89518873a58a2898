"""The page as it will look, cut where the open unit's form stands, and the units that cannot be seen on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from babel import Locale
from flask_babel import gettext
from markupsafe import Markup, escape

from web.editor.asked import Asked
from web.editor.document import cut_after
from web.editor.names import describe_unit
from web.interface import interface_language
from web.pages.links import make_link_finder
from web.projects import current_project
from workflow.actions.preview import Wording, preview_unit, preview_work_page
from workflow.actions.preview.assemble import FindLink
from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.model import State

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
    preview = preview_work_page(work, make_wording(), find_links(work))
    html = preview.html
    if asked.state:
        wanted = {"state": asked.state, "check": asked.check} if asked.check else {"state": asked.state}
        html = html.replace(_OPENS, f"{_OPENS}{escape(urlencode(wanted))}&amp;")
    halves = cut_after(html, f"u{opened.number}") if opened else None
    if halves is None:
        return ShownDocument(Markup(html), Markup(), preview.hidden, placed=False)  # noqa: S704 - sanitised
    return ShownDocument(Markup(halves.before), Markup(halves.after), preview.hidden, placed=True)  # noqa: S704


def show_piece(work: WorkPage, item: WorkUnit) -> str:
    """What stands in a unit's piece of the page; empty where its text is spread over several elements."""
    wording = replace(make_wording(), describe=lambda _: "")  # it stands beside the pieces, not in them
    inner = preview_unit(work, item.unit.id, wording, find_links(work))
    if inner is not None:
        return inner
    return str(escape(item.shown.text if item.shown.text is not None else item.unit.source))


def make_wording() -> Wording:
    """The interface's words in a preview."""
    language = interface_language()
    known: dict[tuple[State, str], str] = {}

    def describe(item: WorkUnit) -> str:
        key = (item.state, item.shown.language)
        if key not in known:
            known[key] = describe_unit(item)
        return known[key]

    return Wording(language, Locale.parse(language).text_direction, gettext("Unit"), describe)


def find_links(work: WorkPage) -> FindLink:
    """Links in the document to other pages of the project lead to their editors, in the same language."""
    return make_link_finder(current_project(), work.page, work.language, "editor.show")
