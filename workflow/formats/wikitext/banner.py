"""The notice at the top of a translation page, as a block of wikitext."""

from __future__ import annotations

import re
from html import escape

from workflow.formats.wikitext.lines import find_newline
from workflow.model import View

_ACTIVE = re.compile(r"[\[\]{}|]|'(?=')|(?<=')'|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_|(?<=:)/(?=/)")
_REDIRECT = re.compile(r"\s*#redirect\b", re.IGNORECASE)


def put_banner(text: str, sentence: str, view: View) -> str:
    """The page with `sentence`, plain text, as its first line; a redirect stays as it is, to redirect still."""
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    page = text.removeprefix(bom)
    if _REDIRECT.match(page):
        return text
    words = _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", escape(sentence, quote=False))
    attributes = f'class="polyfolio-banner" lang="{escape(view.language)}" dir="{escape(view.direction)}"'
    return f"{bom}<div {attributes}>{words}</div>{find_newline(text)}{page}"
