"""What in a text is prose: letters outside of entities, templates and addresses."""

from __future__ import annotations

import re
from html.entities import html5

from workflow.formats.html.tokens import SPACE, TEMPLATE

_BARE_NAMES = "|".join(sorted((name for name in html5 if not name.endswith(";")), key=len, reverse=True))

ENTITY = rf"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[a-zA-Z][a-zA-Z0-9]*+;|{_BARE_NAMES})"
"""A character reference; the names of old may stand without a semicolon (the standard's 13.5)."""

URL = rf"(?:\b(?:https?|ftp)://|\bmailto:|\bwww\.)(?:(?!\{{[{{%#])[^{SPACE}<>\"'])++|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"
"""An address in running text."""

TEMPLATES = re.compile(TEMPLATE, re.IGNORECASE)
_NO_PROSE = re.compile(rf"{TEMPLATE}|{ENTITY}|{URL}", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_²³¹¼-¾⁰-₎⅐-↏①-⓿]")
_SOFT_BREAK = re.compile(rf"[{SPACE}]*[\n\r][{SPACE}]*")
_SPECIAL = re.compile(r"[&@{]|://|www\.|<[%?]|mailto:", re.IGNORECASE)


def has_prose(text: str) -> bool:
    """Whether a piece of running text holds a letter that a translator could change."""
    if not _LETTER.search(text):
        return False
    if not _SPECIAL.search(text):
        return True
    return bool(_LETTER.search(_NO_PROSE.sub(" ", text)))


def join_soft_breaks(text: str) -> str:
    """Line ends with the white space around them become one space: in HTML they mean no more than that."""
    return _SOFT_BREAK.sub(" ", text)


def join_outside_templates(text: str) -> str:
    """`join_soft_breaks`, but templates stay as written."""
    if "\n" not in text and "\r" not in text:
        return text
    pieces: list[str] = []
    position = 0
    for match in TEMPLATES.finditer(text):
        pieces += (join_soft_breaks(text[position : match.start()]), match[0])
        position = match.end()
    return "".join((*pieces, join_soft_breaks(text[position:])))
