"""The notice at the top of a translation page."""

from __future__ import annotations

import html
import re

from workflow.formats.html.tokens import Type, is_xml, read_tokens
from workflow.model import View

_TEMPLATE_OPENING = re.compile(r"\{(?=[{%#])")
_LINE_END = re.compile(r"\r\n|\n|\r")
_HEAD = re.compile(r"(?:\ufeff?[\s]*(?:<!doctype\b[^>]*>|<\?xml\b[^>]*>)[ \t]*(?:\r\n|\n|\r)?)*\ufeff?", re.IGNORECASE)


def insert_banner(text: str, sentence: str, view: View) -> str:
    """The page with the sentence in a `div` of the class `polyfolio-banner` at the start of its body; in a fragment
    at the top, after a doctype. The sentence is plain text: what would be markup in it is escaped."""
    newline = match[0] if (match := _LINE_END.search(text)) else "\n"
    words = _TEMPLATE_OPENING.sub("&#123;", html.escape(sentence, quote=False))
    notice = f'<div class="polyfolio-banner" role="note" lang="{view.language}" dir="{view.direction}">{words}</div>'
    place = _find_body(text, view.page)
    if place is not None:
        return f"{text[:place]}{newline}{notice}{text[place:]}"
    head = _HEAD.match(text)
    place = head.end() if head else 0
    return f"{text[:place]}{notice}{newline}{text[place:]}"


def _find_body(text: str, page: str) -> int | None:
    """Where the body begins: after its tag, else after the head, else after the root's tag."""
    found: dict[str, int] = {}
    for token in read_tokens(text, xml=is_xml(text, page)):
        if token.type is Type.START and token.name in ("body", "html"):
            found.setdefault(token.name, token.end)
        elif token.type is Type.END and token.name == "head":
            found.setdefault("head", token.end)
        if "body" in found:
            break
    return found.get("body", found.get("head", found.get("html")))
