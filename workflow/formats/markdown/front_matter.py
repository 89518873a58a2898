"""Front matter: where it ends, the values of the chosen keys, and what is left of it without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.formats.markdown.lines import has_lines, newline_of
from workflow.formats.markdown.prose import has_prose
from workflow.formats.markdown.scalars import Style, write_scalar
from workflow.formats.markdown.shape import Place, Shape
from workflow.formats.markdown.toml_values import find_toml_values
from workflow.formats.markdown.values import Value
from workflow.formats.markdown.yaml_values import find_yaml_values
from workflow.model import Document, Kind, Options, Span

_BLOCK = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?P<body>(?:[^\r\n]*(?:\r\n|\r|\n))*?)"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"
)
_YAML_BEGIN = re.compile(r"(?:[ \t]*#[^\r\n]*[\r\n]+)*(?:[\w\"'][^\r\n]*?:(?:[ \t\r\n]|\Z)|\Z|- )")


def end_of_front_matter(text: str) -> int:
    """Where the document's front matter ends, byte order mark included: 0 or 1 where it has none. Text between two
    thematic breaks is front matter only where it begins with a key."""
    match = _BLOCK.match(text)
    if match and (match["fence"] == "+++" or _YAML_BEGIN.match(match["body"])):
        return match.end()
    return int(text.startswith("\ufeff"))


def becomes_front_matter(text: str, span: Span) -> bool:
    """Whether the lines of a text between two thematic breaks, joined to one, would begin with a key."""
    match = _BLOCK.match(text)
    if not match or span.start >= match.end("body") or not has_lines(text[span.start : span.end]):
        return False
    return _YAML_BEGIN.match(text[match.start("body") : span.start] + span.source) is not None


def find_front_matter_spans(text: str, end: int, options: Options) -> Iterator[Span]:
    """The spans of the chosen keys; the note tells the translator which key it is."""
    for value in _find_values(text, end, options):
        if has_prose(value.text):
            shape = Shape(Place.FRONT_MATTER, delimiter=value.style, label=value.indent)
            yield Span(value.start, value.end, value.text, Kind.FRONT_MATTER, note=value.key, shape=shape)


def _find_values(text: str, end: int, options: Options) -> Iterator[Value]:
    match = _BLOCK.match(text, 0, end)
    if not match:
        return
    find = find_toml_values if match["fence"] == "+++" else find_yaml_values
    wanted = frozenset(options["front_matter"])
    yield from (value for value in find(text, *match.span("body")) if value.key in wanted)


def front_matter_outline(text: str, end: int, options: Options) -> tuple[str, ...]:
    """The front matter without the values of the chosen keys."""
    pieces, at = [], 0
    for value in _find_values(text, end, options):
        pieces.append(text[at : value.start])
        at = value.end
    return (*pieces, text[at:end])


def place_value(document: Document, span: Span, shape: Shape, text: str) -> str:
    """A translation in the notation of the value it stands for."""
    old = document.text[span.start : span.end]
    newline = newline_of(document.text)
    return write_scalar(text, Style(shape.delimiter), indent=shape.label, newline=newline, old=old)
