"""A piece of markup as tokens: what a translation takes over from it, and the marks around that.

Markdown, wikitext and HTML are told apart by their own signs; what is not known here is one mark as a whole, so that a
change of it counts as a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.core.token import Token
from workflow.core.words import normalise
from workflow.model import Markup

_EMPHASIS = {"*": "emphasis", "_": "emphasis", "**": "strong", "__": "strong", "~": "~~"}
_INLINE_END = re.compile(
    r"\]\(\s*(?P<target><[^<>\n]*>|[^\s<][^\s]*?|)(?:\s+(?P<title>\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_FULL_END = re.compile(r"\]\[(?P<label>[^\[\]]+)\]")
_LABEL_ALONE = re.compile(r"(?P<open>!?\[)(?P<label>(?!\[)[^\[\]]+)\](?P<more>\[\])?")
_WIKI_TARGET = re.compile(r"\[\[\s*(?P<target>[^\[\]{}|]*?)\s*(?P<rest>\|.*)", re.DOTALL)
_WIKI_IMAGE = re.compile(r"\[\[\s*(?P<target>[^\[\]{}|]*?)\s*(?P<rest>\]\])")
_WIKI_ADDRESS = re.compile(r"\[(?P<target>[^\s\[\]]+)\s*")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]")
_BACKTICKS = re.compile(r"(`+)(?P<code>.*[^`])\1(?!`)", re.DOTALL)
_ELEMENT = re.compile(r"(?P<open><(?P<name>code|kbd|samp|tt)\b[^<>]*>)(?P<code>[^<>]*)</(?P=name)\s*>", re.I)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:[\s/][^<>]*)?)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=>/\"']+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_ADDRESSES = frozenset({"href", "src", "poster", "cite", "data"})
_AFTER_URL = ".,;:!?)'\"*_"


def read_piece(text: str, piece: Markup) -> Iterator[Token]:
    """The tokens of a piece of markup; one of the sort `prose` stands for words inside of it."""
    reader = _READERS.get(piece.kind)
    yield from reader(text, piece) if reader else (_mark(text, piece),)


def _mark(text: str, piece: Markup) -> Token:
    return Token("mark", f"{piece.kind} {normalise(text[piece.start : piece.end])}", piece.start, piece.end)


def _read_emphasis(text: str, piece: Markup) -> Iterator[Token]:
    raw = text[piece.start : piece.end]
    yield Token("mark", _EMPHASIS.get(raw, raw), piece.start, piece.end)


def _read_break(text: str, piece: Markup) -> Iterator[Token]:  # noqa: ARG001 - a break looks one way or another
    yield Token("mark", "break", piece.start, piece.end)


def _read_url(text: str, piece: Markup) -> Iterator[Token]:
    start, end = piece.start, piece.end
    if text[start] == "<" and text[end - 1] == ">":
        start, end = start + 1, end - 1
    else:
        while end > start + 1 and text[end - 1] in _AFTER_URL and not (text[end - 1] == ")" and "(" in text[start:end]):
            end -= 1
    yield Token("target", text[start:end], start, end)
    if end < piece.end and text[piece.start] != "<":
        yield Token("prose", "", end, piece.end)


def _read_code(text: str, piece: Markup) -> Iterator[Token]:
    raw = text[piece.start : piece.end]
    element = _ELEMENT.fullmatch(raw)
    if element:
        first = piece.start + element.start("code")
        yield Token("mark", normalise(element["open"]).lower(), piece.start, first)
        yield Token("code", normalise(element["code"]), first, first + len(element["code"]))
    elif match := _BACKTICKS.fullmatch(raw):
        yield Token("code", normalise(match["code"]), piece.start, piece.end)
    else:
        yield _mark(text, piece)


def _read_footnote(text: str, piece: Markup) -> Iterator[Token]:
    match = _FOOTNOTE.fullmatch(text, piece.start, piece.end)
    if match is None:
        yield _mark(text, piece)
        return
    yield Token("mark", "footnote", piece.start, piece.start)
    yield Token("footnote", f"[^{match['label']}]", piece.start, piece.end)


def _read_link(text: str, piece: Markup) -> Iterator[Token]:
    start, end = piece.start, piece.end
    raw = text[start:end]
    if raw in ("[", "![", "]", "]]"):
        yield Token("mark", raw, start, end)
    elif inline := _INLINE_END.fullmatch(text, start, end):
        yield from _read_inline_end(inline)
    elif full := _FULL_END.fullmatch(text, start, end):
        yield Token("mark", "]", start, start + 1)
        yield Token("reference", _fold(full["label"]), *full.span("label"), (start + 1, end), full[0][1:])
    elif alone := _LABEL_ALONE.fullmatch(text, start, end):
        close = alone.end("label")
        yield Token("mark", alone["open"], start, alone.start("label"))
        yield Token("prose", "", *alone.span("label"))
        yield Token("mark", "]", close, close + 1)
        written = f"[{alone['label']}]"
        yield Token("reference", _fold(alone["label"]), close + 1, end, (close + 1, end), written, implied=True)
    elif wiki := _WIKI_TARGET.fullmatch(text, start, end) or (
        _WIKI_IMAGE.fullmatch(text, start, end) if piece.kind == "image" else None
    ):
        yield Token("mark", "[[", start, start + 2)
        yield Token("target", wiki["target"], *wiki.span("target"))
        yield Token("mark", normalise(wiki["rest"]), *wiki.span("rest"))
    elif address := _WIKI_ADDRESS.fullmatch(text, start, end):
        yield Token("mark", "[", start, start + 1)
        yield Token("target", address["target"], *address.span("target"))
    else:
        yield _mark(text, piece)


def _read_inline_end(inline: re.Match[str]) -> Iterator[Token]:
    start, end = inline.span()
    target = inline["target"]
    shown = target[1:-1] if target.startswith("<") else target
    yield Token("mark", "]", start, start + 1)
    if inline["title"]:
        yield Token("target", shown, *inline.span("target"))
        yield Token("mark", "title", inline.start("title"), inline.start("title"))
        yield Token("prose", "", inline.start("title") + 1, inline.end("title") - 1)
    else:
        yield Token("target", shown, *inline.span("target"), (start + 1, end), inline[0][1:])


def _read_tag(text: str, piece: Markup) -> Iterator[Token]:
    tag = _TAG.fullmatch(text, piece.start, piece.end)
    if tag is None:
        yield _mark(text, piece)
        return
    yield Token("mark", f"<{tag['close']}{tag['name'].lower()}>", tag.start(), tag.end("name"))
    for attribute in _ATTRIBUTE.finditer(text, *tag.span("rest")):
        name, value = attribute["name"].lower(), attribute["value"] or ""
        quoted = value[:1] in ("'", '"') and len(value) > 1
        first, last = attribute.start("value") + quoted, attribute.end("value") - quoted
        inner = text[first:last] if value else ""
        if name in _ADDRESSES and value:
            yield Token("mark", name, attribute.start(), attribute.end("name"))
            yield Token("target", inner, first, last)
        else:
            yield Token("mark", f"{name}={normalise(inner)}", *attribute.span())


def _fold(label: str) -> str:
    """A label as CommonMark compares them (spec 0.31.2, 4.7: case folded, runs of white space as one space)."""
    return f"[{normalise(label).casefold()}]"


_READERS = {
    "emphasis": _read_emphasis,
    "break": _read_break,
    "url": _read_url,
    "code": _read_code,
    "footnote": _read_footnote,
    "link": _read_link,
    "image": _read_link,
    "tag": _read_tag,
}
