"""Comparing Markdown texts as other tools write them, and bringing translations into a unit's own spelling.

What the tools do was read off their files: mdbook-i18n-helpers writes every link inline and emphasis with `_`, and
escapes what could be markup; mdpo writes emphasis with `*`, drops escapes and hard breaks, and shortens `[text][]`;
po4a joins lines, so that a hard break's backslash stands before a space; translate-toolkit writes `{1}` for the target
of a link, a tag or an address, and resolves entities; Sphinx keeps the text of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workflow.core.foreign.spelling import Adapted, Speller, simplify
from workflow.core.words import normalise
from workflow.formats.markdown.inline import INLINE, LEAD
from workflow.formats.markdown.reader import Event, character_finder, read_events

_MARKUP = re.compile(r"[\\`*_~<\[&{]")
_BROKEN_LINE = re.compile(r"\\(?=\s)")
_JOINED_BREAK = re.compile(r"\\[ ]")
_HARD_BREAK = re.compile(r"(?:\\|[ \t]{2,})\n")
_PLACEHOLDER = re.compile(r"(?P<code>`+[^`]*`+)|(?P<closing>\])?\{(?P<number>\d{1,3})\}")
_SCHEME = "x-placeholder:"
_DEFINITION = re.compile(r"(?m)^[ \t>]*\[((?:[^\[\]\\]|\\.)+)\]:[ \t]*(?:\r?\n[ \t>]*)?<?([^\s<>]+)>?")
_MARKS = {"Emphasis": "*", "Strong": "**", "Strikethrough": "~~"}


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a text's markup that a translation takes over as it is: a link's target, a tag, an address."""

    start: int
    end: int
    target: str
    """What it stands for: an address where that is known, else a label or the tag itself."""
    written: str
    """What a translation must have in this piece's place: `](target)`, `][label]`, `<tag>`."""
    inline: bool
    """Whether it says its target itself."""

    @property
    def closing(self) -> bool:
        """Whether it closes a link's text."""
        return self.written.startswith("]")


class MarkdownSpeller:
    """The speller of Markdown texts; it holds no state."""

    def find_key(self, text: str) -> str:
        """What a text says without its spelling."""
        return find_key(text)

    def find_addresses(self, document: str) -> Mapping[str, str]:
        """The addresses of a document's link reference definitions."""
        return find_addresses(document)

    def unwrap(self, text: str) -> tuple[str, str, str]:
        """A text that is one link or emphasised as a whole."""
        return unwrap(text)

    def adapt(self, source: str, foreign: str, translation: str, addresses: Mapping[str, str]) -> Adapted:
        """A translation with the unit's own links, tags and hard breaks."""
        return adapt(source, foreign, translation, addresses)


SPELLER: Speller = MarkdownSpeller()


def find_key(text: str) -> str:
    """What a text says without its spelling: the target of a link, a tag and an address are only said to be there."""
    text = normalise(_BROKEN_LINE.sub("", text) if "\\" in text else text)
    if not _MARKUP.search(text):
        return simplify(text)
    return simplify("".join(_list_words(_show_placeholders(text)))[len(LEAD) :])


def _list_words(text: str) -> Iterator[str]:
    address = False
    for verb, name, data, _, _ in read_events(LEAD + text, INLINE):
        if name == "Text":
            if not address:
                yield data
        elif name == "Code":
            yield f"`{data}`"
        elif name in _MARKS:
            yield _MARKS[name]
        elif name in ("InlineHtml", "Html"):
            yield "<>"
        elif name in ("SoftBreak", "HardBreak"):
            yield " "
        elif name in ("Link", "Image"):
            if verb == "Start":
                address = data["link_type"] in ("Autolink", "Email")
                yield "<>" if address else "["
            elif not address:
                yield "]"
            address = address and verb == "Start"


def find_addresses(document: str) -> dict[str, str]:
    """The addresses of a document's link reference definitions by their normalised label; the first one counts
    (CommonMark, section 4.7)."""
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(document) if "]:" in document else ():
        found.setdefault(_normalise_label(match[1]), match[2])
    return found


def unwrap(text: str) -> tuple[str, str, str]:
    """A text that is one link, or emphasised as a whole, as what is before, inside and after."""
    if text[:1] not in ("[", "*", "_"):
        return "", text, ""
    events = _read_placed(text)[2:-1]
    if len(events) < 3 or events[0][0] != "Start" or events[0][3] or events[0][4] < len(text):
        return "", text, ""
    _, name, data, _, _ = events[0]
    if name == "Link" and data["link_type"] in ("Inline", "ReferenceUnknown"):
        inner = max(event[4] for event in events[1:-1])
        return text[:1], text[1:inner], text[inner:]
    width = {"Emphasis": 1, "Strong": 2}.get(name, 0)
    return text[:width], text[width : len(text) - width], text[len(text) - width :]


def _read_placed(text: str) -> list[Event]:
    """The events of a text with offsets in its characters; the first two are those of what stands before it."""
    at = character_finder(LEAD + text)
    lead = len(LEAD)
    return [(*event[:3], at(event[3]) - lead, at(event[4]) - lead) for event in read_events(LEAD + text, INLINE)]


