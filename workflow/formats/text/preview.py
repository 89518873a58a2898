"""A plain text as HTML to look at: headings, paragraphs, lists, quoted mail; what is drawn with characters as it is."""

from __future__ import annotations

import re
from html import escape

from workflow.core.marks import CLOSING, OPENING
from workflow.formats.text.blocks import Block, BlockType, read_blocks
from workflow.formats.text.lines import LONE, measure_width
from workflow.formats.text.parse import parse_text
from workflow.model import Kind, Options, Span

_LINE_END = r"(?:\r\n|\r|\n)"
_UNDER_MARK = re.compile(rf"()({_LINE_END}[ \t]*([=\-~^\"*#+_.:`'])\3{{2,}}[ \t]*)({CLOSING}+)")
_OVER_MARK = re.compile(rf"({OPENING}+)([ \t]*([=\-~^\"*#+_.:`'])\3{{2,}}[ \t]*{_LINE_END}[ \t]*)")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'\U00010a50-\U00010af1]+[^\s<>\"'.,;:!?)\U00010a50-\U00010af1]")
_ORDINAL = re.compile(r"\(?(\d{1,9})[.)]\Z")


def preview(text: str, options: Options) -> str:
    """The text as HTML, block by block."""
    text = _UNDER_MARK.sub(r"\4\2", text)
    text = _OVER_MARK.sub(r"\2\1", text)
    spans = {span.start: span for span in parse_text(text, keep_breaks=bool(options["keep_line_breaks"])).spans}
    page = _Page()
    for block in read_blocks(text):
        page.add(text, block, spans.get(block.start))
    page.close(0, "")
    return "\n".join(page.out)


class _Page:
    """What is written so far, and the lists and quotations that are open."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.lists: list[tuple[int, str]] = []
        """(column of the items' markers, name of the element) of each open list."""
        self.quote = ""

    def add(self, text: str, block: Block, span: Span | None) -> None:
        first = block.lines[0]
        words = _write_words(span.source if span else text[first.text : block.end])
        item = bool(first.marker) and block.type is BlockType.TEXT and not (span and span.kind is Kind.HEADING)
        if item:
            self.open_item(first.marker, measure_width(text[first.start : first.words]), first.quote)
            self.out.append(words)
            return
        self.close(0, first.quote)
        if block.type is BlockType.OTHER:
            rule = first.rule not in ("", LONE) and len(block.lines) == 1
            self.out.append("<hr>" if rule else f"<pre>{escape(text[first.start : block.end], quote=False)}</pre>")
        elif span and span.kind is Kind.HEADING:
            level = span.level or 3
            marker = f"{escape(first.marker)} " if first.marker else ""
            self.out.append(f"<h{level}>{marker}{words}</h{level}>")
        else:
            self.out.append(f"<p>{words}</p>")

    def open_item(self, marker: str, column: int, quote: str) -> None:
        """Begin a list item: in the list whose markers stand in that column, or in a new one."""
        if quote != self.quote:
            self.close(0, quote)
        while self.lists and self.lists[-1][0] > column:
            self.close(len(self.lists) - 1, quote)
        ordinal = _ORDINAL.match(marker)
        name = "ol" if ordinal else "ul"
        if self.lists and self.lists[-1] == (column, name):
            self.out.append("</li>")
        else:
            if self.lists and self.lists[-1][0] == column:
                self.close(len(self.lists) - 1, quote)
            self.lists.append((column, name))
            self.out.append(f"<{name}>")
        self.out.append(f'<li value="{ordinal[1]}">' if ordinal else "<li>")

    def close(self, lists: int, quote: str) -> None:
        """Close all but so many lists; then go over to another depth of quoting."""
        while len(self.lists) > lists:
            self.out.append(f"</li></{self.lists.pop()[1]}>")
        if quote != self.quote:
            shared = min(len(quote), len(self.quote))
            self.out += ["</blockquote>"] * (len(self.quote) - shared) + ["<blockquote>"] * (len(quote) - shared)
            self.quote = quote


def _write_words(words: str) -> str:
    """Words with their line breaks, and web addresses as links."""
    pieces: list[str] = []
    at = 0
    for match in _ADDRESS.finditer(words):
        address = escape(match[0])
        pieces += (escape(words[at : match.start()], quote=False), f'<a href="{address}">{address}</a>')
        at = match.end()
    pieces.append(escape(words[at:], quote=False))
    return "".join(pieces).replace("\n", "<br>\n")
