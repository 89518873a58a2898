"""Pages that are in no project, previewed with plain signs around their pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.actions.preview.addresses import keep_foreign
from workflow.actions.preview.assemble import Assembled, FindLink, Style, assemble_page
from workflow.actions.preview.render import render_marked
from workflow.actions.preview.tokens import Place
from workflow.core.render import SourcePage
from workflow.formats.registry import complete_options, load_format
from workflow.model import Shown, Unit, View

VIEW = View("page", "da", "ltr", "en", "ltr", translated=True)


@dataclass(frozen=True)
class PlainStyle:
    """Shows a piece as `⟪1:text⟫`, and where it goes on in another element as `⟪text⟫`; nothing else is added."""

    def open_element(self, tag: str, name: str, number: int, place: Place | None, *, top: bool) -> str:  # noqa: ARG002
        return tag

    def close_element(self, tag: str, name: str, place: Place | None) -> str:  # noqa: ARG002
        return tag

    def open_piece(self, number: int, place: Place, parent: str, *, first: bool) -> str:  # noqa: ARG002
        return f"⟪{number}:" if first else "⟪"

    def close_piece(self, number: int, place: Place, parent: str) -> str:  # noqa: ARG002
        return "⟫"

    def before_link(self, number: int) -> str:
        return f"({number})"


def read_page(format_name: str, text: str) -> SourcePage:
    """A page of that format whose units have their numbers as ids."""
    format = load_format(format_name)
    options = complete_options(format, {})
    document = format.parse(text, page="page", options=options)
    units = tuple(Unit(str(number), span) for number, span in enumerate(document.spans, start=1))
    return SourcePage("page", format, options, document, units, VIEW)


def assemble(
    format_name: str,
    text: str,
    translations: Mapping[str, str] | None = None,
    *,
    style: Style | None = None,
    find_link: FindLink = keep_foreign,
) -> Assembled:
    """The page with these translations, by the units' numbers; the source text elsewhere."""
    source = read_page(format_name, text)
    given = translations or {}
    shown = {
        unit.id: Shown(given[unit.id], "da", "ltr") if unit.id in given else Shown(None, "en", "ltr", fallback=True)
        for unit in source.units
    }
    return assemble_page(render_marked(source, shown, VIEW), len(source.units), style or PlainStyle(), find_link)


def show_pieces(format_name: str, text: str, translations: Mapping[str, str] | None = None) -> str:
    """The page's HTML with plain signs around the pieces."""
    return assemble(format_name, text, translations).html
