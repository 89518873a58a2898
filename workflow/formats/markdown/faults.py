"""Why a translation may not stand in for its unit, judged from the two texts alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from workflow.core.direction_tags import only_directs
from workflow.formats.markdown.inline import INLINE, LEAD
from workflow.formats.markdown.lines import LINE_END
from workflow.formats.markdown.paragraphs import is_paragraph
from workflow.formats.markdown.prose import TEMPLATE
from workflow.formats.markdown.reader import Event, character_finder, read_events
from workflow.formats.markdown.schemes import foreign_scheme
from workflow.formats.markdown.shape import BLANK, Place, shape_of
from workflow.formats.markdown.tags import ADDRESSES, Tag, find_tags, find_unbalanced
from workflow.model import Span

_SUSPICIOUS = re.compile(r"[<{|\r\n]|\]\(|\]:|\\\Z")
_TEMPLATES = re.compile(TEMPLATE, re.DOTALL)
_OPENINGS = ("{{", "{%", "{*", "{#", "{:")
_TARGET = re.compile(r"\]\(\s*(<[^<>]*>|[^)\s]*)|\]:\s*(\S+)|<([A-Za-z&][^\s<>]*)>")
_COMMENTS = ("<!--", "<?", "<![CDATA[", "<!")
_TEXT_ATTRIBUTES = frozenset(("alt", "title", "lang", "dir", "label", "placeholder", "aria-label", "aria-description"))
_BARE_PIPE = re.compile(r"(?<!\\)\|")


def find_faults(span: Span, translation: str) -> tuple[str, ...]:
    """A message for each thing that the translation adds or leaves open; none for a text that is fit."""
    text = translation.strip(BLANK)
    if not _SUSPICIOUS.search(text):
        return ()
    found = [*_find_breaks(span, text), *_find_templates(span.source, text)]
    if "<" in text or "<" in span.source or "](" in text or "]:" in text:
        found += _find_foreign(span.source, text)
    return tuple(dict.fromkeys(found))


def _find_breaks(span: Span, text: str) -> Iterator[str]:
    """Line ends and cell borders where the place has room for one line or one cell."""
    place = shape_of(span).place
    if place in (Place.LINE, Place.SETEXT, Place.CELL) and not shape_of(span).delimiter:
        if ("\n" in text or "\r" in text) and "\n" not in span.source:
            yield "has a line break in a place of one line"
    elif place is Place.FLOW and LINE_END.search(text) and not is_paragraph(text) and is_paragraph(span.source):
        yield "has a line that begins a new block"
    if place is Place.CELL:
        if _BARE_PIPE.search(text):
            yield "adds a table cell: a | in a cell is written \\|"
        if _ends_escaping(text) and not _ends_escaping(span.source):
            yield "ends with a backslash, which would join the next cell"


def _ends_escaping(text: str) -> bool:
    """Whether the text ends with a backslash that is not itself escaped."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _find_templates(source: str, text: str) -> Iterator[str]:
    if "{" not in text:
        return
    added = Counter(_TEMPLATES.findall(text)) - Counter(_TEMPLATES.findall(source))
    yield from (f"adds the template {template}" for template in added)
    if not added:
        for opening in _OPENINGS:
            if text.count(opening) > source.count(opening):
                yield f"adds the begin of a template: {opening}"


def _find_foreign(source: str, text: str) -> Iterator[str]:
    plain_source, plain = _without_code(source), _without_code(text)
    for mark in _COMMENTS:
        if plain.count(mark) > plain_source.count(mark):
            yield f"adds the comment or declaration {mark}"
            break
    known, tags = find_tags(plain_source), find_tags(plain)
    names = {tag.name for tag in known}
    free = {tag.name for tag in tags if _only_directs(tag)}
    foreign = [tag for tag in tags if tag.name not in names and not _only_directs(tag)]
    yield from (f"adds the tag <{tag.name}>" for tag in foreign if not (tag.closes and tag.name in free))
    unbalanced = Counter(find_unbalanced(tags)) - Counter(find_unbalanced(known))
    yield from unbalanced
    yield from _find_attributes(known, [tag for tag in tags if tag.name in names and not _only_directs(tag)])
    targets = frozenset(_find_targets(source, plain_source))
    for target in _find_targets(text, plain):
        if scheme := foreign_scheme(target, targets):
            yield f"uses the link scheme {scheme}:"


def _only_directs(tag: Tag) -> bool:
    return not tag.closes and only_directs(tag.name, [name for name, _ in tag.attributes])


def _find_attributes(known: list[Tag], tags: list[Tag]) -> Iterator[str]:
    allowed = {(tag.name, *pair) for tag in known for pair in tag.attributes}
    names = {(tag, name) for tag, name, _ in allowed}
    urls = frozenset(value for _, name, value in allowed if name in ADDRESSES)
    for tag in tags:
        for name, value in tag.attributes:
            if (tag.name, name) not in names:
                yield f"adds the attribute {name} to <{tag.name}>"
            elif name in ADDRESSES:
                if scheme := foreign_scheme(value, urls):
                    yield f"uses the link scheme {scheme}:"
            elif name not in _TEXT_ATTRIBUTES and (tag.name, name, value) not in allowed:
                yield f"changes the attribute {name} of <{tag.name}> to {value}"


def _find_targets(text: str, plain: str) -> Iterator[str]:
    """Link and image targets, as the parser finds them and as a more lenient one might."""
    for match in _TARGET.finditer(plain):
        yield (match[1] or match[2] or match[3] or "").strip("<>")
    for verb, name, data, _, _ in _read(text):
        if verb == "Start" and name in ("Link", "Image") and data["dest_url"]:
            email = data["link_type"] == "Email"
            yield "mailto:" + data["dest_url"] if email else data["dest_url"]


def _without_code(text: str) -> str:
    """The text with its code spans blanked."""
    if "`" not in text:
        return text
    at = character_finder(LEAD + text)
    pieces, done = [], 0
    for _, name, _, first, last in _read(text):
        if name == "Code":
            start, end = at(first) - len(LEAD), at(last) - len(LEAD)
            pieces.append(text[done:start])
            done = end
    return " ".join((*pieces, text[done:]))


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[Event, ...]:
    return tuple(read_events(LEAD + text, INLINE))
