"""Showing the parser a document in which container lines, templates and math look like blocks that it knows.

A mask has as many bytes as what it hides, so every offset of the parser holds in the document itself. A line that
opens or closes a container becomes a thematic break; one whose body is indented becomes a list item with the same
indentation; math and bodies that are not prose become a processing instruction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pyromark import Markdown

from workflow.formats.markdown.containers import CANDIDATE, DIRECTIVES, ContainerLine, read_line
from workflow.formats.markdown.reader import DEFINITIONS, PLAIN, Event, character_finder, read_events

_DEFINITION = re.compile(r"(?<![^\r\n])[ \t>]*:[ \t]+[^\s]")
_NO_DEFINITION = re.compile(r"(?<![^\r\n])([ \t>]*):(?![ \t]+[^\s])(?![-:| \t]*-[-:| \t]*(?![^\r\n]))")
_DIRECTIVE = re.compile(r"(`{3,}|~{3,})\{(?P<word>[\w-]+)\}[ \t]*(?P<title>[^\r\n]*)")
_LAST_LINE = re.compile(r"(?<![^\r\n])[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*\Z")
_OPTION_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t>]*(?P<body>:[\w-]+:[^\r\n]*)")
_LINE = re.compile(r"([ \t>]*)([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARKS = re.compile(r"[ \t>]*")
_ROUNDS = 16
"""One round finds one level of nested containers; deeper ones are left as the parser reads them."""


@dataclass(frozen=True, slots=True)
class Mask:
    """One hidden stretch of the document, in characters."""

    end: int
    shown: str
    line: ContainerLine


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the parser reads it behind its masks."""

    events: list[Event]
    masks: dict[int, Mask]
    """The masks by the character at which their block begins."""
    at: Callable[[int], int]
    """From offsets in bytes to characters."""
    shown: str
    """The text the parser read."""
    parser: Markdown


def read_document(text: str, *, definition_lists: bool) -> Reading:
    """The events of a document without front matter, and what was hidden from the parser."""
    at = character_finder(text)
    definitions = definition_lists and _DEFINITION.search(text) is not None
    parser = DEFINITIONS if definitions else PLAIN
    masks: dict[int, Mask] = {}
    shown = _hide_colons(text) if definitions else text
    events = list(read_events(shown, parser))
    if CANDIDATE.search(text) or ("{" in text and _DIRECTIVE.search(text)):
        for _ in range(_ROUNDS):
            found = _keep_apart(dict(_find_masks(text, events, at, masks)), masks)
            if not found:
                break
            masks.update(found)
            shown = _apply(text, masks)
            shown = _hide_colons(shown) if definitions else shown
            events = list(read_events(shown, parser))
    return Reading(events, masks, at, shown, parser)


def _hide_colons(text: str) -> str:
    """A colon makes a definition only with white space after it, as in Markdown Extra; the parser takes any."""
    return _NO_DEFINITION.sub(r"\1x", text)


def _keep_apart(found: dict[int, Mask], known: dict[int, Mask]) -> dict[int, Mask]:
    """The masks that overlap none that is known and none that begins before them."""
    kept: dict[int, Mask] = {}
    done, following = 0, sorted(known, reverse=True)
    for start, mask in sorted(found.items()):
        while following and following[-1] <= start:
            done = max(done, known[following.pop()].end)
        if start >= done and (not following or mask.end <= following[-1]):
            kept[start] = mask
            done = mask.end
    return kept


def _apply(text: str, masks: dict[int, Mask]) -> str:
    pieces: list[str] = []
    at = 0
    for start, mask in sorted(masks.items()):
        pieces += (text[at:start], mask.shown)
        at = mask.end
    return "".join((*pieces, text[at:]))


