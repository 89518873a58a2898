"""Read the cases of pages without translate tags, and write translations nobody has to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.formats.wikitext.markup import find_markup
from workflow.formats.wikitext.structure import parse_structure, place_structure
from workflow.model import Document, Options, Shown, Span, View

FOLDER = Path(__file__).parents[2] / "cases" / "wikitext"

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "äƀćďéƒģĥíĵķļɱñóþɋŕšťúṽŵẋýžÄƁĆĎÉƑĢĤÍĴĶĻṀÑÓÞɊŔŠŤÚṼŴẊÝŽ"
)


@dataclass(frozen=True)
class Case:
    """A page and the units it must give."""

    title: str
    options: Options
    page: str
    units: str
    """A line per unit: its kind, a heading's level, and its text with ⏎ for a line end."""


def read_cases(file: str) -> list[Case]:
    """The cases of a file: title (an option in brackets is turned on), page and units, each ended by a `.` line."""
    cases = []
    blocks = (FOLDER / file).read_text(encoding="utf-8").split("\n.\n")
    for title, page, units in zip(blocks[0::3], blocks[1::3], blocks[2::3], strict=False):
        name, _, option = title.strip().strip("]").partition(" [")
        cases.append(Case(name, {option: True} if option else {}, page, units))
    return cases


def describe_units(document: Document) -> str:
    """The units of a page as a case writes them."""
    return "\n".join(
        f"{span.kind}{f' {span.level}' if span.level else ''}: {span.source}".replace("\n", "⏎")
        for span in document.spans
    )


def parse_page(text: str, *, template_arguments: bool = False) -> Document:
    """The page with the default options."""
    return parse_structure(text, page="page.wiki", options={"template_arguments": template_arguments})


def view_page(*, mark: bool = False) -> View:
    """A view in Danish of an English page."""
    return View("page.wiki", "da", "ltr", "en", "ltr", mark=mark)


def render_page(document: Document, translations: dict[int, str], *, mark: bool = False) -> str:
    """The page with translations by a unit's index, as the core puts it together."""
    parts: list[str] = []
    position = 0
    for index, span in enumerate(document.spans):
        text = translations.get(index)
        shown = Shown(text, "da" if text is not None else "en", "ltr", fallback=text is None)
        parts += document.text[position : span.start], place_structure(document, span, shown, view_page(mark=mark))
        position = span.end
    return "".join(parts) + document.text[position:]


def pseudo_translate(span: Span, *, brackets: bool = False) -> str:
    """Every letter of the prose gets an accent; markup stays."""
    parts: list[str] = []
    position = 0
    for markup in find_markup(span.source):
        parts += span.source[position : markup.start].translate(_ACCENTED), span.source[markup.start : markup.end]
        position = markup.end
    text = "".join(parts) + span.source[position:].translate(_ACCENTED)
    return f"⟦{text}⟧" if brackets else text
