"""Wikitext as HTML to look at, block by block as the splitter reads the page. Nothing is fetched, nothing expanded."""

from __future__ import annotations

import re
from html import escape

from workflow.core.marks import CLOSING, OPENING
from workflow.formats.wikitext.blocks import split_blocks
from workflow.formats.wikitext.line_text import Block
from workflow.formats.wikitext.markup import find_caption
from workflow.formats.wikitext.masks import mask_text
from workflow.formats.wikitext.pieces import Piece
from workflow.formats.wikitext.preview_inline import Notes, write_inline
from workflow.formats.wikitext.preview_lists import ListWriter
from workflow.formats.wikitext.preview_tables import TableWriter
from workflow.model import Options

_SIGNS = r"={1,6}[ \t]*|[*#:;]+[ \t]*|[ \t]+|\{\|[^\r\n]*(?:\r\n|\r|\n)|\|-[^\r\n]*(?:\r\n|\r|\n)"
_BEFORE_SIGNS = re.compile(rf"(?<![^\r\n])({OPENING}+)((?:{_SIGNS}|\|\+|[|!])+)")
_BEHIND_HEADING = re.compile(rf"([ \t]*={{1,6}}[ \t]*)({CLOSING}+)(?=[ \t]*(?:\r|\n|\Z))")
_BEHIND_TABLE = re.compile(rf"((?:\r\n|\r|\n)[ \t]*\|\}}[ \t]*)({CLOSING}+)")


def preview(text: str, options: Options) -> str:  # noqa: ARG001 - every previewer's signature
    """The page as HTML: headings, nested lists, tables, text with its links and emphasis, notes at the end."""
    text = _BEFORE_SIGNS.sub(r"\2\1", text)
    text = _BEHIND_HEADING.sub(r"\2\1", text)
    text = _BEHIND_TABLE.sub(r"\2\1", text)
    notes = Notes()
    body = write_blocks(text, notes)
    return body + notes.write()


def write_blocks(text: str, notes: Notes) -> str:
    """The blocks of a text as HTML."""
    writer = _Writer(text, notes)
    for block in split_blocks(mask_text(text)):
        writer.add(block)
    writer.lists.close()
    writer.tables.close_all()
    return "\n".join(writer.out)


class _Writer:
    """What is written so far; the lists and tables that are open write to the same place."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.out: list[str] = []
        self.lists = ListWriter(self.out)
        self.tables = TableWriter(self.out)

    def add(self, block: Block) -> None:
        kind = block.kind
        if kind in ("item", "definition"):
            words = self.inline(block)
            if kind == "item":
                self.lists.add(block.value.removesuffix(" (empty)"), words)
            else:
                self.lists.define(words)
            return
        if kind == "comment" or (kind == "hidden" and not self.tables.depth):
            return
        self.lists.close()
        if kind in ("cell", "caption"):
            self.tables.add(kind, block.value, self.text, block.start, self.inline(block))
        elif kind == "mark":
            self.tables.mark(block.value, self.text[block.start : block.end])
        elif kind == "heading":
            self.out.append(f"<h{block.value[:1]}>{self.inline(block)}</h{block.value[:1]}>")
        elif kind == "preformatted":
            self.out.append(f"<pre>{self.inline(block)}</pre>")
        elif kind == "tag":
            self.out.append(self.text[block.start : block.end])
        elif kind == "element" and block.piece:
            self.out.append(self.element(block.piece))
        elif kind == "file" and block.piece:
            self.out.append(self.file(block.piece))
        elif words := self.inline(block):
            self.out.append(f"<p>{words}</p>")

    def inline(self, block: Block) -> str:
        return write_inline(self.text[block.start : block.end], self.notes)

    def element(self, piece: Piece) -> str:
        """An element of its own: code as it is, others by their name."""
        content = self.text[slice(*piece.inner)]
        if piece.name in ("pre", "syntaxhighlight", "source"):
            return f"<pre>{escape(content.strip(chr(10)), quote=False)}</pre>"
        if piece.name == "gallery":
            lines = (line.strip().split("|") for line in content.splitlines() if line.strip())
            items = (write_inline(line[-1], self.notes) for line in lines if len(line) > 1)
            return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
        return f'<p><span class="chip">&lt;{piece.name}&gt;</span></p>'

    def file(self, piece: Piece) -> str:
        """A picture's place, with its caption."""
        name = self.text[piece.start + 2 : piece.bars[0] if piece.bars else piece.end - 2]
        found = find_caption(self.text, piece)
        caption = write_inline(self.text[slice(*found)], self.notes) if found else ""
        chip = f'<span class="chip">{escape(name.strip(), quote=False)}</span>'
        return f"<figure>{chip}<figcaption>{caption}</figcaption></figure>" if caption else f"<p>{chip}</p>"