def _find_masks(
    text: str, events: list[Event], at: Callable[[int], int], known: dict[int, Mask]
) -> Iterable[tuple[int, Mask]]:
    """The lines to hide that the parser now takes for prose, and the MyST fences that it takes for code."""
    code = [(at(e[3]), at(e[4]), e) for e in events if e[0] == "Start" and e[1] in ("CodeBlock", "HtmlBlock")]
    for start, end, event in code:
        if event[1] == "CodeBlock" and event[2] != "Indented":
            yield from _open_directive(text, start, end)
    index, done = 0, 0
    begins = frozenset(_find_quotes(text, events, at)) if "[!" in text else frozenset()
    for match in CANDIDATE.finditer(text):
        start, body = match.start("body"), match["body"].rstrip(" \t")
        end = start + len(body)
        while index < len(code) and code[index][1] <= start:
            index += 1
        inside_code = index < len(code) and code[index][0] <= start
        if start < done or inside_code or start in known:
            continue
        if body.startswith("$$"):
            masks = _hide_math(text, start, end, match["prefix"].count(">"))
        else:
            line = read_line(match["prefix"], body)
            if not line or (body[0] == "[" and start not in begins):
                continue
            masks, done = _hide_line(text, start, end, line, match["prefix"])
        for masked, mask in masks:
            done = max(done, mask.end)
            yield masked, mask


def _find_quotes(text: str, events: list[Event], at: Callable[[int], int]) -> Iterable[int]:
    """Where the text of each block quote begins."""
    for verb, name, _, start, end in events:
        if verb == "Start" and name == "BlockQuote" and (marks := _MARKS.match(text, at(start), at(end))):
            yield marks.end()


def _hide_line(text: str, start: int, end: int, line: ContainerLine, prefix: str) -> tuple[list[tuple[int, Mask]], int]:
    """The masks of one container line, and where the search goes on: an indented body waits for the next round."""
    if line.opaque:
        close = re.compile(rf"(?<![^\r\n])[ \t>]*({line.opaque})[ \t]*(?![^\r\n])").search(text, end)
        return ([(start, _opaque(text, start, close.end(1)))] if close else []), end
    hidden = "1)  #" if line.indented else "***"
    masks = [(start, Mask(end, hidden.ljust(len(text[start:end].encode())), line))]
    if not line.indented:
        return [*masks, *_hide_options(text, end, line)], end
    indent, done = len(prefix), end
    for body in _LINE.finditer(text, _next_line(text, end)):
        if body.start() == len(text) or (body[2] and len(body[1]) < indent + 4):
            break
        done = body.end()
    return masks, done


def _next_line(text: str, offset: int) -> int:
    match = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").match(text, offset)
    return match.end() if match else len(text)


def _hide_options(text: str, end: int, line: ContainerLine) -> Iterable[tuple[int, Mask]]:
    """The lines `:name: value` right below the line that opens a MyST directive."""
    while "{" in line.word and (match := _OPTION_LINE.match(text, end)):
        end = match.end()
        yield match.start("body"), Mask(end, "***".ljust(len(match["body"].encode())), ContainerLine(match["body"]))


def _open_directive(text: str, start: int, end: int) -> Iterable[tuple[int, Mask]]:
    """The first and last line of a code block that is a MyST directive with a body in Markdown."""
    match = _DIRECTIVE.match(text, start, end)
    if not match or match["word"] not in DIRECTIVES:
        return
    title = (match.start("title") - start, match.end("title") - start) if match["title"].strip() else None
    word = text[start : match.start("title")]
    line = ContainerLine(word, title)
    yield start, Mask(match.end(), "***".ljust(len(match[0].encode())), line)
    yield from _hide_options(text, match.end(), line)
    body_end = start + len(text[start:end].rstrip(" \t\r\n"))
    last = _LAST_LINE.search(text[:body_end], match.end())
    if last:
        yield last.start("fence"), Mask(last.end(), "***".ljust(len(last["fence"])), ContainerLine(last["fence"]))


def _hide_math(text: str, start: int, end: int, quotes: int) -> list[tuple[int, Mask]]:
    """The mask of a display formula that begins here and ends, before a blank line and in the same block quotes, at a
    line's end."""
    if "$$" in text[start + 2 : end]:
        return []
    for line in _LINE.finditer(text, _next_line(text, end)):
        content = line[2].rstrip(" \t")
        if not content or line[1].count(">") != quotes:
            return []
        if content.endswith("$$"):
            return [(start, _opaque(text, start, line.start(2) + len(content)))]
    return []


def _opaque(text: str, start: int, end: int) -> Mask:
    """A processing instruction of the same bytes and lines, which CommonMark reads as one HTML block (type 3)."""
    lines: list[str] = []
    for line in _LINE.finditer(text[start:end]):
        quiet = "x" * len(line[2].encode())
        lines.append((line[1] if lines else "") + ("<?" + quiet[2:] if not lines else quiet) + line[3])
    return Mask(end, "".join(lines)[:-2] + "?>", ContainerLine(text[start:end]))
