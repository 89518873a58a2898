"""A second reading of pages with translate tags, written straight from the description of Translate's own parser.

It works as that one does, with placeholders in a copy of the text that has line feeds only, and shares nothing with
the product: places, line ends and warnings are not its business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WS = r"[ \t\n\r\f\v]"
_SPLIT = re.compile(rf"(^{_WS}*|{_WS}*\n\n{_WS}*|{_WS}*\Z)")
_MARKER = re.compile(r"<!--T:(.*?)-->", re.DOTALL)
_NEW_VARIABLE = re.compile(
    r"<tvar\s+name\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'\s>]+))\s*>(.*?)</tvar\s*>", re.S | re.I
)
_OLD_VARIABLE = re.compile(r"<tvar\|([^>]+)>(.*?)</>", re.DOTALL)


class RefusedPageError(Exception):
    """The page has an error; the text is Translate's code."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What Translate finds in a page."""

    units: tuple[tuple[str, str], ...]
    """Marker (or nothing) and text as translators see it."""
    shown: str
    """The page in the source language."""


def read_page(text: str) -> Reading:
    """The units of a page and what it shows in its source language."""
    protected: list[str] = []

    def protect(found: re.Match[str]) -> str:
        protected.append(found[0])
        return f"\x01{len(protected) - 1}\x02"

    def restore(protected_text: str) -> str:
        return re.sub("\x01(\\d+)\x02", lambda found: protected[int(found[1])], protected_text)

    text = re.sub(r"<nowiki>.*?</nowiki>", protect, text.replace("\r\n", "\n"), flags=re.DOTALL)
    units: list[tuple[str, str]] = []
    shown: list[str] = []
    while match := re.search(r"<translate(?: nowrap)?>(.*?)</translate>", text, re.DOTALL):
        if re.search(r"<translate(?: nowrap)?>", match[1]):
            raise RefusedPageError("pt-parse-nested")
        shown.append(_read_section(restore(match[1]), units))
        text = f"{text[: match.start()]}\x03{len(shown) - 1}\x04{text[match.end() :]}"
    if re.search(r"<translate(?: nowrap)?>", text):
        raise RefusedPageError("pt-parse-open")
    if "</translate>" in text:
        raise RefusedPageError("pt-parse-close")
    if any(unit_id == "Page display title" for unit_id, _ in units):
        raise RefusedPageError("tpt-duplicate")
    return Reading(tuple(units), restore(re.sub("\x03(\\d+)\x04", lambda found: shown[int(found[1])], text)))


def _read_section(content: str, units: list[tuple[str, str]]) -> str:
    parts: list[str] = []
    texts: list[str] = []
    for index, part in enumerate(_SPLIT.split(content)):
        if index % 2 or not part.strip(" \t\n\r\f\v"):
            parts.append(part)
        else:
            unit_id, unit_text = _read_unit(part)
            names = _OLD_VARIABLE.sub(r"$\1", _NEW_VARIABLE.sub(lambda v: "$" + (v[1] or v[2] or v[3]), unit_text))
            units.append((unit_id, names))
            texts.append(_show_unit(unit_text, names))
            parts.append(f"\x05{len(texts) - 1}\x06")
    template = re.sub(r"\n\Z", "", re.sub(r"\A\n", "", "".join(parts)))
    return re.sub("\x05(\\d+)\x06", lambda found: texts[int(found[1])], template)


def _show_unit(text: str, names: str) -> str:
    values: dict[str, str] = {}
    for double, single, bare, value in _NEW_VARIABLE.findall(text):
        values.setdefault(f"${double or single or bare}", value)
    rest = _NEW_VARIABLE.sub("", text)
    values |= {f"${name}": value for name, value in _OLD_VARIABLE.findall(rest)}
    longest_first = sorted(map(re.escape, values), key=len, reverse=True)
    return re.sub("|".join(longest_first), lambda found: values[found[0]], names) if values else names


def _read_unit(text: str) -> tuple[str, str]:
    found = _MARKER.findall(text)
    if not found:
        return "", text
    if len(found) > 1:
        raise RefusedPageError("pt-shake-multiple")
    if not found[0]:
        raise RefusedPageError("pt-shake-empty-marker")
    if found[0].strip() != found[0]:
        raise RefusedPageError("pt-shake-whitespace")
    if re.search(r"[_/\\<>|\n\r]", found[0]):
        raise RefusedPageError("tpt-invalid")
    text = re.sub(r"\A<!--T:[^>]*?-->[ \n]", "", text)
    text = re.sub(rf"{_WS}*<!--T:[^>]*?-->$", "", text, flags=re.MULTILINE)
    if _MARKER.search(text):
        raise RefusedPageError("pt-shake-position")
    if not text.strip(" \t\n\r\f\v"):
        raise RefusedPageError("pt-shake-empty")
    return found[0], text
