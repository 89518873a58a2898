"""The interface's own texts: the catalogs, the scripts' sentences, and what pages say in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from jinja2 import Environment

from web.interface import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
TRANSLATED = tuple(code for code in LANGUAGES if code != "en")

SPOKEN = ("aria-label", "title", "alt", "placeholder", "aria-description")
"""Attributes whose values are read by or to people."""

LETTER = re.compile(r"[^\W\d_]")
_ATTRIBUTE = re.compile(rf'\b(?:{"|".join(SPOKEN)})="([^"]*)"')
_UNSPOKEN = re.compile(r"<!--.*?-->|<(kbd|code|style)\b[^>]*>.*?</\1>|<[^>]*>|&\w+;", re.DOTALL)
_EXPRESSION = "\0"
_COMMA = re.compile(r"(?:^|>)[,;]\s")
_COMMA_TEXT = re.compile(r"""^(["'])[,;] \1$""")
_JS_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_JS_TEXT = re.compile(r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`""")
_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
_NO_WORDS = re.compile(r"[\[\]#>=:]|\.\w")
_SHOWN = re.compile(
    r"""(?:textContent|innerText|title|placeholder|ariaLabel|"aria-label",|\balert\(|\bconfirm\()[ =]*["'`]$"""
)

Texts = dict[Any, tuple[str, ...]]
"""Source text, or (singular, plural) → its translations, one per plural form."""


def catalog_path(code: str, suffix: str = "po") -> Path:
    """Where a language's catalog is."""
    return WEB / "translations" / code / "LC_MESSAGES" / f"messages.{suffix}"


@lru_cache(maxsize=8)
def read_language(code: str) -> Catalog:
    """A language's catalog."""
    with catalog_path(code).open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def list_messages(code: str) -> list[Message]:
    """A catalog's entries without its header."""
    return [message for message in read_language(code) if message.id]


def split_forms(text: Any) -> tuple[str, ...]:
    """One text or a plural text's forms, as a tuple."""
    return (text,) if isinstance(text, str) else tuple(text)


def read_texts(code: str) -> Texts:
    """What the catalog says."""
    return {message.id: split_forms(message.string) for message in list_messages(code)}


def read_compiled(code: str) -> Texts:
    """What the compiled catalog says, which is what the server reads."""
    with catalog_path(code, "mo").open("rb") as file:
        entries = [message for message in read_mo(file) if message.id]
    return {one.id if isinstance(one.id, str) else tuple(one.id): split_forms(one.string) for one in entries}


def extract_texts(target: Path) -> set[Any]:
    """Every source text that the extraction of `make texts` finds now; `target` gets the template."""
    command = f"pybabel --quiet extract --mapping {ROOT / 'babel.cfg'} --keyword lazy_gettext --output-file {target}"
    CommandLineInterface().run(
        [  # type: ignore[no-untyped-call]
            *command.split(),
            str(WEB),
        ]
    )
    with target.open("rb") as file:
        return {message.id for message in read_po(file) if message.id}


def find_plain_texts(template: str) -> list[str]:
    """Words of a template that stand outside of expressions, between tags or in attributes that are read out."""
    parts = []
    for _, kind, value in Environment(autoescape=True).lex(template):
        parts.append(value if kind == "data" else _EXPRESSION if kind.endswith("_begin") else "")
    markup = "".join(parts)
    pieces = [*_ATTRIBUTE.findall(markup), *_UNSPOKEN.sub(_EXPRESSION, markup).split(_EXPRESSION)]
    return [" ".join(piece.split(_EXPRESSION)).strip() for piece in pieces if LETTER.search(piece)]


def find_commas(template: str) -> list[str]:
    """Commas and semicolons that a template writes itself: behind an expression or a tag, or as a text of their own."""
    tokens = Environment(autoescape=True).lex(template)
    return [value for _, kind, value in tokens if (_COMMA if kind == "data" else _COMMA_TEXT).search(value)]


def find_sentences(script: str) -> list[str]:
    """String literals of a script that look like something to be read: two words that are no selector, or any word that
    is put where people read it."""
    code = _JS_COMMENT.sub("", script)
    found = []
    for match in _JS_TEXT.finditer(code):
        literal = "".join(part or "" for part in match.groups())
        line = code[code.rfind("\n", 0, match.start()) + 1 : match.start() + 1]
        if (_SHOWN.search(line) and LETTER.search(literal)) or (
            _WORDS.search(literal) and not _NO_WORDS.search(literal)
        ):
            found.append(literal)
    return found


def list_spoken(page: Any) -> Iterator[str]:
    """Every text and every attribute that is read on a parsed page, but for what is marked as English."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == "en":
            continue
        texts = [element.text, *(child.tail for child in element), *(element.get(name) for name in SPOKEN)]
        yield from (" ".join(text.split()) for text in texts if text and text.strip())
