"""Deciding whether a text holds anything to translate."""

from __future__ import annotations

import re

CODE_SPAN = r"(?<![\\`])(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
TEMPLATE = (
    r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|\{\*(?:(?!\{\*|\*\}).)*\*\}|\{[#:][^{}]*\}"
    r"|\{[A-Za-z][\w:-]*\}(?=`)|--8<--[ \t]+\"[^\"\r\n]*\"|(?<![\w:]):[a-z][\w+-]*:(?!\w)"
)
"""Templates of mdBook, Hugo, Jinja, Liquid and FastAPI, attribute lists, MyST roles, snippets and emoji by name.

No piece holds the begin of another, so that a text full of begins is read in one pass.
"""

MATH = (
    r"(?<![\\$])\$\$[^$]+?\$\$"
    r"|(?<![\\$\w])\$(?![\s$])(?:\\.|[^$\\])*?(?<![\s\\])\$(?![\w$])"
    r"|\\\\\((?:(?!\\\\[()]).)*\\\\\)|\\\\\[(?:(?!\\\\[\[\]]).)*\\\\\]"
)
URL = r"(?:https?|ftp)://[^\s<>]+|\bwww\.[^\s<>]+|\bmailto:[^\s<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
AUTOLINK = r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.+-]+@[\w.-]+>"
FOOTNOTE = r"\[\^[^\[\]\s]+\]"

_IMAGE = r"!\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\](?:\((?:[^()\\\"]|\\.|\"(?:[^\"\\]|\\.)*\"|\([^()]*\))*\)|\[[^\[\]]*\])?"
_TARGET = r"\]\((?:[^()\\\"]|\\.|\"(?:[^\"\\]|\\.)*\"|\([^()]*\))*\)|\]\[[^\[\]]*\]"
_TAG = r"<!--.*?-->|</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>"
_ENTITY = r"&(?:#\w+|\w+);"
_CONTENTS = r"\A\[\[?_?(?:TOC|toc)_?\]?\]\Z"
_NOT_PROSE = re.compile(
    "|".join((CODE_SPAN, TEMPLATE, MATH, AUTOLINK, URL, FOOTNOTE, _IMAGE, _TARGET, _TAG, _ENTITY, _CONTENTS)), re.DOTALL
)
_OPAQUE = re.compile(f"{CODE_SPAN}|{TEMPLATE}|{MATH}", re.DOTALL)
_TEXT_IN_TAG = re.compile(r"<[^>]*\b(?:alt|title|aria-label)\s*=\s*[\"'][^\"'>]*[^\W\d_]", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]+,? [^\W\d_]")
_LETTER = re.compile(r"[^\W\d_]")
_LONG = 4000
"""No block of so many characters is only code and addresses."""


def has_prose(text: str) -> bool:
    """Whether the text of a block has a letter outside of code spans, templates, math, URLs, images, link targets,
    footnote references, tags and entities."""
    if _FIRST_WORD.match(text):
        return True
    if not _LETTER.search(text):
        return False
    if len(text) > _LONG or _LETTER.search(_NOT_PROSE.sub(" ", text)):
        return True
    return _TEXT_IN_TAG.search(text) is not None and _TEXT_IN_TAG.search(_OPAQUE.sub(" ", text)) is not None
