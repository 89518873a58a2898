"""Wikitext without translate tags: the units follow from the page's structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workflow.formats.wikitext.blocks import split_blocks
from workflow.formats.wikitext.line_text import BLANK, EDGE, Block
from workflow.formats.wikitext.markup import find_caption
from workflow.formats.wikitext.masks import PROSE, mask_text
from workflow.formats.wikitext.names import FREE_FUNCTIONS, IMAGE_OPTION, name_template
from workflow.formats.wikitext.outline import ARGUMENT_NAME, DEEPEST
from workflow.formats.wikitext.pieces import Piece
from workflow.model import Document, Kind, Options, Shown, Span, View

_KINDS = {
    "heading": Kind.HEADING,
    "paragraph": Kind.PARAGRAPH,
    "item": Kind.LIST_ITEM,
    "definition": Kind.LIST_ITEM,
    "cell": Kind.TABLE_CELL,
    "caption": Kind.OTHER,
    "preformatted": Kind.OTHER,
}
_LINE_END = re.compile(r"\r\n?|\n")
_NO_TEXT = re.compile(
    r"[^|\r\n]*\.(?:png|jpe?g|svg|gif|webp|tiff?|xcf|pdf|djvu|webm|og[gvax]|opus|mp[34]|wav|flac|mid|css|js)"
    r"|#[0-9a-f]{3,8}|[\d.,]+\s*(?:px|em|ex|rem|pt|%)?|\w+://\S+",
    re.IGNORECASE,
)
"""A template argument that is a file, colour, number, size or address."""


@dataclass(frozen=True, slots=True)
class Placing:
    """What writing a text into its place needs."""

    newline: str
    """The document's line end."""
    markable: bool
    """Whether the place may hold a tag with attributes; in a template's argument its `=` would make a name."""
    term: bool = False
    """Whether a colon would end the text: a term's definition may follow it in the same line."""


@dataclass(frozen=True, slots=True)
class _Region:
    """A part of the document that is split on its own: the page, a note, a caption, an argument."""

    text: str
    offset: int
    placing: Placing
    arguments: bool
    """Whether template arguments become units."""
    kind: Kind | None = None
    """The kind of every unit in it; None where the block says it."""
    depth: int = 0

    def enter(self, start: int, end: int, *, kind: Kind | None, placing: Placing | None = None) -> _Region:
        """The part between `start` and `end` of this region's text, without blanks around it."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip(BLANK))
        return _Region(
            part.strip(BLANK), self.offset + start, placing or self.placing, self.arguments, kind, self.depth + 1
        )


def parse_structure(text: str, *, page: str, options: Options) -> Document:  # noqa: ARG001 - the format's signature
    """The units of a page without translate tags, in order: headings, paragraphs, list items, definition terms, table
    cells, captions, notes that stand outside of text, and with the option `template_arguments` templates' arguments.

    Raises nothing: whatever cannot be read as wikitext is a paragraph or belongs to none.
    """
    region = _Region(text, 0, Placing(find_newline(text), True), bool(options.get("template_arguments", False)))
    return Document(text, tuple(_collect(region)))


def find_newline(text: str) -> str:
    """The line end most lines of `text` have; a line feed where there is none."""
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=lambda newline: counts[newline])


def _collect(region: _Region) -> Iterator[Span]:
    """The spans of a region, in order."""
    if region.depth > DEEPEST:
        return
    masked = mask_text(region.text)
    for block in split_blocks(masked):
        kind = _KINDS.get(block.kind)
        if kind is not None:
            if PROSE.search(masked.mask, block.start, block.end):
                level = int(block.value) if kind is Kind.HEADING and region.kind is None else 0
                span = _make_span(region, block.start, block.end, region.kind or kind, level)
                term = block.kind == "item" and block.value.endswith(";")
                yield replace(span, shape=replace(region.placing, term=True)) if term else span
        elif block.piece is not None:
            yield from _collect_piece(region, block, block.piece)


def _make_span(region: _Region, start: int, end: int, kind: Kind, level: int = 0) -> Span:
    source = _LINE_END.sub("\n", region.text[start:end])
    return Span(start + region.offset, end + region.offset, source, kind, level, shape=region.placing)


def _collect_piece(region: _Region, block: Block, piece: Piece) -> Iterator[Span]:
    """The texts inside a construct that stands outside of text."""
    if block.kind == "file":
        caption = find_caption(region.text, piece)
        if caption:
            yield from _collect(region.enter(*caption, kind=Kind.OTHER))
    elif block.kind == "ref":
        yield from _collect(region.enter(*piece.inner, kind=Kind.OTHER))
    elif block.kind == "element" and piece.name == "gallery":
        for start, end in _find_gallery_captions(region.text, *piece.inner):
            yield from _collect_whole(region.enter(start, end, kind=Kind.OTHER))
    elif block.kind == "template" and piece.kind == "template" and region.arguments:
        yield from _collect_arguments(region, piece)


def _collect_whole(region: _Region) -> Iterator[Span]:
    """The whole region as one text, where there is room for one line only."""
    mask = mask_text(region.text).mask
    start, end = len(mask) - len(mask.lstrip(EDGE)), len(mask.rstrip(EDGE))
    if PROSE.search(mask, start, end):
        yield _make_span(region, start, end, region.kind or Kind.OTHER)


def _find_gallery_captions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line of a gallery is `File|caption` (mediawiki.org, Help:Images); options may stand before the caption."""
    masked = mask_text(text[start:end]).mask
    for line in re.finditer(r"[^\r\n]+", masked):
        bars = [match.start() for match in re.finditer(r"\|", line[0])]
        edges = [*bars, len(line[0])]
        for before, after in zip(reversed(edges[:-1]), reversed(edges[1:]), strict=True):
            first, last = start + line.start() + before + 1, start + line.start() + after
            if not IMAGE_OPTION.fullmatch(text, first, last):
                yield first, last
                break


