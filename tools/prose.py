"""The bare words of Markdown, read by markdown-it: an opinion that is independent of the product's own reader."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_DEFINITION = re.compile(r"(?m)^[ >]*\[[^\]]+\]:[ \t]+\S+.*$")
_LABEL = re.compile(r"(\[[^\[\]]*\])\[[^\[\]]*\]")
_TEMPLATE = re.compile(r"\{\{[#/]?\w.*?\}\}")
_HEADING_MARK = re.compile(r"\{[#.][^{}]*\}\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_URL = re.compile(r"\b(?:https?://|mailto:)\S+")
_WORD = re.compile(r"[^\W_]+")


def list_words(text: str) -> list[str]:
    """The words of a text in Markdown in lower case: without code, markup, tags, addresses and templates."""
    return [word.lower() for piece in _list_prose(text) for word in _WORD.findall(_URL.sub(" ", piece))]


def list_letters(text: str) -> str:
    """The same without the borders between words: for scripts without spaces."""
    return "".join(list_words(text))


def _list_prose(text: str) -> Iterator[str]:
    text = _DEFINITION.sub("", _FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1))
    text = _LABEL.sub(r"\1", _TEMPLATE.sub(" ", text))
    for token in _READER.parse(text):
        if token.type == "html_block":
            yield html.unescape(_TAG.sub(" ", _COMMENT.sub(" ", token.content)))
        elif token.type == "inline":
            yield _HEADING_MARK.sub("", "".join(_list_inline(token.children or [])))


def _list_inline(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special"):
            yield token.content
        elif token.type == "image":
            yield "".join(_list_inline(token.children or []))
        elif token.type in ("softbreak", "hardbreak", "code_inline", "html_inline"):
            yield " "