def _normalise_label(label: str) -> str:
    return normalise(label).casefold()


def adapt(source: str, foreign: str, translation: str, addresses: Mapping[str, str]) -> Adapted:
    """A translation made for `foreign`, with the unit's own links, tags and hard breaks in place of the tool's.

    Args:
        source: the unit's text, of the same key as `foreign`.
        foreign: the text that the translation was made for.
        translation: in the spelling of `foreign`.
        addresses: what the references of the unit's page stand for.
    """
    text = _adapt_breaks(source, foreign, translation)
    placeholders = _has_placeholders(foreign) and not _has_placeholders(source)
    if placeholders:
        foreign, text = _show_placeholders(foreign), _show_placeholders(text)
    ours, theirs = list(_find_pieces(source, addresses)), list(_find_pieces(foreign, addresses))
    if len(ours) != len(theirs):
        return Adapted(translation, certain=[piece.target for piece in ours] == [piece.target for piece in theirs])
    table: dict[str, Piece] = {}
    for mine, other in zip(ours, theirs, strict=True):
        if table.setdefault(other.target, mine).target != mine.target or mine.closing != other.closing:
            return Adapted(translation, certain=False)
    there = list(_find_pieces(text, addresses))
    changed = {old for old, new in table.items() if old != new.target}
    if changed - {piece.target for piece in there}:
        return Adapted(translation, certain=False)
    if placeholders and sum(piece.target.startswith(_SCHEME) for piece in there) != len(theirs):
        return Adapted(translation, certain=False)
    known = frozenset(addresses.values())
    for piece in reversed(there):
        new = table.get(piece.target)
        if new is None:
            if piece.closing and not piece.inline and piece.target not in known:
                return Adapted(translation, certain=False)  # a reference that this page does not define
        elif new.closing != piece.closing:
            return Adapted(translation, certain=False)
        elif piece.target in changed or (piece.inline and not new.inline):
            text = text[: piece.start] + new.written + text[piece.end :]
    return Adapted(text, certain=_SCHEME not in text)


def _adapt_breaks(source: str, foreign: str, translation: str) -> str:
    """The translation with the unit's hard breaks where a tool joined its lines or dropped what makes them hard."""
    text = translation.strip()
    if "\n" not in source:
        return text
    if _JOINED_BREAK.search(foreign):
        return _JOINED_BREAK.sub("\\\\\n", text)
    lines = text.count("\n")
    if lines == len(_HARD_BREAK.findall(source)) == foreign.strip().count("\n") and not _HARD_BREAK.search(text):
        return re.sub(r"[ \t]*\n[ \t]*", "\\\\\n", text)
    return text


def _has_placeholders(text: str) -> bool:
    return "{" in text and any(match["number"] for match in _PLACEHOLDER.finditer(text))


def _show_placeholders(text: str) -> str:
    """The text with numbers in braces as targets and addresses, which the parser knows."""
    return _PLACEHOLDER.sub(_show_placeholder, text) if "{" in text else text


def _show_placeholder(match: re.Match[str]) -> str:
    if match["code"]:
        return match[0]
    return f"]({_SCHEME}{match['number']})" if match["closing"] else f"<{_SCHEME}{match['number']}>"


def _find_pieces(text: str, addresses: Mapping[str, str]) -> Iterator[Piece]:
    """The pieces of a text in the order of their ends."""
    if not _MARKUP.search(text):
        return
    events = _read_placed(text)
    opened: list[int] = []
    for index, (verb, name, _, start, end) in enumerate(events):
        if name in ("InlineHtml", "Html"):
            yield Piece(start, end, text[start:end], text[start:end], inline=True)
        elif name in ("Link", "Image"):
            if verb == "Start":
                opened.append(index)
                continue
            first = opened.pop()
            inner = max((event[4] for event in events[first + 1 : index]), default=start + 1)
            if piece := _read_link(text, events[first], inner, addresses):
                yield piece


def _read_link(text: str, event: Event, inner: int, addresses: Mapping[str, str]) -> Piece | None:
    """A link's or image's target; None for brackets that stand for themselves."""
    _, _, data, start, end = event
    kind = str(data["link_type"]).removesuffix("Unknown")
    if kind in ("Autolink", "Email"):
        return Piece(start, end, data["dest_url"], text[start:end], inline=True)
    closing = text.find("](" if kind == "Inline" else "][" if kind == "Reference" else "]", inner, end)
    if closing < 0:
        return None
    if kind == "Inline":
        return Piece(closing, end, data["dest_url"], text[closing:end], inline=True)
    label = data["id"]
    known = addresses.get(_normalise_label(label))
    if known is None and (kind == "Shortcut" or label.startswith("^")):
        return None
    if kind == "Collapsed" and text.startswith("[]", end):
        end += 2
    return Piece(closing, end, known or f"[{label}]", f"][{label}]", inline=False)
