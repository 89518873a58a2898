"""A copy of wikitext, character for character, in which every construct is replaced by a run of one filler.

On the copy the rules for lines (lists, headings, tables) become plain: a `|` or a line end that belongs to a template
is simply not there any more.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from workflow.formats.wikitext.names import BLOCK_OPAQUE, BLOCK_TAGS, INLINE_OPAQUE, REDIRECT, SWITCH, classify_link
from workflow.formats.wikitext.pieces import Piece, scan_pieces

COMMENT = "\ufdd0"
TEMPLATE = "\ufdd1"
OPAQUE = "\ufdd2"
LINK = "\ufdd3"
HIDDEN = "\ufdd4"
"""Categories, language links, behaviour switches, redirects: what the page's text does not show."""
FILE = "\ufdd5"
REF = "\ufdd6"
BLOCK = "\ufdd7"
"""Block elements and tags of blocks: both end a paragraph."""
TAG = "\ufdd8"
"""Inline tags and entities."""
URL = "\ufdd9"

_FILLERS = re.compile("[\ufdd0-\ufdd9]")
_LINK_FILLERS = {"category": HIDDEN, "language": HIDDEN, "file": FILE, "page": LINK}
_INLINE = re.compile(
    r"</?([A-Za-z][\w-]*)(?:[\s/][^<>]*)?>"
    r"|&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});"
    r"|" + SWITCH.pattern
)
"""Tags, entities and switches. Each begins with a sign, so that the search skips words quickly."""

_REST = '[^\\s|<>\\[\\]"{}\ufdd0\ufdd2-\ufdd9]+'
_ADDRESS = re.compile(rf"://{_REST}|\[//{_REST}|m(?<!\wm)ailto:{_REST}")
_SCHEME = re.compile(r"(?:\[|\b)(?i:https?|ftps?|ircs?|git|svn|news|gopher)\Z")
_LONGEST_SCHEME = 8

PROSE = re.compile(f"[^\\W_]|{LINK}")
"""What a reader can read: a letter, a digit or a link."""


class Masked(NamedTuple):
    """Wikitext beside its masked copy."""

    text: str
    mask: str
    pieces: dict[int, Piece]
    """The constructs by the place where they begin."""
    blocks: dict[int, int]
    """Where each run of `BLOCK` of one element or tag begins → where it ends."""


def _filler(text: str, piece: Piece) -> str:
    if piece.kind == "comment":
        return COMMENT
    if piece.kind == "link":
        head = piece.bars[0] if piece.bars else piece.end - 2
        target = text[piece.start + 2 : head]
        kind = classify_link(target)
        return LINK if kind == "language" and piece.bars else _LINK_FILLERS[kind]
    if piece.kind == "element":
        if piece.name == "ref":
            return REF
        if piece.name in INLINE_OPAQUE or (piece.name in BLOCK_OPAQUE and _is_inline(text, piece)):
            return OPAQUE
        return BLOCK
    return TEMPLATE


def _is_inline(text: str, piece: Piece) -> bool:
    """`<syntaxhighlight inline>` stands in a line of text; `enclose="none"` is its old name."""
    return re.search(r"\s(?:inline\b|enclose\s*=\s*[\"']?none)", text[piece.start : piece.inner[0]]) is not None


def mask_text(text: str) -> Masked:
    """Mask every construct of `text`; the copy has the same length."""
    text_safe = _FILLERS.sub("\ufffd", text)
    pieces = scan_pieces(text)
    blocks: dict[int, int] = {}
    parts: list[str] = []
    position = 0
    for piece in pieces:
        filler = _filler(text, piece)
        if filler == BLOCK:
            blocks[piece.start] = piece.end
        parts += text_safe[position : piece.start], filler * (piece.end - piece.start)
        position = piece.end
    parts.append(text_safe[position:])

    def fill(match: re.Match[str]) -> str:
        width = match.end() - match.start()
        if match[0][0] == "_":
            return HIDDEN * width
        if match[1] and match[1].lower() in BLOCK_TAGS:
            blocks[match.start()] = match.end()
            return BLOCK * width
        return TAG * width

    mask = _INLINE.sub(fill, _cover_addresses("".join(parts)))
    if mask.startswith("\ufeff"):
        mask = COMMENT + mask[1:]
    redirect = REDIRECT.match(text)
    if redirect is not None:
        line_end = re.compile(r"[\r\n]|$").search(mask, redirect.end() - 2)
        end = line_end.start() if line_end else len(mask)
        mask = HIDDEN * end + mask[end:]
    return Masked(text, mask, {piece.start: piece for piece in pieces}, blocks)


def _cover_addresses(mask: str) -> str:
    """Bare and bracketed addresses of the usual schemes become `URL`."""
    parts: list[str] = []
    position = 0
    for match in _ADDRESS.finditer(mask):
        start = match.start()
        if mask[start] == ":":
            scheme = _SCHEME.search(mask, max(position, start - _LONGEST_SCHEME), start)
            if scheme is None:
                continue
            start = scheme.start()
        parts += mask[position:start], URL * (match.end() - start)
        position = match.end()
    return "".join(parts) + mask[position:] if parts else mask
