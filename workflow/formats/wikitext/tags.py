"""The `<translate>` tags of a page and what each pair of them holds, as MediaWiki's Translate reads them.

The tags are told by their exact letters: `<translate>`, `<translate nowrap>`, `</translate>`. Only `<nowiki>` protects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.errors import DocumentError
from workflow.formats.wikitext.lines import LineIndex
from workflow.formats.wikitext.regions import Region, find_nowiki, region_at

TAG = re.compile(r"<translate(?: nowrap)?>|</translate>")
_LOOKALIKE = re.compile(r"</?translate\b[^<>]*>", re.IGNORECASE)
_CLOSING = "</translate>"


@dataclass(frozen=True, slots=True)
class Section:
    """One pair of tags."""

    opening: Region
    closing: Region
    wrap: bool
    """Whether rendered units may be wrapped in markup: false for `<translate nowrap>`."""

    @property
    def content(self) -> Region:
        """What stands between the two tags."""
        return self.opening[1], self.closing[0]


def has_tags(text: str) -> bool:
    """Whether the text has a translate tag outside `<nowiki>`, so that its author says what is translated."""
    if "translate" not in text:
        return False
    nowiki = find_nowiki(text)
    return any(not region_at(nowiki, tag.start()) for tag in TAG.finditer(text))


def find_sections(text: str, *, page: str, lines: LineIndex) -> tuple[Section, ...]:
    """Every pair of translate tags in order.

    Raises `DocumentError` where a tag stands inside another pair (Translate's pt-parse-nested), is never closed
    (pt-parse-open) or closes nothing (pt-parse-close).
    """
    nowiki = find_nowiki(text)
    tags = [tag for tag in TAG.finditer(text) if not region_at(nowiki, tag.start())]
    last_closing = max((tag.start() for tag in tags if tag[0] == _CLOSING), default=-1)
    sections: list[Section] = []
    strays: list[re.Match[str]] = []
    opening: re.Match[str] | None = None
    for tag in tags:
        if tag[0] != _CLOSING:
            if opening and tag.start() < last_closing:
                _refuse_nested(opening, tag, page=page, lines=lines)
            opening = opening or tag
        elif opening is None:
            strays.append(tag)
        else:
            wrap = opening[0] == "<translate>"
            sections.append(Section(opening.span(), tag.span(), wrap))
            opening = None
    if opening:
        message = f"{opening[0]} is never closed (pt-parse-open): write {_CLOSING} where the text to translate ends"
        raise DocumentError(message, path=page, line=lines.line_at(opening.start()))
    if strays:
        message = f"{_CLOSING} closes nothing (pt-parse-close): write <translate> before the text, or delete this tag"
        raise DocumentError(message, path=page, line=lines.line_at(strays[0].start()))
    return tuple(sections)


def find_lookalikes(text: str) -> tuple[re.Match[str], ...]:
    """What looks like a translate tag and is none, such as `<Translate>` or `<translate lang=en>`."""
    nowiki = find_nowiki(text)
    found = (tag for tag in _LOOKALIKE.finditer(text) if not TAG.fullmatch(tag[0]))
    return tuple(tag for tag in found if not region_at(nowiki, tag.start()))


def _refuse_nested(outer: re.Match[str], inner: re.Match[str], *, page: str, lines: LineIndex) -> None:
    message = (
        f"{inner[0]} stands inside the {outer[0]} of line {lines.line_at(outer.start())} (pt-parse-nested): "
        f"write {_CLOSING} before it, or delete one of the two"
    )
    raise DocumentError(message, path=page, line=lines.line_at(inner.start()))
