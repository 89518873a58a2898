"""What the format remembers about a span, so that a translation can be written into its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.model import Document, Span

BLANK = " \t\r\n"
"""What CommonMark strips around a block's text; other white space belongs to the text."""


class Place(StrEnum):
    """Where a text stands, which decides how a translation is written there."""

    FLOW = "flow"
    """A paragraph, an item's text, a definition: may have several lines."""
    LINE = "line"
    """An ATX heading or the title of a container line: one line."""
    SETEXT = "setext"
    """A heading that is underlined."""
    CELL = "cell"
    LABEL = "label"
    """An image's alternative text, between brackets."""
    TITLE = "title"
    """The title of a link, an image or a reference definition, between quotes or parentheses."""
    FRONT_MATTER = "front_matter"
    CODE = "code"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text stands in its document."""

    place: Place
    quotes: int = 0
    """How many block quotes the text stands in."""
    delimiter: str = ""
    """The closing delimiter of a title, or the bracket that must stay balanced; a front matter value's style."""
    label: str = ""
    """The label an image would lose with its alternative text (`![label]`)."""
    inner: Document | None = None
    """The HTML document of an HTML block."""
    inner_span: Span | None = None
    """The span in `inner` that this span stands for."""


def shape_of(span: Span) -> Shape:
    """The span's shape; a span that did not come from this format counts as a paragraph."""
    return span.shape if isinstance(span.shape, Shape) else Shape(Place.FLOW)