def _collect_arguments(region: _Region, piece: Piece) -> Iterator[Span]:
    """Texts among a template's arguments. Functions (`{{#if:…}}`, `{{PLURAL:…}}`) take conditions there, no texts."""
    head = region.text[piece.start + 2 : piece.bars[0] if piece.bars else piece.end - 2]
    name = name_template(head)
    if name.startswith("#") or name.rstrip(":").lower() in FREE_FUNCTIONS:
        return
    placing = Placing(region.placing.newline, False)
    for before, after in zip(piece.bars, [*piece.bars[1:], piece.end - 2], strict=False):
        named = ARGUMENT_NAME.match(region.text, before + 1, after)
        argument = region.enter(named.end() if named else before + 1, after, kind=region.kind, placing=placing)
        if not _NO_TEXT.fullmatch(argument.text):
            yield from _collect(argument)


def place_structure(document: Document, span: Span, shown: Shown, view: View) -> str:
    """What stands at `span` in the rendered page: the source's characters, or the translation with the document's line
    ends and, in a term, no colon that would end it; with `view.mark` a text of another language or an outdated one
    in a `<span>` as Translate writes it."""
    placing: Placing = span.shape
    if shown.text is None:
        text = document.text[span.start : span.end]
    else:
        text = _escape_colons(shown.text) if placing.term else shown.text
        text = _LINE_END.sub(lambda _: placing.newline, text)
    if not view.mark or not placing.markable:
        return text
    if shown.outdated:
        text = f'<span class="mw-translate-fuzzy">{text}</span>'
    if shown.fallback:
        direction = "rtl" if shown.direction == "rtl" else "ltr"
        text = f'<span lang="{shown.language}" dir="{direction}" class="mw-content-{direction}">{text}</span>'
    return text


def _escape_colons(text: str) -> str:
    """`text` with `&#58;` for each colon outside of links, tags and addresses."""
    mask = mask_text(text).mask
    return (
        "".join("&#58;" if mark == ":" else char for char, mark in zip(text, mask, strict=True))
        if ":" in mask
        else text
    )
