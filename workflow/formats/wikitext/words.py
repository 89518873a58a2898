"""The page's own words: `<languages/>`, `{{TRANSLATIONLANGUAGE}}` and `{{#translation:}}`, as Translate names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.formats.wikitext.languages import write_languages
from workflow.formats.wikitext.regions import Region, find_quiet, region_at
from workflow.model import View

LANGUAGES = "languages"
LANGUAGE = "language"
SUFFIX = "suffix"

_WORD = re.compile(
    r"(?P<languages><(?i:languages)\s*(?:/>|>\s*</(?i:languages)\s*>))"
    r"|(?P<language>\{\{\s*TRANSLATIONLANGUAGE\s*\}\})"
    r"|(?P<suffix>\{\{\s*\#(?i:translation)\s*:\s*\}\})"
)


def find_words(text: str, quiet: tuple[Region, ...]) -> Iterator[tuple[int, int, str]]:
    """The page's own words with their places and names; none in the `quiet` regions, where they are plain text."""
    for word in _WORD.finditer(text):
        if not region_at(quiet, word.start()):
            yield word.start(), word.end(), word.lastgroup or ""


def fill_word(name: str, view: View, *, language: str) -> str:
    """What a word shows on a page in `view` where the text around it is in `language`."""
    if name == LANGUAGES:
        return write_languages(view)
    if name == LANGUAGE:
        return language
    if name == SUFFIX and view.language != view.source_language:
        return f"/{view.language}"
    return ""


def fill_words(text: str, view: View, *, language: str) -> str:
    """The text of one unit with its words filled."""
    if not _WORD.search(text):
        return text
    parts: list[str] = []
    at = 0
    for start, end, name in find_words(text, find_quiet(text)):
        parts += [text[at:start], fill_word(name, view, language=language)]
        at = end
    return "".join(parts) + text[at:]
