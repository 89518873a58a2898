"""XLIFF documents for tests."""

from __future__ import annotations

from workflow.core.exchange.inline import Piece, cut_pieces
from workflow.core.exchange.item import Item
from workflow.core.exchange.xliff_read import read_xliff
from workflow.core.exchange.xliff_write import XliffPage, XliffUnit, write_xliff
from workflow.formats.markdown import FORMAT
from workflow.model import Kind

HEAD = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a.md" source-language="en" target-language="da"><body>'
)
TAIL = "</body></file></xliff>"


def write(*items: Item) -> bytes:
    """The document of a Markdown page with these units."""
    units = tuple(XliffUnit(item, "paragraph", *(_cut(text) for text in _texts(item))) for item in items)
    return write_xliff([XliffPage("a.md", "markdown", units)], "en", "da").encode()


def read(data: bytes | str) -> tuple[list[Item], list[str]]:
    """The items, and what is told of units that are none; a string is the body of a file."""
    received = read_xliff(f"{HEAD}\n{data}{TAIL}".encode() if isinstance(data, str) else data, "a.xlf")
    return list(received.items), [str(problem) for problem in received.problems]


def _texts(item: Item) -> tuple[str, str, str]:
    return item.source, item.translation, item.previous_source


def _cut(text: str) -> tuple[Piece, ...]:
    return cut_pieces(text, FORMAT.markup(text, Kind.PARAGRAPH, options=FORMAT.options))
