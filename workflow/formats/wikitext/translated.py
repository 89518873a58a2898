"""Reading a translation page that MediaWiki's Translate has rendered: its wrappers say what is no translation.

A unit without a translation shows its source text in `<span lang="en" dir="ltr" class="mw-content-ltr">` or a `<div>`,
an outdated one stands in `mw-translate-fuzzy`, a heading has an empty `<span id>` before it. The page has no translate
tags: its text is cut where Translate cuts the source, at really empty lines and at the text outside of the tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workflow.formats.wikitext.structure import parse_structure
from workflow.formats.wikitext.tagged import parse_tagged
from workflow.formats.wikitext.tags import has_tags
from workflow.model import Document, Options

SOURCE = "source"
OUTDATED = "outdated"

_OPENING = re.compile(
    r"<(?P<tag>div|span)\b(?P<attributes>[^<>]*\bclass=\"[^\"<>]*\bmw-(?:content-|translate-fuzzy)[^<>]*)>"
)
_ANCHOR = re.compile(r"<span id=\"[^\"<>]*\"></span>(?:\r?\n)?(?=(?:<(?:div|span)\b[^<>]*>\s*)?=)")
_OPEN, _CLOSE = "<translate>", "</translate>"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the page's text, and what its wrapper said of it."""

    text: str
    state: str = ""


def read_translated(text: str, source: Document, page: str, options: Options) -> tuple[Document, Mapping[int, str]]:
    """The document of a translation page, and by span what is `source` text or `outdated` in it.

    `source` is the source page; where that has translate tags and the translation has none, it is cut as the source is.
    Raises `DocumentError` for markers or tags that Translate refuses.
    """
    parts = list(_unwrap(_ANCHOR.sub("", text), ""))
    plain = "".join(part.text for part in parts)
    options = {**options, "title": False}
    if has_tags(plain) or not source.numbered:
        parse = parse_tagged if has_tags(plain) else parse_structure
        document = parse(plain, page=page, options=options)
        return document, _name_states(document, parts, [])
    cuts = list(_find_regions(plain, source))
    tagged, done = [], 0
    for start, end in cuts:
        tagged += [plain[done:start], _OPEN, plain[start:end], _CLOSE]
        done = end
    document = parse_tagged("".join(tagged) + plain[done:], page=page, options=options)
    return document, _name_states(document, parts, cuts)


def _unwrap(text: str, state: str) -> Iterator[_Part]:
    """The text without Translate's wrappers, in parts; a wrapper in another says more than the outer one."""
    at = 0
    while opening := _OPENING.search(text, at):
        closing = _find_closing(text, opening)
        if closing is None:
            break
        yield _Part(text[at : opening.start()], state)
        inner = text[opening.end() : closing.start()]
        if opening["tag"] == "div":  # the wrapper of a block has lines of its own
            inner = re.sub(r"\A\r?\n|\r?\n\Z", "", inner)
        yield from _unwrap(inner, SOURCE if "mw-content-" in opening["attributes"] else OUTDATED)
        at = closing.end()
    yield _Part(text[at:], state)


def _find_closing(text: str, opening: re.Match[str]) -> re.Match[str] | None:
    depth = 1
    for tag in re.compile(rf"<(?P<end>/?){opening['tag']}\b[^<>]*>").finditer(text, opening.end()):
        depth += -1 if tag["end"] else 1
        if not depth:
            return tag
    return None


def _find_regions(text: str, source: Document) -> Iterator[tuple[int, int]]:
    """The parts of a translation page between the texts that the source page has outside of its translate tags."""
    start = 0
    at_hand = True  # whether the fixed text before was found, so that a mere bracket after it can be trusted
    units = False  # whether the source has units since the last fixed text that was found
    for fixed in _list_parts(source):
        if fixed is None:
            units = True
            continue
        named = any(char.isalnum() for char in fixed)
        place = text.find(fixed, start) if named or at_hand else -1
        at_hand = place >= 0
        if place < 0:
            continue
        if units and text[start:place].strip():
            yield start, place
        start = place + len(fixed)
        units = False
    if units and text[start:].strip():
        yield start, len(text)


def _list_parts(source: Document) -> Iterator[str | None]:
    """What the source page has outside of its translate tags, in order, without the white space around; None for each
    unit."""
    places = [(slot.start, slot.end, False) for slot in source.slots]
    places += [(span.start, span.end, True) for span in source.spans if span.end > span.start]
    done = 0
    for start, end, is_unit in sorted(places):
        if fixed := source.text[done:start].strip():
            yield fixed
        if is_unit:
            yield None
        done = max(done, end)
    if fixed := source.text[done:].strip():
        yield fixed


def _name_states(document: Document, parts: list[_Part], cuts: list[tuple[int, int]]) -> dict[int, str]:
    """Span → state, for spans that stand in a wrapped part."""
    if not any(part.state for part in parts):
        return {}
    places = [(_without_tags(span.start, cuts), _without_tags(span.end, cuts)) for span in document.spans]
    states: dict[int, str] = {}
    at = 0
    for part in parts:
        start, end = at, at + len(part.text)
        at = end
        if not part.state:
            continue
        for index, (first, last) in enumerate(places):
            if start < last and first < end:
                states[index] = part.state
    return states


def _without_tags(place: int, cuts: list[tuple[int, int]]) -> int:
    """A place in the text with tags as the place in the text without them."""
    shift = 0
    for start, end in cuts:
        if place >= start + shift + len(_OPEN):
            shift += len(_OPEN)
        if place >= end + shift + len(_CLOSE):
            shift += len(_CLOSE)
    return place - shift
