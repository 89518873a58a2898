"""Find the pieces of a unit's wikitext that are not prose."""

from __future__ import annotations

import re
from collections import deque
from itertools import pairwise

from workflow.formats.wikitext.names import IMAGE_OPTION, REDIRECT, SWITCH, classify_link
from workflow.formats.wikitext.outline import split_arguments
from workflow.formats.wikitext.pieces import Piece, cover_pieces, scan_pieces
from workflow.model import Markup

_PLAIN = re.compile(r"[^\[\]{}<>&|'$_:=*#;!~\-]*")
"""A text that holds no markup at all."""

_ATTRIBUTES = r"(?:[^=|\[\]{}\r\n]{0,400}=[^|\[\]{}\r\n]{0,1000}\|(?!\|))?"
"""Bounded, so that a line full of cells is not read again from each of them."""
_BEGIN = r"(?<![^\r\n\ufeff])"
"""The begin of a line, which a lone carriage return ends too, or of a text behind its byte order mark."""

_INLINE = re.compile(
    r"(?P<code><(?i:code)\b[^<>]*>(?:(?!</?(?i:code))[\s\S])*</(?i:code)\s*>)"
    r"|(?P<break><(?i:br)\b[^<>]*>)"
    r"|(?P<footnote></?(?i:ref)\b[^<>]*>)"
    r"|(?P<tag></?[A-Za-z][\w-]*(?:(?:[\s/][^<>]*)?>)?|" + SWITCH.pattern + r"|~{3,5}"
    rf"|{_BEGIN}[ \t:]*\{{\|[^\r\n]*"
    rf"|{_BEGIN}[*#:;]+[ \t]*|{_BEGIN}={{1,6}}[ \t]*|(?<![ \t])[ \t]*={{1,6}}[ \t]*(?![^\r\n])|{_BEGIN}-{{4,}}"
    rf"|{_BEGIN}[ \t]*\|[-}}][^\r\n]*|{_BEGIN}[ \t]*\|\+"
    + _ATTRIBUTES
    + rf"|(?:{_BEGIN}[ \t]*[|!]|\|\||!!)"
    + _ATTRIBUTES
    + ")"
    r"|(?P<link>\[(?:[A-Za-z][A-Za-z0-9+.-]*:|//)[^\s\[\]<>]*[ \t]*|\])"
    r"|(?P<url>\b(?:[A-Za-z][A-Za-z0-9+.-]{0,40}://|mailto:)[^\s|<>\[\]\"{}']+)"
    r"|(?P<emphasis>'{2,})"
    r"|(?P<variable>\$(?:[0-9]+|[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*))"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});)",
)
_WORDS_OF = re.compile(r"\{\{\s*(?:plural|gender|grammar)\s*:", re.IGNORECASE)
_DEEPEST = 20
_ELEMENT_KINDS = {"nowiki": "escape", "math": "math", "chem": "math", "ce": "math"}


def find_markup(source: str) -> tuple[Markup, ...]:
    """The pieces of `source` that a translator keeps, in order and without overlap; the rest is prose.

    Of `[[target|label]]`, `[url label]`, `<ref>…</ref>` and `{{PLURAL:$1|one|more}}` the label, the note and the forms
    are prose; a link without a label, a template, math, code and `<nowiki>` are markup as a whole.
    """
    whole = _PLAIN.match(source)
    if whole is not None and whole.end() == len(source):
        return ()
    found: list[Markup] = []
    start = 0
    if redirect := REDIRECT.match(source):
        line = re.compile(r"[^\r\n]*").match(source, redirect.end())
        start = line.end() if line else redirect.end()
        found.append(Markup(0, start, "link"))
    _find(source[start:], start, found, 0)
    return tuple(found)


def _find(text: str, offset: int, found: list[Markup], depth: int) -> None:
    """Add the markup of `text`, which begins at `offset` of the unit."""
    if depth > _DEEPEST:
        found.append(Markup(offset, offset + len(text), "template"))
        return
    pieces = deque(scan_pieces(text))
    for match in _INLINE.finditer(cover_pieces(text, pieces)):
        while pieces and pieces[0].start < match.start():
            _find_in_piece(text, pieces.popleft(), offset, found, depth)
        while pieces and pieces[0].start < match.end():
            pieces.popleft()
        if match.end() > match.start():
            found.append(Markup(match.start() + offset, match.end() + offset, match.lastgroup or "tag"))
    for piece in pieces:
        _find_in_piece(text, piece, offset, found, depth)


def _find_in_piece(text: str, piece: Piece, offset: int, found: list[Markup], depth: int) -> None:
    start, end, kind, prose = piece.start, piece.end, "template", []
    if piece.kind == "comment":
        kind = "tag"
    elif piece.kind == "element":
        kind = "footnote" if piece.name == "ref" else _ELEMENT_KINDS.get(piece.name, "code")
        prose = [piece.inner] if piece.name == "ref" else []
    elif piece.kind == "link":
        kind, prose = _read_link(text, piece)
    elif _WORDS_OF.match(text, start):
        edges = [*piece.bars, end - 2]
        prose = [(before + 1, after) for before, after in pairwise(edges)]
    for first, last in prose:
        if last > first:
            found.append(Markup(start + offset, first + offset, kind))
            _find(text[first:last], first + offset, found, depth + 1)
            start = last
    found.append(Markup(start + offset, end + offset, kind))


def _read_link(text: str, piece: Piece) -> tuple[str, list[tuple[int, int]]]:
    """The kind of a link, and where its label or caption stands."""
    target, *parameters = split_arguments(text, piece)
    namespace = classify_link(target)
    if namespace == "category":
        return "link", []
    if namespace != "file":
        return "link", [(piece.bars[0] + 1, piece.end - 2)] if parameters else []
    caption = find_caption(text, piece)
    return "image", [caption] if caption else []


def find_caption(text: str, piece: Piece) -> tuple[int, int] | None:
    """Where the caption of an image link stands: its last parameter that is no option (mediawiki.org, Help:Images)."""
    edges = [*piece.bars, piece.end - 2]
    for before, after in zip(reversed(edges[:-1]), reversed(edges[1:]), strict=True):
        if not IMAGE_OPTION.fullmatch(text, before + 1, after):
            return before + 1, after
    return None
