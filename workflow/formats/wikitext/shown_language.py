"""Outlines without the language of a unit: `{{Nav/{{TRANSLATIONLANGUAGE}}}}` is the same template in each of them."""

from __future__ import annotations

import re
from typing import Any

_LANGUAGE = re.compile(r"/[a-z]{2,3}(?:-[A-Za-z]+)*\Z")


def forget_languages(outline: Any) -> Any:
    """An outline of `outline_wikitext` with the language code at the end of each template's name left out."""
    if not isinstance(outline, tuple):
        return outline
    if len(outline) == 2 and outline[0] == "template" and isinstance(outline[1], tuple):
        name, *arguments = outline[1]
        return "template", (_LANGUAGE.sub("/", name), *map(forget_languages, arguments))
    return tuple(forget_languages(part) for part in outline)
