"""Pages with translate tags: the units, ids and warnings of MediaWiki's Translate, in our document model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.formats.wikitext.concerns import find_concerns
from workflow.formats.wikitext.lines import LineIndex, find_newline, unify_newlines
from workflow.formats.wikitext.markers import read_marker, write_marker
from workflow.formats.wikitext.regions import Region, cuts_region, find_quiet, find_templates
from workflow.formats.wikitext.splitter import split_pieces, widen_tags
from workflow.formats.wikitext.surroundings import read_line, read_quote, takes_markup, tell_kind
from workflow.formats.wikitext.tags import Section, find_sections
from workflow.formats.wikitext.titles import make_title_span
from workflow.formats.wikitext.variables import find_variables, show_names
from workflow.formats.wikitext.words import find_words
from workflow.model import Document, Options, Slot, Span

TAG = "tag"
"""The name of the slot of a translate tag, which rendering drops."""


@dataclass(frozen=True, slots=True)
class TaggedShape:
    """What writing into a unit's place needs to know."""

    text: str
    """The unit as the page has it, without its marker."""
    inline: bool
    """Whether its pair of tags holds one line only."""
    wrap: bool
    """Whether markup may be put around it."""
    newline: str
    quote: str
    """The quotation mark around the attribute's value it stands in, or nothing."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a page before its units are read."""

    text: str
    page: str
    lines: LineIndex
    quiet: tuple[Region, ...]
    templates: tuple[Region, ...]
    newline: str


def parse_tagged(text: str, *, page: str, options: Options) -> Document:
    """The document of a page with translate tags.

    Raises `DocumentError` with a line for tags that do not pair up and for markers that Translate refuses; the
    message has Translate's code for it in brackets.
    """
    lines = LineIndex(text)
    quiet = find_quiet(text)
    whole = _Page(text, page, lines, quiet, find_templates(text, quiet), find_newline(text))
    sections = find_sections(text, page=page, lines=lines)
    title = make_title_span(page) if options["title"] else None
    units = tuple(_read_units(whole, sections))
    return Document(
        text,
        (title, *units) if title else units,
        slots=tuple(_find_slots(whole, sections)),
        warnings=tuple(find_concerns(text, sections, quiet=quiet, templates=whole.templates, lines=lines)),
        numbered=True,
    )


def write_markers(document: Document, ids: tuple[str, ...]) -> str:
    """The document with the marker of every unit that has none yet, or another one's; `ids` has one id per span."""
    parts: list[str] = []
    at = 0
    for span, unit_id in zip(document.spans, ids, strict=True):
        if span.marker == unit_id:
            continue
        shape: TaggedShape = span.shape
        marked = write_marker(shape.text, unit_id, inline=shape.inline, newline=shape.newline)
        parts += [document.text[at : span.start], marked]
        at = span.end
    return "".join(parts) + document.text[at:]


def _read_units(whole: _Page, sections: tuple[Section, ...]) -> Iterator[Span]:
    for section in sections:
        inline = "\n" not in whole.text[slice(*section.content)]
        for start, end in split_pieces(whole.text, section.content):
            yield _read_unit(whole, start, end, inline=inline, wrap=section.wrap)


def _read_unit(whole: _Page, start: int, end: int, *, inline: bool, wrap: bool) -> Span:
    marker, text = read_marker(whole.text[start:end], page=whole.page, lines=whole.lines, start=start)
    variables = find_variables(text)
    source = unify_newlines(show_names(text, variables))
    line = read_line(whole.text, start, end)
    in_template = cuts_region(whole.templates, start, end)
    kind, level = tell_kind(source, line, in_template=in_template)
    wrap = wrap and takes_markup(line) and not in_template and not cuts_region(whole.quiet, start, end)
    shape = TaggedShape(text, inline, wrap, whole.newline, read_quote(line))
    values = tuple((unify_newlines(variable.name), variable.value) for variable in variables)
    return Span(start, end, source, kind, level, marker=marker, variables=values, shape=shape)


def _find_slots(whole: _Page, sections: tuple[Section, ...]) -> Iterator[Slot]:
    words = [Slot(start, end, name) for start, end, name in find_words(whole.text, whole.quiet)]
    at = 0
    for section in sections:
        while at < len(words) and words[at].end <= section.opening[0]:
            yield words[at]
            at += 1
        for start, end in widen_tags(whole.text, section):
            yield Slot(start, end, TAG)
        # A word between the tags is part of a unit and is filled with it.
        while at < len(words) and words[at].start < section.closing[1]:
            at += 1
    yield from words[at:]
